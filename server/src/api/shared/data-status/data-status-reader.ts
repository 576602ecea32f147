import type { PrismaClient } from '../../../db/prisma';
import type { Mart } from '../../../mart/mart';
import { isDatabaseUnavailable } from '../errors/database-unavailable';
import { type DataStatusRow, readDataStatus } from './data-status.sql';
import type { DataStatus } from './data-status.types';

/** Reads how current the data is: once for everybody who asks at the same time, and from memory while the database is away. */
export interface DataStatusReader {
  read(): Promise<DataStatus>;
  /** The same, at most a second old but never of an older version. Null: it cannot be read, and never was. */
  readRecent(): Promise<DataStatus | null>;
}

interface Options {
  prisma: PrismaClient;
  mart: Pick<Mart, 'newest'>;
  demo: boolean;
  sourceTimeZone: string;
  pollIntervalSeconds: number;
}

const RECENT_MILLISECONDS = 1_000;
const STALE_AFTER_INTERVALS = 3;
const NEVER_STALE_BEFORE_SECONDS = 90;

export function createDataStatusReader({ prisma, mart, demo, sourceTimeZone, pollIntervalSeconds }: Options): DataStatusReader {
  let reading: Promise<DataStatusRow> | null = null;
  let last: DataStatusRow | null = null;
  let recent: { status: DataStatus; readAt: number; versionKey: string | null } | null = null;

  /** Thousands of subscribers ask after the same change: one statement answers them. */
  function readOnce(): Promise<DataStatusRow> {
    reading ??= readDataStatus(prisma).finally(() => {
      reading = null;
    });
    return reading;
  }

  const reader: DataStatusReader = {
    async read() {
      let isAway = false;
      try {
        last = await readOnce();
      } catch (error) {
        if (!last || !isDatabaseUnavailable(error)) throw error;
        isAway = true;
        last = { ...last, ageSeconds: last.lastSuccessAt && Math.floor((Date.now() - last.lastSuccessAt.getTime()) / 1000) };
      }
      return {
        ...last,
        // What figures come from, which may follow the database by a moment.
        dataVersion: mart.newest?.dataVersion ?? last.dataVersion,
        stale: isAway || isStale(last.ageSeconds, pollIntervalSeconds),
        demo,
        sourceTimeZone,
        pollIntervalSeconds,
      };
    },
    async readRecent() {
      const versionKey = mart.newest?.versionKey ?? null;
      if (!recent || recent.versionKey !== versionKey || performance.now() - recent.readAt > RECENT_MILLISECONDS) {
        const status = await reader.read().catch(() => null);
        recent = status && { status, readAt: performance.now(), versionKey };
      }
      return recent?.status ?? null;
    },
  };
  return reader;
}

/** Older than three poll intervals, but never before 90 seconds; data that was never accepted is stale. */
export function isStale(ageSeconds: number | null, pollIntervalSeconds: number): boolean {
  return ageSeconds === null || ageSeconds > Math.max(STALE_AFTER_INTERVALS * pollIntervalSeconds, NEVER_STALE_BEFORE_SECONDS);
}
