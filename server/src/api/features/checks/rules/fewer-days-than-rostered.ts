import { MICRO_DAYS } from '../../../../domain/micro-days';
import { rosteredDays } from '../../../../mart/rostered';
import { findLeaves, isLive, type RuleOfPeople } from './rule';
import { daysInWords } from './words';

export const fewerDaysThanRostered: RuleOfPeople = {
  title: 'Fewer days than rostered',
  description:
    'Approved or pending leave that is a day or more short of what the person is rostered to work between its first and its last date. ' +
    'Half days do not count.',
  ofPeople({ state }) {
    const { leaves } = state;
    return findLeaves(state, (leave) => {
      if (!isLive(state, leave)) return null;
      const rostered = rosteredDays(state, leaves.person[leave]!, leaves.start[leave]!, leaves.end[leave]!);
      if (rostered - leaves.micro[leave]! < MICRO_DAYS) return null;
      return `${daysInWords(leaves.micro[leave]!)} of leave, ${daysInWords(rostered)} rostered`;
    });
  },
};
