import { formatLocalDate } from '../../../../domain/local-date';
import { STATUS } from '../../../../mart/state';
import { type CheckRule, findLeaves } from './rule';

export const unknownStatus: CheckRule = {
  title: 'Unknown status',
  description: 'Leave with a status that this system does not know. It counts as neither approved nor pending.',
  find(view) {
    const { leaves } = view.state;
    return findLeaves(view, (leave) =>
      leaves.status[leave] === STATUS.UNKNOWN
        ? `Leave from ${formatLocalDate(leaves.start[leave]!)} to ${formatLocalDate(leaves.end[leave]!)}`
        : null,
    );
  },
};
