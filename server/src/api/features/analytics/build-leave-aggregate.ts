import type { PrismaClient } from '../../../db/prisma';
import { createJudge } from '../../../disclosure/judge-figures';
import { readPublishedFigures } from '../../../disclosure/published-figures';
import { requireWholeMonths } from '../../../disclosure/whole-months';
import { AppError } from '../../../errors';
import { type DataState, TODAY } from '../../shared/as-known/data-state';
import type { Viewer } from '../../shared/auth/viewer';
import type { CheckedFilter } from '../../shared/filters/checked-filter';
import type { AskedMeasures } from './asked-measures';
import type { ComparedPeriod } from './comparison.types';
import { type Cell, readLeaveAggregate } from './leave-aggregate.sql';
import type { LeaveAggregate, LeaveAggregateOrder, LeaveAggregateRow, LeaveDimension } from './leave-aggregate.types';
import type { LeaveMeasures } from './measures.types';
import { toMeasures } from './to-measures';

export const MAX_DIMENSIONS = 4;
/** The most rows of one answer; beyond it a question has to be narrowed, or to ask for fewer with `limit`. */
export const MAX_ROWS = 10_000;

interface Question {
  state: DataState;
  filter: CheckedFilter;
  viewer: Viewer;
  groupBy: readonly LeaveDimension[];
  compareTo: ComparedPeriod | null;
  orderBy: LeaveAggregateOrder;
  limit: number | null;
  asked: AskedMeasures;
  timeZone: string;
  /** The business date. */
  today: string;
}

/**
 * Answers what one viewer may see.
 * @throws {AppError} QUERY_TOO_COSTLY where more than MAX_ROWS cells would have to be read: an answer is never cut without being asked to.
 */
export async function buildLeaveAggregate(prisma: PrismaClient, question: Question): Promise<LeaveAggregate> {
  const { state, viewer, groupBy, limit, asked } = question;
  if (state !== TODAY && asked.total.size + asked.rows.size > 0) {
    throw new AppError('BAD_USER_INPUT', {
      userMessage: 'Of an earlier state of the data only leaveDays, leaveCount, employeeCount and meanDaysPerPerson are known.',
    });
  }
  if (viewer.role === 'VIEWER') return buildSuppressedAggregate(prisma, question);
  const answer = await readLeaveAggregate(prisma, { ...question, limit: limit ?? MAX_ROWS });
  if (limit === null) requireAllRows(answer.cellCount);
  return {
    dataVersion: answer.dataVersion,
    total: toMeasures(answer.total, false, false),
    rows: answer.cells.map((cell) => toRow(cell, groupBy, false, false)),
    overlapping: groupBy.includes('PROJECT_ALLOCATION'),
    rowCount: answer.cellCount,
  };
}

/** For a VIEWER. Rows are ordered and limited after what they may show is known, or their order would tell the rest. */
async function buildSuppressedAggregate(prisma: PrismaClient, question: Question): Promise<LeaveAggregate> {
  const { state, filter, groupBy, orderBy, limit } = question;
  requireWholeMonths(filter, groupBy);
  const answer = await readLeaveAggregate(prisma, { ...question, orderBy: 'KEY', limit: MAX_ROWS });
  requireAllRows(answer.cellCount);
  const published = await readPublishedFigures(prisma, state, filter.statuses, answer.dataVersion);
  // A run was committed between the two reads; the next one takes its time.
  if (published === null) return buildSuppressedAggregate(prisma, question);
  const isShown = createJudge({ filter, groupBy }, published);
  const isTotalShown = createJudge({ filter, groupBy: [] }, published)([]);
  const rows = answer.cells.map((cell) => toRow(cell, groupBy, !isShown(cell.ids), true));
  return {
    dataVersion: answer.dataVersion,
    total: toMeasures(answer.total, !isTotalShown, true),
    rows: order(rows, orderBy).slice(0, limit ?? MAX_ROWS),
    overlapping: groupBy.includes('PROJECT_ALLOCATION'),
    rowCount: answer.cellCount,
  };
}

function requireAllRows(cellCount: number): void {
  if (cellCount <= MAX_ROWS) return;
  throw new AppError('QUERY_TOO_COSTLY', {
    userMessage: `This would be ${cellCount} rows; ${MAX_ROWS} are the most. Narrow the filter, group by less, or set a limit.`,
  });
}

// Suppressed rows have no measure to be ordered by: in between they would tell it.
function order(rows: LeaveAggregateRow[], orderBy: LeaveAggregateOrder): LeaveAggregateRow[] {
  const by = MEASURE_OF[orderBy];
  if (!by) return rows;
  return rows.toSorted(({ measures: a }, { measures: b }) => Number(a.suppressed) - Number(b.suppressed) || by(a) - by(b));
}

const MEASURE_OF: Readonly<Record<LeaveAggregateOrder, ((measures: LeaveMeasures) => number) | null>> = {
  KEY: null,
  LEAVE_DAYS_DESC: ({ leaveDays }) => -(leaveDays ?? 0),
  LEAVE_DAYS_ASC: ({ leaveDays }) => leaveDays ?? 0,
  LEAVE_COUNT_DESC: ({ leaveCount }) => -(leaveCount ?? 0),
  EMPLOYEE_COUNT_DESC: ({ employeeCount }) => -(employeeCount ?? 0),
};

function toRow(cell: Cell, groupBy: readonly LeaveDimension[], suppressed: boolean, isViewer: boolean): LeaveAggregateRow {
  const keys = groupBy.map((dimension, at) => ({ dimension, id: cell.ids[at] ?? '', label: cell.labels[at] ?? 'None' }));
  return { keys, measures: toMeasures(cell, suppressed, isViewer) };
}
