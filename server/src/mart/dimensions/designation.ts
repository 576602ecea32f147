import type { DimensionOfPeople } from './dimension';
import { membersOf } from './member-dimension';
import { EMPTY, OR_NONE } from './words';

export const DESIGNATION = {
  kind: 'PERSON',
  description: 'The designation (job title) that the employee has today.',
  filter: {
    field: 'designationIds',
    form: 'BIGINT',
    description: `Designations (job titles) that the employee has today. ${OR_NONE} ${EMPTY}`,
    takesNone: true,
  },
  viewer: 'SHOWN',
  splitsBalances: null,
  ...membersOf('designations'),
  column: ({ state }) => state.people.designation,
} as const satisfies DimensionOfPeople;
