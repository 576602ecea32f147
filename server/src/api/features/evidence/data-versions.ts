import type { PrismaClient } from '../../../db/prisma';
import { isId } from '../../../domain/id-text';
import { AppError, invalidInput } from '../../../errors';
import { refuseAhead } from '../../shared/as-known/known-run';
import { type KnownRun, readRunKnownAt, readRunOfVersion } from '../../shared/as-known/known-runs.sql';

/** Before the first run nothing was known: no run has this id. */
const NOTHING_KNOWN: KnownRun = { runId: '0', dataVersion: '0' };

/** One end of a span of data versions, as a version or as a moment. */
export interface VersionAsked {
  /** What the arguments are called. */
  names: readonly [version: string, time: string];
  version: string | null;
  time: Date | null;
}

/**
 * The run whose state is requested; null where neither a version nor a moment is.
 * @throws {AppError} BAD_USER_INPUT for both together, for a moment ahead and for what is no data version; NOT_FOUND for one that never
 * was.
 */
export async function readAskedVersion(prisma: PrismaClient, { names, version, time }: VersionAsked): Promise<KnownRun | null> {
  if (version !== null && time !== null) throw invalidInput(`${names[0]} and ${names[1]} both name a data version; give one of them.`);
  if (time !== null) {
    refuseAhead(names[1], time);
    return (await readRunKnownAt(prisma, time)) ?? NOTHING_KNOWN;
  }
  if (version === null) return null;
  if (!isId(version)) throw invalidInput(`${names[0]} is not a data version.`);
  if (BigInt(version) === 0n) return NOTHING_KNOWN;
  const run = await readRunOfVersion(prisma, version);
  if (!run) throw new AppError('NOT_FOUND', { userMessage: `There is no data version ${version}.` });
  return run;
}

/** @throws {AppError} BAD_USER_INPUT where the earlier one is the later one. */
export function checkOrder(from: KnownRun, to: KnownRun): void {
  if (BigInt(from.dataVersion) > BigInt(to.dataVersion)) throw invalidInput('from must not be after to.');
}
