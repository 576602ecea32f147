import { rosteredDays } from '../../../../mart/rostered';
import { findLeaves, isLive, type RuleOfPeople } from './rule';
import { daysInWords } from './words';

export const moreDaysThanRostered: RuleOfPeople = {
  title: 'More days than rostered',
  description: 'Approved or pending leave of more days than the person is rostered to work between its first and its last date.',
  ofPeople({ state }) {
    const { leaves } = state;
    return findLeaves(state, (leave) => {
      if (!isLive(state, leave)) return null;
      const rostered = rosteredDays(state, leaves.person[leave]!, leaves.start[leave]!, leaves.end[leave]!);
      if (leaves.micro[leave]! <= rostered) return null;
      return `${daysInWords(leaves.micro[leave]!)} of leave, ${daysInWords(rostered)} rostered`;
    });
  },
};
