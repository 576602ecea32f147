import { formatLocalDate } from '../../../../domain/local-date';
import { STATUS } from '../../../../mart/state';
import { type CheckRule, findLeaves } from './rule';

/** A pending request is a finding when it was made longer ago. */
export const MAX_PENDING_DAYS = 14;

export const pendingForLong: CheckRule = {
  title: 'Pending for long',
  description: `Pending leave that was requested more than ${MAX_PENDING_DAYS} days ago.`,
  find(view) {
    const { leaves } = view.state;
    return findLeaves(view, (leave) => {
      const requested = leaves.requestedDay[leave]!;
      if (leaves.status[leave] !== STATUS.REQUESTED || view.today - requested <= MAX_PENDING_DAYS) return null;
      return `Pending since ${formatLocalDate(requested)}`;
    });
  },
};
