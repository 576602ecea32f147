import { formatLocalDate } from '../../../../domain/local-date';
import { findLeaves, isLive, type RuleOfPeople } from './rule';

export const requestedAfterStart: RuleOfPeople = {
  title: 'Requested after its start',
  description: 'Approved or pending leave that was requested on a later date than the first date of the leave.',
  ofPeople({ state }) {
    const { leaves } = state;
    return findLeaves(state, (leave) => {
      const [start, requested] = [leaves.start[leave]!, leaves.requestedDay[leave]!];
      if (!isLive(state, leave) || requested <= start) return null;
      return `Begins on ${formatLocalDate(start)}, requested on ${formatLocalDate(requested)}`;
    });
  },
};
