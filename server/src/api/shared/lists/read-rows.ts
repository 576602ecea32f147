import { unavailable } from '../../../errors';
import { Prisma } from '../../../generated/prisma/client';
import type { ApiContext } from '../context';
import { readVersionKey } from './version-key.sql';

const MAX_ATTEMPTS = 5;
const FOLLOW_MILLISECONDS = 5_000;

/** What the mart found and the rows that belong to it, both of one data version. */
export interface FoundRows<Found, Rows> {
  dataVersion: string;
  found: Found;
  rows: Rows;
}

type Asking = Pick<ApiContext, 'mart' | 'prisma'>;

/**
 * Asks the mart (`find`), then reads rows of PostgreSQL (`read`) of the same data version. Where PostgreSQL has moved on, the mart follows
 * and is asked again. `read` may see newer rows, or that one is gone, and its answer is then dropped: so it must not fail over them.
 * @throws {AppError} SERVICE_UNAVAILABLE where the mart does not catch up.
 */
export function readRows<Found, Rows>(
  { mart, prisma }: Asking,
  find: () => Promise<Found>,
  read: (prisma: Prisma.TransactionClient, found: Found) => Promise<Rows>,
): Promise<FoundRows<Found, Rows>> {
  return untilOneVersion(mart, find, async (versionKey, found) => {
    const rows = await read(prisma, found);
    // Versions only grow: one that holds after the rows were read held while they were. A transaction would be five statements, not two.
    return (await readVersionKey(prisma)) === versionKey ? { rows } : null;
  });
}

/**
 * As `readRows`, in one snapshot: for rows that are read in parts, which a run may come between. `read` runs only where the versions agree.
 * @param milliseconds how long `read` may take; left out: as any transaction.
 * @throws {AppError} SERVICE_UNAVAILABLE where the mart does not catch up.
 */
export function readRowsInSnapshot<Found, Rows>(
  { mart, prisma }: Asking,
  find: () => Promise<Found>,
  read: (transaction: Prisma.TransactionClient, found: Found) => Promise<Rows>,
  milliseconds?: number,
): Promise<FoundRows<Found, Rows>> {
  return untilOneVersion(mart, find, (versionKey, found) =>
    prisma.$transaction(
      async (transaction) => ((await readVersionKey(transaction)) === versionKey ? { rows: await read(transaction, found) } : null),
      { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead, ...(milliseconds !== undefined && { timeout: milliseconds }) },
    ),
  );
}

/** @param read null: PostgreSQL has another version. */
async function untilOneVersion<Found, Rows>(
  mart: ApiContext['mart'],
  find: () => Promise<Found>,
  read: (versionKey: string | null, found: Found) => Promise<{ rows: Rows } | null>,
): Promise<FoundRows<Found, Rows>> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const { dataVersion, versionKey } = mart;
    const found = await find();
    // Another part of the request may have gone on to a newer version meanwhile.
    if (mart.versionKey !== versionKey) continue;
    const answer = await read(versionKey, found);
    if (answer) return { dataVersion, found, rows: answer.rows };
    await mart.reopen(versionKey ?? '', FOLLOW_MILLISECONDS);
  }
  throw unavailable('The figures are older than the records.');
}
