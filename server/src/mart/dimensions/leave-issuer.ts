import type { DimensionOfLeaves } from './dimension';
import { membersOf } from './member-dimension';
import { EMPTY, OR_NONE, SPLITS_LEAVES } from './words';

export const LEAVE_ISSUER = {
  kind: 'LEAVE',
  description: 'Who decides on the leave: the current issuer, or the default one where there is none. Id: userId.',
  filter: {
    field: 'leaveIssuerIds',
    form: 'BIGINT',
    description: `Leave issuers (userId of the source) who decide on the leave. ${OR_NONE} ${EMPTY}`,
    takesNone: true,
  },
  viewer: 'SHOWN',
  splitsBalances: SPLITS_LEAVES,
  ...membersOf('leaveIssuers'),
  column: ({ state }) => state.leaves.leaveIssuer,
} as const satisfies DimensionOfLeaves;
