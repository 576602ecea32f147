import { formatLocalDate } from '../../../../domain/local-date';
import { STATUS } from '../../../../mart/state';
import { findLeaves, type RuleOfPeople } from './rule';

export const pendingInThePast: RuleOfPeople = {
  title: 'Pending and already past',
  description: 'Pending leave whose last date is before today: nobody decided on it.',
  ofPeople({ state, today }) {
    const { leaves } = state;
    return findLeaves(state, (leave) =>
      leaves.status[leave] === STATUS.REQUESTED && leaves.end[leave]! < today ? `Ended on ${formatLocalDate(leaves.end[leave]!)}` : null,
    );
  },
};
