import type { ResultOf } from 'gql.tada';
import { graphql } from '../../data/graphql';
import { FORECAST_ROW } from '../../leave-charts/forecast-row';

/** Apart from the other figures of the page: it takes longer, and it does not change with a selection of months. */
export const FORECAST = graphql(
  `
  query Forecast($grain: ForecastGrain!, $filter: LeaveFilter!) {
    leaveForecast(grain: $grain, filter: $filter) {
      dataVersion
      total { ...ForecastRowFields }
    }
    forecastBacktest(grain: $grain, filter: $filter) {
      horizons { horizonDays truths meanAbsoluteError naiveMeanAbsoluteError mase intervals coverage isShown }
    }
  }
`,
  [FORECAST_ROW],
);

export type ForecastHorizon = ResultOf<typeof FORECAST>['forecastBacktest']['horizons'][number];
