import type { PrismaClient } from '../../../db/prisma';
import { isId } from '../../../domain/id-text';
import { invalidInput } from '../../../errors';
import type { Viewer } from '../../shared/auth/viewer';
import { decodeCursor, encodeCursor } from '../../shared/lists/cursor';
import { readPageSize, toConnection } from '../../shared/lists/page';
import { describeRunChange } from './describe-run-change';
import { countRunChanges, type DifferentRun, readRunChanges } from './run-difference.sql';
import type { RunChangeConnection, RunChangeKind } from './run-difference.types';

const ORDER = 'RECORD_ASC';

interface PageAsked {
  kind?: RunChangeKind | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}

/**
 * One page of the records that a run changed.
 * @throws {AppError} BAD_USER_INPUT for a page that cannot be.
 */
export async function listRunChanges(
  prisma: PrismaClient,
  viewer: Viewer,
  run: DifferentRun,
  { kind = null, first, after }: PageAsked,
): Promise<RunChangeConnection> {
  const size = readPageSize(first);
  const [id = null] = decodeCursor(after, ORDER, 1) ?? [];
  if (id !== null && !isId(id)) throw invalidInput('after is not a cursor of this list.');
  const [rows, totalCount] = await Promise.all([
    readRunChanges(prisma, viewer, run, { kind, afterId: id === null ? null : BigInt(id), size: size + 1 }),
    countRunChanges(prisma, viewer, run, kind),
  ]);
  return toConnection(
    rows.map((row) => describeRunChange(row, viewer)),
    size,
    totalCount,
    ({ leaveId }) => encodeCursor(ORDER, [leaveId]),
  );
}
