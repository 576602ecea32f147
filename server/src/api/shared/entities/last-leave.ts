import { type MartState, NONE, STATUS } from '../../../mart/state';

/**
 * The APPROVED leave of a person that began last, up to a day; of several that began on one day the one with the highest id. NONE: none.
 */
export function findLastLeave({ people, leaves }: MartState, person: number, day: number): number {
  const begin = people.leaveStart[person]!;
  for (let leave = people.leaveStart[person + 1]! - 1; leave >= begin; leave--) {
    if (leaves.start[leave]! <= day && leaves.status[leave] === STATUS.APPROVED) return leave;
  }
  return NONE;
}
