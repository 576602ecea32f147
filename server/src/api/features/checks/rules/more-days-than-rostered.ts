import { rosteredDays } from '../../../../mart/rostered';
import { type CheckRule, findLeaves, isLive } from './rule';
import { daysInWords } from './words';

export const moreDaysThanRostered: CheckRule = {
  title: 'More days than rostered',
  description: 'Approved or pending leave of more days than the person is rostered to work between its first and its last date.',
  find(view) {
    const { leaves } = view.state;
    return findLeaves(view, (leave) => {
      const rostered = rosteredDays(view.state, leaves.person[leave]!, leaves.start[leave]!, leaves.end[leave]!);
      if (!isLive(view.state, leave) || leaves.micro[leave]! <= rostered) return null;
      return `${daysInWords(leaves.micro[leave]!)} of leave, ${daysInWords(rostered)} rostered`;
    });
  },
};
