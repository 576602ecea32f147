import type { DimensionOfLeaves } from './dimension';
import { membersOf } from './member-dimension';
import { EMPTY } from './words';

export const FISCAL_YEAR = {
  kind: 'LEAVE',
  description: 'The fiscal year that the record is charged to, regardless of its dates. Id: fiscalId; label: 2023/24.',
  filter: {
    field: 'fiscalYearIds',
    form: 'BIGINT',
    description: `Fiscal years (fiscalId of the source) that the leave is charged to. ${EMPTY}`,
    takesNone: false,
  },
  viewer: 'SHOWN',
  splitsBalances: null,
  ...membersOf('fiscalYears'),
  column: ({ fiscalYear }) => fiscalYear,
} as const satisfies DimensionOfLeaves;
