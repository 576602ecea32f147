import { parseLocalDate } from '../../../domain/local-date';
import { answerBy } from '../../../mart/question';
import { maskPeople } from '../../../mart/select/people-mask';
import { STATUS } from '../../../mart/state';
import { AWAY_LEAVES } from './away-leaves.question';

/** Cost: one pass over the leaves of the people. */
export const answerAwayLeaves = answerBy(AWAY_LEAVES, ({ state, throwIfCancelled }, question): number[] => {
  const { condition, scope, dateFrom, dateTo, limit } = question;
  const { leaves, people } = state;
  const [firstDay, lastDay] = [parseLocalDate(dateFrom)!, parseLocalDate(dateTo)!];
  const mask = maskPeople(state, condition, scope);
  const found: number[] = [];
  for (let person = 0; person < people.count; person++) {
    if ((person & 1023) === 0) throwIfCancelled();
    if (mask?.[person] === 0 || people.isRetired[person] === 1) continue;
    for (let leaf = people.leaveStart[person]!; leaf < people.leaveStart[person + 1]!; leaf++) {
      if (leaves.start[leaf]! > lastDay) break;
      if (leaves.end[leaf]! >= firstDay && leaves.status[leaf] === STATUS.APPROVED) found.push(leaf);
    }
  }
  found.sort((a, b) => leaves.start[a]! - leaves.start[b]! || leaves.id[a]! - leaves.id[b]!);
  return found.slice(0, limit).map((leaf) => leaves.id[leaf]!);
});
