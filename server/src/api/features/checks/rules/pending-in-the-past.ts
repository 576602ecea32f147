import { formatLocalDate } from '../../../../domain/local-date';
import { STATUS } from '../../../../mart/state';
import { type CheckRule, findLeaves } from './rule';

export const pendingInThePast: CheckRule = {
  title: 'Pending and already past',
  description: 'Pending leave whose last date is before today: nobody decided on it.',
  find(view) {
    const { leaves } = view.state;
    return findLeaves(view, (leave) =>
      leaves.status[leave] === STATUS.REQUESTED && leaves.end[leave]! < view.today
        ? `Ended on ${formatLocalDate(leaves.end[leave]!)}`
        : null,
    );
  },
};
