import type { Client } from 'pg';
import { buildFrame } from '../build/frame';
import { keepLeaves } from '../build/keep-leaves';
import { buildState } from '../build/leaves';
import { isKnownVersion, readChangedLeaveIds } from '../load/changes.sql';
import { inSnapshot } from '../load/snapshot';
import type { MartState } from '../state';
import type { GoingOn } from './deciding-leaves';
import { readKnownLeaves } from './known-leaves.sql';
import { readKnownVersion } from './known-version.sql';
import { readKnownFrame } from './read-known-frame';

/** Where more leaves than this share have changed since the run, all of them are read. */
const MOST_CHANGED_SHARE = 0.5;

/**
 * The state after an accepted run, as the newest state was then. Leaves that are the same in the given state go on from there; the others
 * are read, and so are the people and words that follow from them. It holds people with leave and the words that these and their leaves
 * refer to.
 */
export async function readKnownState(client: Client, runId: string, newest: MartState): Promise<MartState> {
  return inSnapshot(client, async () => {
    const { sourceTimeZone } = newest;
    const version = await readKnownVersion(client, runId);
    const goingOn = await findGoingOn(client, runId, newest);
    const leaves = await readKnownLeaves(client, { runId, sourceTimeZone, changedAfterRunId: goingOn?.sinceRunId ?? null });
    const frameRows = await readKnownFrame(client, { version, runId, sourceTimeZone, leaves, goingOn });
    const frame = buildFrame(frameRows);
    const places = new Map(frameRows.people.map(({ id }, at) => [id, at]));
    for (const [at, employeeId] of leaves.employeeIds.entries()) leaves.rows.person[at] = places.get(employeeId) as number;
    return buildState(frame, leaves.rows, goingOn && keepLeaves(goingOn.state, frame, goingOn.changedIds));
  });
}

/** Null: the state is of another database, or too much has changed. */
async function findGoingOn(client: Client, runId: string, state: MartState): Promise<(GoingOn & { sinceRunId: string }) | null> {
  const { runId: ownRunId } = state.version;
  if (ownRunId === null || !(await isKnownVersion(client, state.version))) return null;
  // The run may be one that the state has not followed yet.
  const sinceRunId = BigInt(runId) < BigInt(ownRunId) ? runId : ownRunId;
  const changedIds = await readChangedLeaveIds(client, sinceRunId, Math.floor(state.leaves.count * MOST_CHANGED_SHARE));
  return changedIds && { state, sinceRunId, changedIds: new Set(changedIds) };
}
