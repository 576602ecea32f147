import type { Client } from 'pg';
import { buildFrame } from '../build/frame';
import { keepLeaves } from '../build/keep-leaves';
import { buildState } from '../build/leaves';
import { isKnownVersion, readChangedLeaveIds } from '../load/changes.sql';
import { inSnapshot } from '../load/snapshot';
import type { MartState } from '../state';
import type { BaseState } from './deciding-leaves';
import { readKnownLeaves } from './known-leaves.sql';
import { readKnownVersion } from './known-version.sql';
import { readKnownFrame } from './read-known-frame';

/** If a larger share of leaves has changed since the run, all are read. */
const MAX_CHANGED_SHARE = 0.5;

/**
 * The state after an accepted run. Leaves that are the same in `newest` are copied; the others are read, with the people and values that
 * follow from them. It holds only people with leave, and only the values that they and their leaves refer to.
 */
export async function readKnownState(client: Client, runId: string, newest: MartState): Promise<MartState> {
  return inSnapshot(client, async () => {
    const { sourceTimeZone } = newest;
    const version = await readKnownVersion(client, runId);
    const base = await findBase(client, runId, newest);
    const leaves = await readKnownLeaves(client, { runId, sourceTimeZone, changedAfterRunId: base?.sinceRunId ?? null });
    const frameRows = await readKnownFrame(client, { version, runId, sourceTimeZone, leaves, base });
    const frame = buildFrame(frameRows);
    const places = new Map(frameRows.people.map(({ id }, at) => [id, at]));
    for (const [at, employeeId] of leaves.employeeIds.entries()) leaves.rows.person[at] = places.get(employeeId) as number;
    return buildState(frame, leaves.rows, base && keepLeaves(base.state, frame, base.changedIds));
  });
}

/** Null: `state` comes from another database, or too many leaves have changed. */
async function findBase(client: Client, runId: string, state: MartState): Promise<(BaseState & { sinceRunId: string }) | null> {
  const { runId: ownRunId } = state.version;
  if (ownRunId === null || !(await isKnownVersion(client, state.version))) return null;
  // The run may be one that the state has not followed yet.
  const sinceRunId = BigInt(runId) < BigInt(ownRunId) ? runId : ownRunId;
  const changedIds = await readChangedLeaveIds(client, sinceRunId, Math.floor(state.leaves.count * MAX_CHANGED_SHARE));
  return changedIds && { state, sinceRunId, changedIds: new Set(changedIds) };
}
