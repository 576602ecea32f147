import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../generated/prisma/client';
import { connectionSettings } from './lost-connection';

export type { PrismaClient } from '../generated/prisma/client';

const POOL_SIZE = 10;
const CONNECT_MILLISECONDS = 5_000;
const LOCK_MILLISECONDS = 5_000;
const TRANSACTION_MILLISECONDS = 60_000;

/**
 * Creates Prisma Client over a pool of at most ten connections. It connects at the first query, so creating it does not need the database.
 */
export function createPrisma(url: string): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    application_name: 'leave-analytics',
    // TimeZone: the adapter drops the offset of a timestamptz, so in another zone than UTC every instant would be wrong.
    // jit: the planner overestimates balance rows and would spend seconds on JIT compilation.
    // lock_timeout: a request that waits for a locked table has to return its connection, or ten such requests take all of them.
    ...connectionSettings({ TimeZone: 'UTC', jit: 'off', lock_timeout: LOCK_MILLISECONDS }),
  });
  // Prisma's default ends an interactive transaction after 5 s.
  return new PrismaClient({ adapter, transactionOptions: { maxWait: CONNECT_MILLISECONDS, timeout: TRANSACTION_MILLISECONDS } });
}
