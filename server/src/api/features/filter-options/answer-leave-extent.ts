import { LEAVE_STATUSES } from '../../../domain/leave-status';
import { formatLocalDate } from '../../../domain/local-date';
import { answerBy } from '../../../mart/question';
import { maskPeople } from '../../../mart/select/people-mask';
import { LEAVE_EXTENT, type LeaveExtent } from './leave-extent.question';

export const answerLeaveExtent = answerBy(LEAVE_EXTENT, ({ state, throwIfCancelled }, { scope }): LeaveExtent => {
  const { leaves, people, dayFacts } = state;
  const mask = maskPeople(state, { choices: {} }, scope);
  const occurs = new Uint8Array(LEAVE_STATUSES.length);
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let person = 0; person < people.count; person++) {
    if ((person & 1023) === 0) throwIfCancelled();
    if (mask?.[person] === 0) continue;
    for (let leave = people.leaveStart[person]!; leave < people.leaveStart[person + 1]!; leave++) {
      const [begin, end] = [leaves.factStart[leave]!, leaves.factStart[leave + 1]!];
      if (begin === end) continue;
      occurs[leaves.status[leave]!] = 1;
      first = Math.min(first, dayFacts.day[begin]!);
      last = Math.max(last, dayFacts.day[end - 1]!);
    }
  }
  return {
    firstDate: first <= last ? formatLocalDate(first) : null,
    lastDate: first <= last ? formatLocalDate(last) : null,
    statuses: LEAVE_STATUSES.filter((_, ordinal) => occurs[ordinal] === 1),
  };
});
