import { answerBy } from '../../../mart/question';
import { writeList } from '../../shared/lists/write-json';
import { aggregateLeave } from './aggregate-leave';
import { LEAVE_AGGREGATE, type LeaveAggregateAnswer } from './leave-aggregate.question';

/** Writes the rows here, in a worker thread: thousands of them would hold up the main one. @throws {AppError} as `aggregateLeave`. */
export const answerLeaveAggregate = answerBy(LEAVE_AGGREGATE, (view, question): LeaveAggregateAnswer => {
  const { total, rows, rowCount } = aggregateLeave(view, question);
  const employeeAt = question.groupBy.indexOf('EMPLOYEE');
  return {
    total,
    rowLists: question.rowPlans.map((plan) => writeList(rows, plan)),
    employeeIds: employeeAt < 0 ? null : [...new Set(rows.map(({ keys }) => keys[employeeAt]?.id ?? ''))],
    rowCount,
  };
});
