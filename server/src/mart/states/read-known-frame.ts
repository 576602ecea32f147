import type { ClientBase } from 'pg';
import { nameMember } from '../build/members';
import type { FrameRows, MemberRow, PersonRow } from '../build/rows';
import { indexIds } from '../find-member';
import { readEntitlementChanges } from '../load/entitlement-changes.sql';
import { readRosters } from '../load/rosters.sql';
import { textAt } from '../shared-columns';
import type { MartState, StateVersion } from '../state';
import { type BaseState, type DecidingLeaves, entitlementKey, findDeciding, isNewer } from './deciding-leaves';
import { readKnownCalendar } from './known-calendar.sql';
import { toEntitlementTables } from './known-entitlements';
import { type Mentions, readDepartmentIds, readKnownDesignations, readMentions, readPastEntitlements } from './known-labels.sql';
import type { KnownLeaves } from './known-leaves.sql';
import { nameReferred } from './known-names';
import { findChangedEmployees, indexNewest, type KnownPerson, listKnownPeople } from './known-people';
import { type KnownEntitlement, type KnownRecord, readKnownRecords } from './known-records.sql';

interface Sources {
  version: StateVersion;
  /** The run after which `version` holds. */
  runId: string;
  sourceTimeZone: string;
  leaves: KnownLeaves;
  /** Null: all leaves were read. */
  base: (BaseState & { sinceRunId: string }) | null;
}

/**
 * The state after a run without its leaves: the people with leave, and the leave types, departments and other values that they and their
 * leaves refer to, as in the newest records at that time.
 */
export async function readKnownFrame(client: ClientBase, sources: Sources): Promise<FrameRows & { people: readonly PersonRow[] }> {
  const { version, runId, sourceTimeZone, leaves, base } = sources;
  const deciding = findDeciding(base, leaves);
  const mentions = base && (await readMentions(client, base.sinceRunId));
  const changed = base && findChangedEmployees(base, leaves);
  const isChanged = (employeeId: string) => changed === null || changed.has(employeeId);
  const read = createRecordReader(client, runId);

  const changedLeaveIds = [...deciding.byEmployee].filter(([employeeId]) => isChanged(employeeId)).map(([, { leaveId }]) => leaveId);
  const records = await read([...changedLeaveIds, ...[...deciding.byEntitlement.values()].map(({ leaveId }) => leaveId)]);
  const departmentIds = await readDepartmentIds(client);
  const people = listKnownPeople({ deciding, base, isChanged, records, departmentIds });
  const rows = people.map(({ row }) => row);

  const byUserId = indexNewest(people, ({ userId }) => [String(userId)]);
  const byAllocation = indexNewest(people, ({ allocationIds }) => allocationIds);
  const { referred } = deciding;
  const teamManagerIds = listDistinct(rows, ({ teamManagerId }) => teamManagerId, referred.teamManagers);
  const namedPeople = [...teamManagerIds, ...referred.leaveIssuers].flatMap((userId) => byUserId.get(userId) ?? []);
  await read([...namedPeople, ...byAllocation.values()].map(({ decidedBy }) => decidedBy.leaveId));

  const unchanged = base && mentions && { state: base.state, mentionedIds: mentions.userIds };
  const names = { runId, employees: byUserId, records, unchanged };
  return {
    version,
    sourceTimeZone,
    calendar: await readKnownCalendar(client, runId),
    entitlementChanges: await readEntitlementChanges(client, sourceTimeZone, runId),
    rosters: await readRosters(client, runId, base?.state.rosters ?? null),
    ...toEntitlementTables(await listEntitlements(client, sources, deciding, records)),
    departments: listDepartments(
      listDistinct(rows, ({ departmentId }) => departmentId, referred.departments),
      departmentIds,
    ),
    designations: await listDesignations(
      client,
      sources,
      listDistinct(rows, ({ designationId }) => designationId, referred.designations),
      mentions,
    ),
    teamManagers: await nameReferred(client, 'teamManagers', teamManagerIds, names),
    leaveIssuers: await nameReferred(client, 'leaveIssuers', [...referred.leaveIssuers], names),
    allocations: listAllocations(byAllocation, records),
    people: rows,
  };
}

/** Reads records into one map, each at most once. */
function createRecordReader(client: ClientBase, runId: string) {
  const records = new Map<number, KnownRecord>();
  return async (leaveIds: readonly number[]): Promise<ReadonlyMap<number, KnownRecord>> => {
    const missing = new Set(leaveIds.filter((leaveId) => !records.has(leaveId)));
    if (missing.size > 0) for (const [leaveId, record] of await readKnownRecords(client, runId, [...missing])) records.set(leaveId, record);
    return records;
  };
}

/** Entitlements of current records, newest first, then those that only earlier records name. */
async function listEntitlements(
  client: ClientBase,
  { runId, base }: Sources,
  { byEntitlement }: DecidingLeaves,
  records: ReadonlyMap<number, KnownRecord>,
): Promise<KnownEntitlement[]> {
  const current = [...byEntitlement.values()].sort((a, b) => (isNewer(a, b) ? -1 : 1)).flatMap(({ leaveId }) => records.get(leaveId) ?? []);
  // Entitlements are never deleted. Where current records name all of the newest state, there are no earlier ones to read.
  const isAll = base !== null && base.sinceRunId === runId && listStatedEntitlements(base.state).every((key) => byEntitlement.has(key));
  return isAll ? current : [...current, ...(await readPastEntitlements(client, runId))];
}

function listStatedEntitlements({ entitlements, leaveTypes, fiscalYears }: MartState): string[] {
  const keys: string[] = [];
  for (let type = 0; type < leaveTypes.count; type++) {
    for (let year = 0; year < fiscalYears.count; year++) {
      if (entitlements.isStated[type * fiscalYears.count + year] === 0) continue;
      keys.push(entitlementKey(textAt(leaveTypes.id, type), textAt(fiscalYears.id, year)));
    }
  }
  return keys;
}

/** Distinct ids that people or their leaves refer to. */
function listDistinct(people: readonly PersonRow[], idOf: (row: PersonRow) => string | null, ofLeaves: ReadonlySet<string>): string[] {
  return [...new Set([...people.flatMap((row) => idOf(row) ?? []), ...ofLeaves])];
}

function listDepartments(ids: readonly string[], departmentIds: ReadonlyMap<string, string>): MemberRow[] {
  const names = new Map([...departmentIds].map(([name, id]) => [id, name]));
  return ids.map((id) => ({ id, label: names.get(id) as string }));
}

/** Designations with their labels after the run. One that no later record mentions keeps its label of the base. */
async function listDesignations(
  client: ClientBase,
  { runId, base }: Sources,
  ids: readonly string[],
  mentions: Mentions | null,
): Promise<MemberRow[]> {
  const isMentioned = (id: string) => mentions === null || mentions.designationIds.has(id);
  const mentioned = ids.filter(isMentioned);
  const names = mentioned.length > 0 ? await readKnownDesignations(client, runId, mentioned) : new Map<string, string>();
  const places = base && indexIds(base.state.designations.id, base.state.designations.count);
  return ids.map((id) =>
    base && places && !isMentioned(id)
      ? { id, label: textAt(base.state.designations.label, places.get(id) as number) }
      : nameMember(id, names.get(id) ?? ''),
  );
}

/** Allocations, each with the label in the newest record of the people who have it. */
function listAllocations(byAllocation: ReadonlyMap<string, KnownPerson>, records: ReadonlyMap<number, KnownRecord>): MemberRow[] {
  return [...byAllocation].map(([id, { decidedBy }]) => {
    const names = (records.get(decidedBy.leaveId)?.allocations ?? []).filter((allocation) => String(allocation.id) === id);
    return nameMember(id, names.map(({ name }) => name).sort()[0] ?? '');
  });
}
