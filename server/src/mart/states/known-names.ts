import type { ClientBase } from 'pg';
import type { MemberRow } from '../build/rows';
import { indexIds } from '../find-member';
import { textAt } from '../shared-columns';
import type { MartState, Members } from '../state';
import type { KnownPerson } from './known-people';
import type { KnownRecord } from './known-records.sql';
import { createNameFinder } from './past-names';
import { readEmployeeSpans, readNamingSpans, readReferenceSpans } from './past-names.sql';

/** People whom records refer to by user id. */
export type Referred = 'teamManagers' | 'leaveIssuers';

interface Sources {
  runId: string;
  /** By user id: the employees of the earlier state. */
  employees: ReadonlyMap<string, KnownPerson>;
  /** The deciding records of those employees. */
  records: ReadonlyMap<number, KnownRecord>;
  /** A later state, whose labels still hold for user ids that no record has mentioned since the run; `mentionedIds` are the others. */
  unchanged: { state: MartState; mentionedIds: ReadonlySet<string> } | null;
}

/** Team managers or leave issuers with their names after the run: from the employee with the user id, else the last known name. */
export async function nameReferred(
  client: ClientBase,
  referred: Referred,
  userIds: readonly string[],
  sources: Sources,
): Promise<MemberRow[]> {
  const { employees, records, unchanged } = sources;
  const labels = new Map<string, string>();
  for (const userId of userIds) {
    const person = employees.get(userId);
    if (person) labels.set(userId, records.get(person.decidedBy.leaveId)?.fullName ?? nameless(userId));
  }
  if (unchanged) addUnchanged(labels, userIds, unchanged, referred);
  const others = userIds.filter((userId) => !labels.has(userId));
  if (others.length > 0) {
    const nameOf = await readPastNames(client, referred, others, sources.runId);
    for (const userId of others) labels.set(userId, nameOf(userId) ?? nameless(userId));
  }
  return userIds.map((id) => ({ id, label: labels.get(id) as string }));
}

const nameless = (userId: string) => `User ${userId}`;

/** A user who was and is no employee, and whom no record has mentioned since, keeps the label of the later state. */
function addUnchanged(
  labels: Map<string, string>,
  userIds: readonly string[],
  { state, mentionedIds }: NonNullable<Sources['unchanged']>,
  referred: Referred,
): void {
  const members: Members = state[referred];
  const places = indexIds(members.id, members.count);
  const employed = new Set(Array.from(state.people.userId).filter((_, person) => state.people.isRetired[person] === 0));
  for (const userId of userIds) {
    const place = places.get(userId);
    if (place === undefined || labels.has(userId) || mentionedIds.has(userId) || employed.has(Number(userId))) continue;
    labels.set(userId, textAt(members.label, place));
  }
}

async function readPastNames(client: ClientBase, referred: Referred, userIds: readonly string[], runId: string) {
  const employees = await readEmployeeSpans(client, runId, userIds);
  if (referred === 'teamManagers') {
    const references = await readReferenceSpans(client, runId, userIds, ['team_manager_id']);
    return createNameFinder(runId, { employees, namings: [], references });
  }
  const namings = await readNamingSpans(client, runId, userIds);
  const references = await readReferenceSpans(client, runId, userIds, ['default_leave_issuer_id', 'current_leave_issuer_id']);
  return createNameFinder(runId, { employees, namings, references });
}
