import type { DimensionOfLeaves } from './dimension';
import { membersOf } from './member-dimension';
import { EMPTY } from './words';

export const LEAVE_TYPE = {
  kind: 'LEAVE',
  description: 'The leave type of the record.',
  filter: {
    field: 'leaveTypeIds',
    form: 'BIGINT',
    description: `Leave types, such as annual or sick leave. ${EMPTY}`,
    takesNone: false,
  },
  viewer: 'SHOWN',
  splitsBalances: null,
  ...membersOf('leaveTypes'),
  column: ({ state }) => state.leaves.leaveType,
} as const satisfies DimensionOfLeaves;
