import type { PrismaClient } from '../../../db/prisma';
import { Prisma } from '../../../generated/prisma/client';

export const WINDOW_SECONDS = 60;
const DELETED_AT_A_TIME = 100;

export interface CountedAttempt {
  isAllowed: boolean;
  /** Until the oldest attempt leaves the window. */
  oldestLeavesInMs: number;
}

/**
 * Counts one attempt. One row per key, so attempts of one key wait for each other, across processes. A refused attempt does not prolong
 * the wait: the array ends with it, and the next attempt overwrites it.
 * Grain: limit and key.
 */
export async function countAttempt(prisma: PrismaClient, keyHash: Uint8Array<ArrayBuffer>, perMinute: number): Promise<CountedAttempt> {
  const window = Prisma.sql`${WINDOW_SECONDS}::float8 * interval '1 second'`;
  const [row] = await prisma.$queryRaw<CountedAttempt[]>(Prisma.sql`
    insert into ops.attempts as a (key_hash, made_at, expires_at)
    values (${keyHash}, array[clock_timestamp()], clock_timestamp() + ${window})
    on conflict (key_hash) do update set
      made_at = array(
        select t from unnest(a.made_at[1:${perMinute}::int]) t where t > clock_timestamp() - ${window} order by t
      ) || clock_timestamp(),
      expires_at = clock_timestamp() + ${window}
    returning cardinality(made_at) <= ${perMinute}::int as "isAllowed",
      (extract(epoch from made_at[1] + ${window} - clock_timestamp()) * 1000)::float8 as "oldestLeavesInMs"`);
  if (!row) throw new Error('ops.attempts returned no row');
  return row;
}

/** Deletes keys whose attempts have all left the window; those that another process is counting are left to it. */
export async function deleteExpiredAttempts(prisma: PrismaClient): Promise<void> {
  await prisma.$executeRaw(Prisma.sql`
    delete from ops.attempts where key_hash in (
      select key_hash from ops.attempts where expires_at <= clock_timestamp() limit ${DELETED_AT_A_TIME}::int for update skip locked
    )`);
}
