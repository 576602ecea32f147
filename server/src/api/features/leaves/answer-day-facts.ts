import { formatLocalDate } from '../../../domain/local-date';
import { findText } from '../../../mart/find-member';
import { answerBy } from '../../../mart/question';
import { FLAG, type MartState, NONE } from '../../../mart/state';
import { DAY_FACTS, type SpreadDays } from './day-facts.question';

export const answerDayFacts = answerBy(DAY_FACTS, ({ state }, { leaves }): (SpreadDays | null)[] => {
  const { people } = state;
  const find = findText(people.id, people.count);
  return leaves.map(({ id, employeeId }) => {
    const leave = findLeave(state, find(employeeId), id);
    return leave === NONE ? null : describeSpread(state, leave);
  });
});

function findLeave({ people, leaves }: MartState, person: number, id: number): number {
  if (person === NONE) return NONE;
  const end = people.leaveStart[person + 1]!;
  for (let leave = people.leaveStart[person]!; leave < end; leave++) if (leaves.id[leave] === id) return leave;
  return NONE;
}

function describeSpread({ leaves, dayFacts }: MartState, leave: number): SpreadDays {
  const flags = leaves.flags[leave]!;
  const facts: SpreadDays['facts'] = [];
  for (let fact = leaves.factStart[leave]!; fact < leaves.factStart[leave + 1]!; fact++) {
    facts.push({ date: formatLocalDate(dayFacts.day[fact]!), micro: dayFacts.micro[fact]! });
  }
  return {
    facts,
    isProrated: (flags & FLAG.PRORATED) !== 0,
    includesNonWorking: (flags & FLAG.INCLUDES_NON_WORKING) !== 0,
    isOutsideFiscalYear: (flags & FLAG.OUTSIDE_FISCAL_YEAR) !== 0,
  };
}
