import type { DimensionOfAllocations } from './dimension';
import { membersOf } from './member-dimension';
import { EMPTY, OR_NONE } from './words';

export const PROJECT_ALLOCATION = {
  kind: 'ALLOCATION',
  description:
    'Projects and areas of the employee today. A leave counts in full under each, so these cells overlap and add up to more than the ' +
    'total.',
  filter: {
    field: 'projectAllocationIds',
    form: 'BIGINT',
    description:
      `Projects and areas that the employee is allocated to today. ${OR_NONE} Under PROJECT_ALLOCATION only these become ` +
      `cells. ${EMPTY}`,
    takesNone: true,
  },
  viewer: 'SHOWN',
  splitsBalances: null,
  ...membersOf('allocations'),
} as const satisfies DimensionOfAllocations;
