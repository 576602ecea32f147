import { formatLocalDate } from '../../../../domain/local-date';
import { type CheckRule, findLeaves, isLive } from './rule';

export const requestedAfterStart: CheckRule = {
  title: 'Requested after its start',
  description: 'Approved or pending leave that was requested on a later date than the first date of the leave.',
  find(view) {
    const { leaves } = view.state;
    return findLeaves(view, (leave) => {
      const [start, requested] = [leaves.start[leave]!, leaves.requestedDay[leave]!];
      if (!isLive(view.state, leave) || requested <= start) return null;
      return `Begins on ${formatLocalDate(start)}, requested on ${formatLocalDate(requested)}`;
    });
  },
};
