import { formatLocalDate } from '../../../../domain/local-date';
import { STATUS } from '../../../../mart/state';
import { findLeaves, type RuleOfPeople } from './rule';

export const unknownStatus: RuleOfPeople = {
  title: 'Unknown status',
  description: 'Leave with a status that this system does not know. It counts as neither approved nor pending.',
  ofPeople({ state }) {
    const { leaves } = state;
    return findLeaves(state, (leave) =>
      leaves.status[leave] === STATUS.UNKNOWN
        ? `Leave from ${formatLocalDate(leaves.start[leave]!)} to ${formatLocalDate(leaves.end[leave]!)}`
        : null,
    );
  },
};
