import { type DataState, TODAY } from '../api/shared/as-known/data-state';
import type { LeaveStatus } from '../api/shared/filters/leave-status.enum';
import type { PrismaClient } from '../db/prisma';
import { readLeaveAtoms } from './leave-atoms.sql';
import { type PublishedTable, publishFigures } from './publish-figures';

interface Published {
  dataVersion: string;
  tables: PublishedTable[];
}

// What is shown follows from the data version alone, and takes a while to find: kept for the newest version of each database.
const newest = new WeakMap<PrismaClient, { dataVersion: string; byStatus: Map<LeaveStatus, Promise<Published>> }>();

/**
 * The published tables of each status, all of one data version.
 * Null: the data has moved on since the version that was asked for.
 */
export async function readPublishedFigures(
  prisma: PrismaClient,
  state: DataState,
  statuses: readonly LeaveStatus[],
  dataVersion: string,
): Promise<Map<LeaveStatus, PublishedTable[]> | null> {
  const published = await Promise.all(statuses.map((status) => readOne(prisma, state, status, dataVersion)));
  if (published.some((one) => one.dataVersion !== dataVersion)) return null;
  return new Map(statuses.map((status, at) => [status, published[at]?.tables ?? []]));
}

function readOne(prisma: PrismaClient, state: DataState, status: LeaveStatus, dataVersion: string): Promise<Published> {
  if (state !== TODAY) return publish(prisma, state, status);
  let kept = newest.get(prisma);
  if (kept?.dataVersion !== dataVersion) {
    kept = { dataVersion, byStatus: new Map() };
    newest.set(prisma, kept);
  }
  const { byStatus } = kept;
  const known = byStatus.get(status);
  if (known) return known;
  const reading = publish(prisma, state, status);
  byStatus.set(status, reading);
  // Neither a failure nor another version is worth keeping.
  reading.then(
    (found) => found.dataVersion !== dataVersion && byStatus.delete(status),
    () => byStatus.delete(status),
  );
  return reading;
}

async function publish(prisma: PrismaClient, state: DataState, status: LeaveStatus): Promise<Published> {
  const { dataVersion, people } = await readLeaveAtoms(prisma, state, status);
  return { dataVersion, tables: await publishFigures(people) };
}
