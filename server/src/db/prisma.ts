import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../generated/prisma/client';

export type { PrismaClient } from '../generated/prisma/client';

const POOL_SIZE = 10;
const CONNECT_MILLISECONDS = 5_000;
const LOCK_MILLISECONDS = 5_000;
const TRANSACTION_MILLISECONDS = 60_000;

/**
 * Prisma Client over a pool of its own, at most ten connections. Connects at the first query: creating it never fails because the database is away.
 */
export function createPrisma(url: string): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    application_name: 'leave-analytics',
    keepAlive: true,
    // The adapter drops the offset of a timestamptz: in any other zone than UTC every instant would be wrong by it.
    // A request that meets a locked table gives its connection back: ten that hang would leave none for anybody.
    // The planner takes a page of balances for millions of rows, and a server that may compile queries then does so for seconds.
    options: `-c TimeZone=UTC -c jit=off -c lock_timeout=${LOCK_MILLISECONDS}`,
  });
  // Prisma ends an interactive transaction after 5 s unless told otherwise.
  return new PrismaClient({ adapter, transactionOptions: { maxWait: CONNECT_MILLISECONDS, timeout: TRANSACTION_MILLISECONDS } });
}
