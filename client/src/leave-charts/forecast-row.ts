import type { ResultOf } from 'gql.tada';
import { graphql } from '../data/graphql';

/** One period of a forecast, of one group or of everybody. */
export const FORECAST_ROW = graphql(`
  fragment ForecastRowFields on ForecastRow {
    startDate
    endDate
    approvedDays
    pendingDays
    forecastDays
    lowDays
    highDays
    lastYearDays
    method
    shortfall
    suppressed
  }
`);

export type ForecastRow = ResultOf<typeof FORECAST_ROW>;
export type ForecastGrain = ReturnType<typeof graphql.scalar<'ForecastGrain'>>;
