import { answerBy } from '../../../mart/question';
import { writeList } from '../../shared/lists/write-json';
import { aggregateLeave } from './aggregate-leave';
import { LEAVE_AGGREGATE, type LeaveAggregateAnswer } from './leave-aggregate.question';

/** Writes the rows here, in a worker thread: thousands of them would hold up the main one. @throws {AppError} as `aggregateLeave`. */
export const answerLeaveAggregate = answerBy(LEAVE_AGGREGATE, (view, question): LeaveAggregateAnswer => {
  const { total, rowCount, shownCount, rowAt, keysAt } = aggregateLeave(view, question);
  const employeeAt = question.groupBy.indexOf('EMPLOYEE');
  const employeeIds = new Set<string>();
  if (employeeAt >= 0) for (let place = 0; place < shownCount; place++) employeeIds.add(keysAt(place)[employeeAt]?.id ?? '');
  return {
    total,
    rowLists: question.rowPlans.map((plan) => writeList(shownCount, rowAt, plan)),
    employeeIds: employeeAt < 0 ? null : [...employeeIds],
    rowCount,
  };
});
