import type { DimensionOfPeople } from './dimension';
import { membersOf } from './member-dimension';
import { EMPTY, OR_NONE } from './words';

export const TEAM_MANAGER = {
  kind: 'PERSON',
  description: 'The team manager of the employee today. Id: userId.',
  filter: {
    field: 'teamManagerIds',
    form: 'BIGINT',
    description: `Team managers (userId of the source) that the employee has today. ${OR_NONE} ${EMPTY}`,
    takesNone: true,
  },
  viewer: 'SHOWN',
  splitsBalances: null,
  ...membersOf('teamManagers'),
  column: ({ state }) => state.people.teamManager,
} as const satisfies DimensionOfPeople;
