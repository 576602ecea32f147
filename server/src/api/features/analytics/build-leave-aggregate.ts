import { MICRO_DAYS, toDays } from '../../../domain/micro-days';
import { NO_NAME } from '../../../domain/no-name';
import { inTurns } from '../../shared/lists/in-turns';
import type { LeaveComparison } from './comparison.types';
import type { CellAnswer, ComparedCounts, LeaveAggregateAnswer, LeaveAggregateQuestion } from './leave-aggregate.question';
import type { LeaveAggregate, LeaveAggregateRow } from './leave-aggregate.types';
import type { LeaveMeasures } from './measures.types';

/** The answer of the mart in the shape of the schema. */
export function buildLeaveAggregate(
  dataVersion: string,
  { groupBy }: Pick<LeaveAggregateQuestion, 'groupBy'>,
  { total, rows, rowCount }: LeaveAggregateAnswer,
): LeaveAggregate {
  return {
    dataVersion,
    total: toMeasures(total),
    rows: inTurns(
      rows.map((row): LeaveAggregateRow => {
        const keys = groupBy.map((dimension, at) => ({ dimension, id: row.ids[at] ?? '', label: row.labels[at] ?? NO_NAME }));
        return { keys, measures: toMeasures(row) };
      }),
    ),
    overlapping: groupBy.includes('PROJECT_ALLOCATION'),
    rowCount,
  };
}

/** A measure that was not asked for, or that the role may not see, is left out: GraphQL answers null. */
function toMeasures({ values, own, previous, suppressed }: CellAnswer): LeaveMeasures {
  const comparison = own && previous && toComparison(own, previous);
  return { ...(suppressed ? {} : values), suppressed, comparison: suppressed ? null : comparison } as LeaveMeasures;
}

function toComparison(own: ComparedCounts, previous: ComparedCounts): LeaveComparison {
  return {
    measures: previous,
    difference: {
      leaveDays: subtractDays(own.leaveDays, previous.leaveDays),
      leaveCount: own.leaveCount - previous.leaveCount,
      employeeCount: own.employeeCount - previous.employeeCount,
    },
  };
}

/** Days are whole millionths; their floats are not, and would leave a difference of dust. */
function subtractDays(days: number, less: number): number {
  return toDays(Math.round((days - less) * MICRO_DAYS));
}
