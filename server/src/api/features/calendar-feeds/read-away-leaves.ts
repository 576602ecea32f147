import { toLocalDate } from '../../../domain/local-date';
import { joinName } from '../../../domain/person-name';
import { AppError } from '../../../errors';
import type { Prisma } from '../../../generated/prisma/client';
import type { ApiContext } from '../../shared/context';
import { readRowsInSnapshot } from '../../shared/lists/read-rows';
import { AWAY_LEAVES, type AwayLeavesQuestion } from './away-leaves.question';

/** What a calendar shows of a leave. */
export interface AwayLeave {
  leaveId: string;
  /** Full name of the person; the empId without one. */
  name: string;
  startDate: string;
  endDate: string;
  /** When its content last changed: the later of the time at the source and the time here. */
  changedAt: Date;
  /** Greater for every later content: the run that brought it. 0: unknown. */
  sequence: number;
}

const MAX_LEAVES = 20_000;
const READ_MILLISECONDS = 30_000;

/**
 * Approved leave that touches the dates, by start date.
 * @throws {AppError} QUERY_TOO_COSTLY for more than MAX_LEAVES: whoever is missing from a calendar would seem to be there.
 */
export async function readAwayLeaves(
  { mart, prisma }: Pick<ApiContext, 'mart' | 'prisma'>,
  question: Omit<AwayLeavesQuestion, 'limit'>,
): Promise<AwayLeave[]> {
  const { rows } = await readRowsInSnapshot(
    { mart, prisma },
    async () => {
      const ids = await mart.ask(AWAY_LEAVES, { ...question, limit: MAX_LEAVES + 1 });
      if (ids.length <= MAX_LEAVES) return ids;
      throw new AppError('QUERY_TOO_COSTLY', {
        userMessage: `This feed would have more than ${MAX_LEAVES} leaves. Create one of fewer people.`,
      });
    },
    readRecords,
    READ_MILLISECONDS,
  );
  return rows;
}

async function readRecords(transaction: Prisma.TransactionClient, ids: readonly number[]): Promise<AwayLeave[]> {
  const records = await transaction.employeeLeave.findMany({
    where: { leaveId: { in: [...ids] } },
    select: {
      leaveId: true,
      startDate: true,
      endDate: true,
      createdAt: true,
      updatedAt: true,
      employee: { select: { employeeId: true, firstName: true, middleName: true, lastName: true } },
    },
  });
  const byId = new Map(records.map((record) => [Number(record.leaveId), record]));
  const contents = await readContents(transaction, ids);
  return ids.map((id) => {
    const record = byId.get(id);
    if (!record) throw new Error('A leave of the mart is not in the database of the same version');
    return {
      leaveId: String(id),
      name: joinName(record.employee) ?? record.employee.employeeId,
      startDate: toLocalDate(record.startDate),
      endDate: toLocalDate(record.endDate),
      ...describeContent(record.updatedAt ?? record.createdAt, contents.get(id)),
    };
  });
}

/**
 * The run that brought the content of each leave, and when it began; its row may be pruned. A source may change dates without touching
 * `updatedAt`.
 */
async function readContents(transaction: Prisma.TransactionClient, ids: readonly number[]) {
  const contents = await transaction.importedLeaveInformation.findMany({
    where: { recordId: { in: [...ids] } },
    select: { recordId: true, runId: true },
  });
  const runIds = new Set(contents.map(({ runId }) => runId));
  const runs = await transaction.ingestRun.findMany({ where: { id: { in: [...runIds] } }, select: { id: true, startedAt: true } });
  const startedAt = new Map(runs.map((run) => [run.id, run.startedAt]));
  return new Map(contents.map(({ recordId, runId }) => [Number(recordId), { runId, broughtAt: startedAt.get(runId) ?? null }]));
}

function describeContent(updatedAt: Date, content: { runId: bigint; broughtAt: Date | null } | undefined) {
  const broughtAt = content?.broughtAt ?? updatedAt;
  return { changedAt: broughtAt > updatedAt ? broughtAt : updatedAt, sequence: Number(content?.runId ?? 0) };
}
