import type { ClientBase } from 'pg';
import { indexIds, nameMember } from '../build/members';
import type { FrameRows, MemberRow, PersonRow } from '../build/rows';
import { readEntitlementChanges } from '../load/entitlement-changes.sql';
import { readRosters } from '../load/rosters.sql';
import { textAt } from '../shared-columns';
import type { MartState, StateVersion } from '../state';
import { type DecidingLeaves, findDeciding, type GoingOn, isNewer, nameKind } from './deciding-leaves';
import { readKnownCalendar } from './known-calendar.sql';
import { describeKinds } from './known-kinds';
import type { KnownLeaves } from './known-leaves.sql';
import { nameReferred } from './known-names';
import { findChangedEmployees, indexNewest, type KnownPerson, listKnownPeople } from './known-people';
import { type KnownKind, type KnownRecord, readKnownRecords } from './known-records.sql';
import { type Mentions, readDepartmentIds, readKnownDesignations, readMentions, readPastKinds } from './known-words.sql';

interface Sources {
  version: StateVersion;
  /** The run after which `version` holds. */
  runId: string;
  sourceTimeZone: string;
  leaves: KnownLeaves;
  /** Null: all leaves were read. */
  goingOn: (GoingOn & { sinceRunId: string }) | null;
}

/**
 * Everything about the state after a run except its leaves: the people with leave, and the words that they and their leaves refer to, as
 * the newest records of then have them.
 */
export async function readKnownFrame(client: ClientBase, sources: Sources): Promise<FrameRows & { people: readonly PersonRow[] }> {
  const { version, runId, sourceTimeZone, leaves, goingOn } = sources;
  const deciding = findDeciding(goingOn, leaves);
  const mentions = goingOn && (await readMentions(client, goingOn.sinceRunId));
  const changed = goingOn && findChangedEmployees(goingOn, leaves);
  const isChanged = (employeeId: string) => changed === null || changed.has(employeeId);
  const read = createRecordReader(client, runId);

  const ofChanged = [...deciding.ofEmployee].filter(([employeeId]) => isChanged(employeeId)).map(([, { leaveId }]) => leaveId);
  const records = await read([...ofChanged, ...[...deciding.ofKind.values()].map(({ leaveId }) => leaveId)]);
  const departmentIds = await readDepartmentIds(client);
  const people = listKnownPeople({ deciding, goingOn, isChanged, records, departmentIds });
  const rows = people.map(({ row }) => row);

  const ofUsers = indexNewest(people, ({ userId }) => [String(userId)]);
  const ofAllocations = indexNewest(people, ({ allocationIds }) => allocationIds);
  const { referred } = deciding;
  const teamManagerIds = listDistinct(rows, ({ teamManagerId }) => teamManagerId, referred.teamManagers);
  const naming = [...teamManagerIds, ...referred.leaveIssuers].flatMap((userId) => ofUsers.get(userId) ?? []);
  await read([...naming, ...ofAllocations.values()].map(({ decidedBy }) => decidedBy.leaveId));

  const unchanged = goingOn && mentions && { state: goingOn.state, mentionedIds: mentions.userIds };
  const names = { runId, employees: ofUsers, records, unchanged };
  return {
    version,
    sourceTimeZone,
    calendar: await readKnownCalendar(client, runId),
    entitlementChanges: await readEntitlementChanges(client, sourceTimeZone, runId),
    rosters: await readRosters(client, runId, goingOn?.state.rosters ?? null),
    ...describeKinds(await listKinds(client, sources, deciding, records)),
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
    allocations: listAllocations(ofAllocations, records),
    people: rows,
  };
}

/** Reads records that were not read before into one map. */
function createRecordReader(client: ClientBase, runId: string) {
  const records = new Map<number, KnownRecord>();
  return async (leaveIds: readonly number[]): Promise<ReadonlyMap<number, KnownRecord>> => {
    const missing = new Set(leaveIds.filter((leaveId) => !records.has(leaveId)));
    if (missing.size > 0) for (const [leaveId, record] of await readKnownRecords(client, runId, [...missing])) records.set(leaveId, record);
    return records;
  };
}

/** Kinds of current records, the newest first, then those that were known before. */
async function listKinds(
  client: ClientBase,
  { runId, goingOn }: Sources,
  { ofKind }: DecidingLeaves,
  records: ReadonlyMap<number, KnownRecord>,
): Promise<KnownKind[]> {
  const held = [...ofKind.values()].sort((a, b) => (isNewer(a, b) ? -1 : 1)).flatMap(({ leaveId }) => records.get(leaveId) ?? []);
  // Kinds are never forgotten: where current records name all that are known now, there are no others.
  const isAll = goingOn !== null && goingOn.sinceRunId === runId && listStatedKinds(goingOn.state).every((kind) => ofKind.has(kind));
  return isAll ? held : [...held, ...(await readPastKinds(client, runId))];
}

function listStatedKinds({ entitlements, leaveTypes, fiscalYears }: MartState): string[] {
  const kinds: string[] = [];
  for (let type = 0; type < leaveTypes.count; type++) {
    for (let year = 0; year < fiscalYears.count; year++) {
      if (entitlements.isStated[type * fiscalYears.count + year] === 0) continue;
      kinds.push(nameKind(textAt(leaveTypes.id, type), textAt(fiscalYears.id, year)));
    }
  }
  return kinds;
}

/** Ids that people or their leaves refer to. */
function listDistinct(people: readonly PersonRow[], idOf: (row: PersonRow) => string | null, ofLeaves: ReadonlySet<string>): string[] {
  return [...new Set([...people.flatMap((row) => idOf(row) ?? []), ...ofLeaves])];
}

function listDepartments(ids: readonly string[], departmentIds: ReadonlyMap<string, string>): MemberRow[] {
  const names = new Map([...departmentIds].map(([name, id]) => [id, name]));
  return ids.map((id) => ({ id, label: names.get(id) as string }));
}

/** A designation that no record has mentioned since the run is called now as then. */
async function listDesignations(
  client: ClientBase,
  { runId, goingOn }: Sources,
  ids: readonly string[],
  mentions: Mentions | null,
): Promise<MemberRow[]> {
  const isMentioned = (id: string) => mentions === null || mentions.designationIds.has(id);
  const mentioned = ids.filter(isMentioned);
  const names = mentioned.length > 0 ? await readKnownDesignations(client, runId, mentioned) : new Map<string, string>();
  const places = goingOn && indexIds(goingOn.state.designations.id, goingOn.state.designations.count);
  return ids.map((id) =>
    goingOn && places && !isMentioned(id)
      ? { id, label: textAt(goingOn.state.designations.label, places.get(id) as number) }
      : nameMember(id, names.get(id) ?? ''),
  );
}

/** Named by the newest of the people who have each. */
function listAllocations(ofAllocations: ReadonlyMap<string, KnownPerson>, records: ReadonlyMap<number, KnownRecord>): MemberRow[] {
  return [...ofAllocations].map(([id, { decidedBy }]) => {
    const names = (records.get(decidedBy.leaveId)?.allocations ?? []).filter((allocation) => String(allocation.id) === id);
    return nameMember(id, names.map(({ name }) => name).sort()[0] ?? '');
  });
}
