import { formatLocalDate } from '../../../../domain/local-date';
import { STATUS } from '../../../../mart/state';
import { findLeaves, type RuleOfPeople } from './rule';

/** A pending request is a finding when it was made longer ago. */
export const MAX_PENDING_DAYS = 14;

export const pendingForLong: RuleOfPeople = {
  title: 'Pending for long',
  description: `Pending leave that was requested more than ${MAX_PENDING_DAYS} days ago.`,
  ofPeople({ state, today }) {
    const { leaves } = state;
    return findLeaves(state, (leave) => {
      const requested = leaves.requestedDay[leave]!;
      if (leaves.status[leave] !== STATUS.REQUESTED || today - requested <= MAX_PENDING_DAYS) return null;
      return `Pending since ${formatLocalDate(requested)}`;
    });
  },
};
