import { SegmentedControl, Skeleton } from '@mantine/core';
import { useMemo } from 'react';
import { useFigures } from '../../data/use-figures';
import { may, useViewer } from '../../data/viewer';
import { AboutFilters } from '../../filters/about-filters';
import { type Filters, toPeopleFilter } from '../../filters/filter-model';
import { IN_FORECAST } from '../../filters/forecast-filter';
import { QueryView } from '../../frame/query-view';
import { ForecastPanel } from '../../leave-charts/forecast-panel';
import type { ForecastGrain } from '../../leave-charts/forecast-row';
import { forecastWords } from '../../leave-charts/forecast-words';
import { ForecastQuality } from './forecast-quality';
import { FORECAST } from './forecast-query';
import { useTrendsParams } from './params';
import classes from './trends.module.css';

const say = forecastWords;
const SKELETON_HEIGHT = 440;
const GRAINS = ['MONTH', 'WEEK'] as const satisfies readonly ForecastGrain[];

/** Leave days of half a year ahead, and how good such forecasts were in the past. */
export function ForecastPanels({ filters }: { filters: Filters }) {
  const { role } = useViewer();
  const [params, change] = useTrendsParams();
  const grain = may.seeDays(role) ? params.ahead : 'MONTH';
  const filter = useMemo(() => toPeopleFilter(filters), [filters]);
  const query = useFigures(FORECAST, { grain, filter }, 'LATER');
  const controls = may.seeDays(role) && (
    <SegmentedControl
      size="xs"
      aria-label={say.grain}
      value={grain}
      onChange={(ahead) => change({ ahead })}
      data={GRAINS.map((value) => ({ value, label: say.grains[value] }))}
    />
  );
  return (
    <QueryView
      query={query}
      version={(data) => data.leaveForecast.dataVersion}
      skeleton={<Skeleton height={SKELETON_HEIGHT} radius={12} />}
    >
      {({ leaveForecast, forecastBacktest }) => (
        <div className={classes.grid}>
          <AboutFilters replaced={IN_FORECAST}>
            <ForecastPanel rows={leaveForecast.total} grain={grain} controls={controls} />
          </AboutFilters>
          {forecastBacktest.horizons.some(({ truths }) => truths > 0) && <ForecastQuality horizons={forecastBacktest.horizons} />}
        </div>
      )}
    </QueryView>
  );
}
