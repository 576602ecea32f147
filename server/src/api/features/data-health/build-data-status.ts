import type { ApiServices } from '../../shared/context';
import { readDataStatus } from './data-status.sql';
import type { DataStatus } from './data-status.types';

const STALE_AFTER_INTERVALS = 3;
const NEVER_STALE_BEFORE_SECONDS = 90;

/** The state of the data at this moment, with what the configuration says of its source. */
export async function buildDataStatus(
  services: Pick<ApiServices, 'prisma' | 'demo' | 'sourceTimeZone' | 'pollIntervalSeconds'>,
): Promise<DataStatus> {
  const { prisma, demo, sourceTimeZone, pollIntervalSeconds } = services;
  const row = await readDataStatus(prisma);
  return { ...row, stale: isStale(row.ageSeconds, pollIntervalSeconds), demo, sourceTimeZone, pollIntervalSeconds };
}

/** Older than three poll intervals, but never before 90 seconds; data that was never accepted is stale. */
export function isStale(ageSeconds: number | null, pollIntervalSeconds: number): boolean {
  return ageSeconds === null || ageSeconds > Math.max(STALE_AFTER_INTERVALS * pollIntervalSeconds, NEVER_STALE_BEFORE_SECONDS);
}
