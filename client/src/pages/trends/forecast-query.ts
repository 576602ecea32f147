import type { ResultOf, VariablesOf } from 'gql.tada';
import { graphql } from '../../data/graphql';
import { type Filters, type LeaveFilterInput, NO_FILTERS, toLeaveFilter } from '../../filters/filter-model';

/** Apart from the other figures of the page: it takes longer, and it does not change with a selection of months. */
export const FORECAST = graphql(`
  query Forecast($grain: ForecastGrain!, $filter: LeaveFilter!) {
    leaveForecast(grain: $grain, filter: $filter) {
      dataVersion
      total {
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
    }
    forecastBacktest(grain: $grain, filter: $filter) {
      horizons { horizonDays truths meanAbsoluteError naiveMeanAbsoluteError mase intervals coverage isShown }
    }
  }
`);

export type ForecastAnswer = ResultOf<typeof FORECAST>;
export type ForecastRow = ForecastAnswer['leaveForecast']['total'][number];
export type ForecastHorizon = ForecastAnswer['forecastBacktest']['horizons'][number];
export type ForecastGrain = VariablesOf<typeof FORECAST>['grain'];

/** The filters that a forecast can follow: whose leave, and of which type. Requests of every year, status and date are its history. */
export function forecastFilter({ department, designation, type, manager, project }: Filters): Omit<LeaveFilterInput, 'statuses'> {
  const { statuses: _, ...filter } = toLeaveFilter({ ...NO_FILTERS, department, designation, type, manager, project });
  return filter;
}
