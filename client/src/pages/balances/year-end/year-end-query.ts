import type { ResultOf } from 'gql.tada';
import { graphql } from '../../../data/graphql';

const CLOSING_ROW = graphql(`
  fragment ClosingRowFields on ClosingRow {
    groupId
    groupLabel
    balanceCount
    closing { days low high }
    forfeited { days low high }
    overdrawn { days low high }
    forfeitedMoney @include(if: $money)
    overdrawnMoney @include(if: $money)
    ratelessCount @include(if: $money)
  }
`);

/** @param $money whether the viewer may see it */
export const YEAR_END = graphql(
  `
    query YearEnd($filter: BalanceForecastFilter!, $by: ClosingGrouping!, $first: Int!, $money: Boolean!) {
      balanceForecast(filter: $filter, groupBy: $by, first: $first) {
        dataVersion
        fiscalYear { id endDate }
        horizonDays
        shortfall
        currency @include(if: $money)
        total { ...ClosingRowFields }
        rows { ...ClosingRowFields }
        backtest {
          horizonDays measure truths meanAbsoluteError naiveMeanAbsoluteError mase intervals coverage knownYears reconstructedYears isShown
        }
      }
    }
  `,
  [CLOSING_ROW],
);

export type YearEndForecast = ResultOf<typeof YEAR_END>['balanceForecast'];
export type ClosingRow = ResultOf<typeof CLOSING_ROW>;
export type ClosingFigure = ClosingRow['closing'];
