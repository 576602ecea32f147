import { AppError } from '../../../errors';
import { Prisma } from '../../../generated/prisma/client';
import type { ApiContext } from '../context';
import { readVersionKey } from './version-key.sql';

const MAX_ATTEMPTS = 5;
const FOLLOW_MILLISECONDS = 5_000;
const RETRY_AFTER_SECONDS = 2;

/** What the mart found and the rows that belong to it, both of one data version. */
export interface FoundRows<Found, Rows> {
  dataVersion: string;
  found: Found;
  rows: Rows;
}

/**
 * Asks the mart (`find`), then reads rows of PostgreSQL (`read`) in one snapshot of the same data version. Where PostgreSQL has moved on,
 * the mart follows and is asked again; `read` runs only where the versions agree.
 * @param milliseconds how long `read` may take; left out: as any transaction.
 * @throws {AppError} SERVICE_UNAVAILABLE where the mart does not catch up.
 */
export async function readRows<Found, Rows>(
  { mart, prisma }: Pick<ApiContext, 'mart' | 'prisma'>,
  find: () => Promise<Found>,
  read: (transaction: Prisma.TransactionClient, found: Found) => Promise<Rows>,
  milliseconds?: number,
): Promise<FoundRows<Found, Rows>> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const { dataVersion, versionKey } = mart;
    const found = await find();
    // Another part of the request may have gone on to a newer version meanwhile.
    if (mart.versionKey !== versionKey) continue;
    const answer = await prisma.$transaction(
      async (transaction) =>
        (await readVersionKey(transaction)) === versionKey ? { dataVersion, found, rows: await read(transaction, found) } : null,
      { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead, ...(milliseconds !== undefined && { timeout: milliseconds }) },
    );
    if (answer) return answer;
    await mart.reopen(versionKey ?? '', FOLLOW_MILLISECONDS);
  }
  throw new AppError('SERVICE_UNAVAILABLE', {
    userMessage: `The figures are older than the records. Try again in ${RETRY_AFTER_SECONDS} s.`,
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
}
