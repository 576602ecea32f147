import type { DimensionOfPeople } from './dimension';
import { membersOf } from './member-dimension';
import { EMPTY, OR_NONE } from './words';

export const DEPARTMENT = {
  kind: 'PERSON',
  description: 'The department that the employee is in today.',
  filter: {
    field: 'departmentIds',
    form: 'INT',
    description: `Departments that the employee is in today. ${OR_NONE} ${EMPTY}`,
    takesNone: true,
  },
  viewer: 'SHOWN',
  splitsBalances: null,
  ...membersOf('departments'),
  column: ({ state }) => state.people.department,
} as const satisfies DimensionOfPeople;
