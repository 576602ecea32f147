import { Skeleton } from '@mantine/core';
import { useMemo } from 'react';
import { graphql } from '../../data/graphql';
import { useFigures } from '../../data/use-figures';
import { AboutFilters } from '../../filters/about-filters';
import { toPeopleFilter } from '../../filters/filter-model';
import { IN_FORECAST } from '../../filters/forecast-filter';
import { useFilters } from '../../filters/use-filters';
import { QueryView } from '../../frame/query-view';
import { ForecastPanel } from '../../leave-charts/forecast-panel';
import { FORECAST_ROW } from '../../leave-charts/forecast-row';

/** A request of its own: it takes longer than the other figures of the page, and a selection in a chart does not change it. */
const COMING_MONTHS = graphql(
  `
    query ComingMonths($filter: LeaveFilter!) {
      leaveForecast(grain: MONTH, filter: $filter) { dataVersion total { ...ForecastRowFields } }
    }
  `,
  [FORECAST_ROW],
);
const HEIGHT = 440;

/** Leave days expected in the current month and the next six. */
export function ComingMonths() {
  const [filters] = useFilters();
  const filter = useMemo(() => toPeopleFilter(filters), [filters]);
  const query = useFigures(COMING_MONTHS, { filter }, 'LATER');
  return (
    <QueryView query={query} version={(data) => data.leaveForecast.dataVersion} skeleton={<Skeleton height={HEIGHT} radius={12} />}>
      {({ leaveForecast }) => (
        <AboutFilters replaced={IN_FORECAST}>
          <ForecastPanel rows={leaveForecast.total} grain="MONTH" />
        </AboutFilters>
      )}
    </QueryView>
  );
}
