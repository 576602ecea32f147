import type { Client } from 'pg';
import { buildEmptyState } from '../build/empty-state';
import { followPeople } from '../build/follow-people';
import { buildFrame, buildTables } from '../build/frame';
import { keepLeaves } from '../build/keep-leaves';
import { buildState } from '../build/leaves';
import { findText } from '../find-member';
import type { MartState, StateVersion } from '../state';
import { isKnownVersion, readChangedLeaveIds, readStoredVersion, wasEverLoaded } from './changes.sql';
import { readEmployeeIds, readPeople, readSmallTables } from './frame.sql';
import { readLeaves } from './leaves.sql';
import { readRosters } from './rosters.sql';
import { inSnapshot } from './snapshot';

/** A run that changed more leaves than this share of all is followed by reading everything. */
const MAX_FOLLOWED_SHARE = 0.2;
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
    // A first load holds locks on the tables: reading them could be the deadlock that ends it.
    if (!(await wasEverLoaded(client))) return { state: buildEmptyState(version, sourceTimeZone), isFollowed: false };
    const followed = current ? await followState(client, current, version) : null;
    if (followed) return { state: followed, isFollowed: true };
    return { state: await readWholeState(client, sourceTimeZone, version), isFollowed: false };
  });
}

async function readWholeState(client: Client, sourceTimeZone: string, version: StateVersion): Promise<MartState> {
  const [tables, people] = [await readSmallTables(client, sourceTimeZone), await readPeople(client)];
  const rosters = await readRosters(client, null, null);
  const frame = buildFrame({ version, sourceTimeZone, rosters, ...tables, people });
  return buildState(frame, await readLeaves(client, sourceTimeZone, null));
}

/** Null: the given state does not hold enough to follow from. */
async function followState(client: Client, current: MartState, version: StateVersion): Promise<MartState | null> {
  if (current.version.runId === null || version.runId === null || !(await isKnownVersion(client, current.version))) return null;
  const most = Math.max(ALWAYS_FOLLOWED, Math.floor(current.leaves.count * MAX_FOLLOWED_SHARE));
  const changedIds = await readChangedLeaveIds(client, current.version.runId, most);
  if (changedIds === null) return null;
  const { sourceTimeZone } = current;
  const rosters = await readRosters(client, null, current.rosters);
  const tables = buildTables({ version, sourceTimeZone, rosters, ...(await readSmallTables(client, sourceTimeZone)) }, current);
  // What people are follows from their own records: only those with a changed record may differ.
  const changedPeople = await readPeople(client, await readEmployeeIds(client, changedIds));
  const { people, personBefore } = followPeople(current, tables, changedPeople);
  const rows = await readLeaves(client, sourceTimeZone, { ids: changedIds, personOf: findText(people.id, people.count) });
  const frame = { ...tables, people };
  return buildState(frame, rows, keepLeaves(current, frame, new Set(changedIds), personBefore));
}
