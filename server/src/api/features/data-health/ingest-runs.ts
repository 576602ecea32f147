import type { PrismaClient } from '../../../db/prisma';
import { isId } from '../../../domain/id-text';
import { toLocalDate } from '../../../domain/local-date';
import { AppError, invalidInput } from '../../../errors';
import type { IngestRun as IngestRunRow } from '../../../generated/prisma/client';
import type {
  IngestErrorClass,
  IngestRun,
  IngestRunConnection,
  IngestRunStatus,
  IngestTrigger,
} from '../../shared/entities/ingest-run.types';
import { type IdPageRequest, toIdConnection } from '../../shared/lists/id-pages';

/** Runs that took in a file of people or calendars are no runs of the source. */
const OF_SOURCE = { trigger: { not: 'WORKFORCE' } } as const;

/** One page of runs, newest first. */
export async function readIngestRuns(prisma: PrismaClient, { size, beforeId }: IdPageRequest): Promise<IngestRunConnection> {
  const [rows, totalCount] = await prisma.$transaction([
    prisma.ingestRun.findMany({
      where: { ...OF_SOURCE, ...(beforeId === null ? {} : { id: { lt: beforeId } }) },
      orderBy: { id: 'desc' },
      take: size + 1,
    }),
    prisma.ingestRun.count({ where: OF_SOURCE }),
  ]);
  return toIdConnection(rows.map(toIngestRun), size, totalCount);
}

/**
 * One run, null where there is none with this id.
 * @throws {AppError} BAD_USER_INPUT for an id that no run can have.
 */
export async function readMaybeIngestRun(prisma: PrismaClient, id: string): Promise<IngestRun | null> {
  if (!isId(id)) throw invalidInput('id is not the id of an ingest run.');
  const row = await prisma.ingestRun.findUnique({ where: { ...OF_SOURCE, id: BigInt(id) } });
  return row && toIngestRun(row);
}

/** @throws {AppError} NOT_FOUND where the run is gone. */
export async function readOneIngestRun(prisma: PrismaClient, id: string): Promise<IngestRun> {
  const run = await readMaybeIngestRun(prisma, id);
  if (!run) throw new AppError('NOT_FOUND', { userMessage: `There is no ingest run ${id}.` });
  return run;
}

// Checks in the database hold its words to those of the contract.
function toIngestRun(row: IngestRunRow): IngestRun {
  return {
    ...row,
    id: String(row.id),
    trigger: row.trigger as IngestTrigger,
    windowStart: row.windowStart && toLocalDate(row.windowStart),
    windowEnd: row.windowEnd && toLocalDate(row.windowEnd),
    status: row.status as IngestRunStatus,
    dataVersion: row.dataVersion === null ? null : String(row.dataVersion),
    errorClass: row.errorClass as IngestErrorClass | null,
  };
}
