import { parseLocalDate } from '../../../domain/local-date';
import { findText } from '../../../mart/find-member';
import { answerBy } from '../../../mart/question';
import { NONE } from '../../../mart/state';
import { findLastLeave } from '../../shared/entities/last-leave';
import { LAST_LEAVES } from './last-leaves.question';

export const answerLastLeaves = answerBy(LAST_LEAVES, ({ state }, { employeeIds, today }): (number | null)[] => {
  const { people, leaves } = state;
  const find = findText(people.id, people.count);
  const day = parseLocalDate(today) ?? 0;
  return employeeIds.map((id) => {
    const person = find(id);
    const leave = person === NONE ? NONE : findLastLeave(state, person, day);
    return leave === NONE ? null : leaves.id[leave]!;
  });
});
