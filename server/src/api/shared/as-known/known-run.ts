import type { PrismaClient } from '../../../db/prisma';
import { invalidInput } from '../../../errors';
import { type KnownRun, readFirstKnown, readRunKnownAt } from './known-runs.sql';

/** What an earlier state adds to the cost of a query: building it can take seconds where there is much leave. */
export const KNOWN_AT_COST = 2_000;
/** Clocks differ: a caller's "now" may be a little ahead of the server's. */
const TOLERATED_MILLISECONDS = 60_000;

/**
 * The run after which the state held that readers saw at a moment: `mart.ask(kind, question, [run.runId])` reads that state.
 * @throws {AppError} BAD_USER_INPUT for a moment before the end of the first accepted run, and for one in the future.
 */
export async function findRunKnownAt(prisma: PrismaClient, asKnownAt: Date): Promise<KnownRun> {
  refuseAhead('asKnownAt', asKnownAt);
  const run = await readRunKnownAt(prisma, asKnownAt);
  if (run) return run;
  const first = await readFirstKnown(prisma);
  throw invalidInput(
    first
      ? `Nothing was known yet at asKnownAt: the first run ended at ${first.toISOString()}.`
      : 'Nothing is known yet: no run has ended.',
  );
}

/** @throws {AppError} BAD_USER_INPUT for a moment of knowledge that lies ahead. @param name of the argument */
export function refuseAhead(name: string, moment: Date): void {
  if (moment.getTime() > Date.now() + TOLERATED_MILLISECONDS)
    throw invalidInput(`${name} lies ahead: it is when the system knew something, not the date of the leave.`);
}
