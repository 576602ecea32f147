import { isDeepStrictEqual } from 'node:util';
import type { Client } from 'pg';
import { buildEmptyState } from '../build/empty-state';
import { buildFrame } from '../build/frame';
import { keepLeaves } from '../build/keep-leaves';
import { buildState } from '../build/leaves';
import { buildMembers, indexIds } from '../build/members';
import { MEMBER_TABLES, personRowAt } from '../build/people';
import type { PersonRow } from '../build/rows';
import type { MartState, StateVersion } from '../state';
import { isKnownVersion, readChangedLeaveIds, readStoredVersion } from './changes.sql';
import { readCalendar, readEmployeeIds, readPeople, readSmallTables, type SmallTables } from './frame.sql';
import { readLeaves } from './leaves.sql';
import { inSnapshot } from './snapshot';

/** A run that changed more leaves than this share of all is followed by reading everything. */
const MOST_FOLLOWED_SHARE = 0.2;
const ALWAYS_FOLLOWED = 1_000;

export interface NewestState {
  state: MartState;
  /** Built from what changed since the given state, not from everything. */
  isFollowed: boolean;
}

/**
 * The newest state of the database: built beside the given one from what changed since, or from everything where that cannot be known.
 * Null: the given state is the newest.
 */
export async function readNewestState(client: Client, sourceTimeZone: string, current: MartState | null): Promise<NewestState | null> {
  return inSnapshot(client, async () => {
    const version = await readStoredVersion(client);
    if (current?.version.key === version.key) return null;
    // Nothing was ever loaded. A first load holds locks on the tables: reading them could be the deadlock that ends it.
    if (version.dataVersion === '0') return { state: buildEmptyState(version, sourceTimeZone), isFollowed: false };
    const followed = current ? await followState(client, current, version) : null;
    if (followed) return { state: followed, isFollowed: true };
    return { state: await readWholeState(client, sourceTimeZone, version), isFollowed: false };
  });
}

async function readWholeState(client: Client, sourceTimeZone: string, version: StateVersion): Promise<MartState> {
  const [calendar, small, people] = [await readCalendar(client), await readSmallTables(client), await readPeople(client)];
  const frame = buildFrame({ version, sourceTimeZone, calendar, ...small, people });
  return buildState(frame, await readLeaves(client, { sourceTimeZone, ids: null }));
}

/** Null: the given state does not tell enough to follow from. */
async function followState(client: Client, current: MartState, version: StateVersion): Promise<MartState | null> {
  if (current.version.runId === null || version.runId === null || !(await isKnownVersion(client, current.version))) return null;
  const most = Math.max(ALWAYS_FOLLOWED, Math.floor(current.leaves.count * MOST_FOLLOWED_SHARE));
  const changedIds = await readChangedLeaveIds(client, current.version.runId, most);
  if (changedIds === null) return null;
  const { sourceTimeZone } = current;
  const [calendar, small] = [await readCalendar(client), await readSmallTables(client)];
  const people = (await hasSamePeople(client, current, changedIds, small)) ? current.people : await readPeople(client);
  const frame = buildFrame({ version, sourceTimeZone, calendar, ...small, people });
  const rows = await readLeaves(client, { sourceTimeZone, ids: changedIds });
  return buildState(frame, rows, keepLeaves(current, frame, new Set(changedIds)));
}

/**
 * Whether people are as the given state has them: what a person is follows from their own records, so only those with a changed record are read.
 */
async function hasSamePeople(client: Client, current: MartState, changedIds: readonly number[], small: SmallTables): Promise<boolean> {
  if (!MEMBER_TABLES.every((table) => isDeepStrictEqual(buildMembers(small[table]).id, current[table].id))) return false;
  const find = indexIds(current.people.id, current.people.count);
  const rows = await readPeople(client, await readEmployeeIds(client, changedIds));
  return rows.every((row) => {
    const at = find.get(row.id);
    return at !== undefined && isDeepStrictEqual(sortAllocations(row), sortAllocations(personRowAt(current, at)));
  });
}

const sortAllocations = (row: PersonRow): PersonRow => ({ ...row, allocationIds: row.allocationIds.toSorted() });
