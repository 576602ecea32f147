import type { PrismaClient } from '../../db/prisma';
import { AppError } from '../../errors';
import { type DataState, TODAY } from '../as-known/data-state';
import type { Viewer } from '../auth/viewer';
import type { CheckedFilter } from '../filters/checked-filter';
import type { AskedMeasures } from './asked-measures';
import { type Cell, readLeaveAggregate } from './leave-aggregate.sql';
import type { LeaveAggregate, LeaveAggregateOrder, LeaveAggregateRow, LeaveDimension } from './leave-aggregate.types';
import type { LeaveMeasures } from './measures.types';
import { findSuppressed, isSmallGroup, SMALLEST_SHOWN_GROUP } from './suppress-small-groups';
import { toMeasures } from './to-measures';

export const MAX_DIMENSIONS = 4;
/** The most rows of one answer; beyond it a question has to be narrowed, or to ask for fewer with `limit`. */
export const MAX_ROWS = 10_000;

interface Question {
  state: DataState;
  filter: CheckedFilter;
  viewer: Viewer;
  groupBy: readonly LeaveDimension[];
  orderBy: LeaveAggregateOrder;
  limit: number | null;
  asked: AskedMeasures;
  timeZone: string;
}

/**
 * Answers what one viewer may see.
 * @throws {AppError} QUERY_TOO_COSTLY where more than MAX_ROWS cells would have to be read: an answer is never cut without being asked to.
 */
export async function buildLeaveAggregate(
  prisma: PrismaClient,
  { state, filter, viewer, groupBy, orderBy, limit, asked, timeZone }: Question,
): Promise<LeaveAggregate> {
  if (state !== TODAY && asked.total.size + asked.rows.size > 0) {
    throw new AppError('BAD_USER_INPUT', {
      userMessage: 'Of an earlier state of the data only leaveDays, leaveCount, employeeCount and meanDaysPerPerson are known.',
    });
  }
  // Which cells are hidden depends on all of them, so a VIEWER's are ordered and limited after that.
  const isSuppressing = viewer.role === 'VIEWER';
  const readLimit = isSuppressing ? MAX_ROWS : (limit ?? MAX_ROWS);
  const answer = await readLeaveAggregate(prisma, {
    state,
    asked,
    timeZone,
    filter,
    viewer,
    groupBy,
    orderBy: isSuppressing ? 'KEY' : orderBy,
    limit: readLimit,
    fewerThan: isSuppressing ? SMALLEST_SHOWN_GROUP : 0,
  });
  if (answer.cellCount > readLimit && (isSuppressing || limit === null)) {
    throw new AppError('QUERY_TOO_COSTLY', {
      userMessage: `This would be ${answer.cellCount} rows; ${MAX_ROWS} are the most. Narrow the filter, group by less, or set a limit.`,
    });
  }
  const rows = isSuppressing
    ? order(suppress(answer.cells, groupBy), orderBy).slice(0, limit ?? MAX_ROWS)
    : answer.cells.map((cell) => toRow(cell, groupBy, false, false));
  return {
    dataVersion: answer.dataVersion,
    total: toMeasures(answer.total, isSuppressing && isSmallGroup(answer.total.employeeCount), isSuppressing),
    rows,
    overlapping: groupBy.includes('PROJECT_ALLOCATION'),
    rowCount: answer.cellCount,
  };
}

function suppress(cells: readonly Cell[], groupBy: readonly LeaveDimension[]): LeaveAggregateRow[] {
  const suppressed = findSuppressed(cells);
  return cells.map((cell, at) => toRow(cell, groupBy, suppressed.has(at), true));
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
