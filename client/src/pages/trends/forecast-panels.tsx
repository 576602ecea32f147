import { SegmentedControl, Skeleton } from '@mantine/core';
import { useMemo } from 'react';
import { Chart, useChartLook } from '../../charts/engine/chart';
import { barOptions } from '../../charts/options/bar-options';
import { axisEnd } from '../../charts/options/base-options';
import { ChartPanel } from '../../charts/panel/chart-panel';
import { useFigures } from '../../data/use-figures';
import { may, useViewer } from '../../data/viewer';
import type { Filters } from '../../filters/filter-model';
import { QueryView } from '../../frame/query-view';
import { GOAL_COLOR } from '../../leave-charts/bullet';
import { STATUS_COLORS } from '../../leave-charts/leave-colors';
import { EXACT_DAYS } from '../../leave-charts/series-words';
import { formatCompact, formatDate, formatMonth, formatShortMonth } from '../../lib/format';
import { useStable } from '../../lib/use-stable';
import { forecastSeries, forecastTable, highestOf } from './forecast-model';
import { ForecastQuality } from './forecast-quality';
import { FORECAST, type ForecastGrain, type ForecastRow, forecastFilter } from './forecast-query';
import { forecastWords } from './forecast-words';
import { useTrendsParams } from './params';
import classes from './trends.module.css';

const say = forecastWords;
const CHART_HEIGHT = 300;
const GRAINS = ['MONTH', 'WEEK'] as const satisfies readonly ForecastGrain[];
const APPROVED_COLOR = STATUS_COLORS.APPROVED ?? '';

/** Leave days of half a year ahead, and how good such forecasts were in the past. */
export function ForecastPanels({ filters }: { filters: Filters }) {
  const { role } = useViewer();
  const [params, change] = useTrendsParams();
  const grain = may.seeDays(role) ? params.ahead : 'MONTH';
  const filter = useMemo(() => forecastFilter(filters), [filters]);
  const query = useFigures(FORECAST, { grain, filter });
  return (
    <QueryView
      query={query}
      version={(data) => data.leaveForecast.dataVersion}
      skeleton={<Skeleton height={CHART_HEIGHT + 140} radius={12} />}
    >
      {({ leaveForecast, forecastBacktest }) => (
        <div className={classes.grid}>
          <ForecastPanel rows={leaveForecast.total} grain={grain} onGrain={may.seeDays(role) ? (ahead) => change({ ahead }) : null} />
          {forecastBacktest.horizons.some(({ truths }) => truths > 0) && <ForecastQuality horizons={forecastBacktest.horizons} />}
        </div>
      )}
    </QueryView>
  );
}

interface PanelProps {
  rows: readonly ForecastRow[];
  grain: ForecastGrain;
  /** Null: there is nothing to choose. */
  onGrain: ((grain: ForecastGrain) => void) | null;
}

function ForecastPanel({ rows: given, grain, onGrain }: PanelProps) {
  const look = useChartLook();
  const rows = useStable(given);
  const labelOf = useMemo(
    () => (grain === 'MONTH' ? (date: string) => formatMonth(date.slice(0, 7)) : (date: string) => say.week(formatDate(date))),
    [grain],
  );
  const series = useMemo(() => forecastSeries(rows, grain, { ...say, basis: describeRow }, look.colors.ink), [rows, grain, look]);
  const options = useMemo(() => {
    const words = {
      exact: EXACT_DAYS,
      compact: formatCompact,
      category: labelOf,
      axisLabel: (date: string) => labelOnAxis(date, grain, rows),
    };
    const bars = barOptions(look, words, rows.length, { colors: [APPROVED_COLOR] });
    return { ...bars, yaxis: { ...(bars.yaxis as ApexYAxis), max: axisEnd(highestOf(rows)) } };
  }, [look, rows, grain, labelOf]);
  const next = rows[1] ?? rows[0];
  const summary = next && next.forecastDays !== null ? say.summary(labelOf(next.startDate), EXACT_DAYS(next.forecastDays)) : '';
  return (
    <ChartPanel
      title={say.title}
      unit={say.unit}
      summary={summary}
      table={forecastTable(rows, { ...say, basis: describeRow }, labelOf)}
      legend={[
        { label: say.approved, color: APPROVED_COLOR },
        { label: say.forecast, color: look.colors.ink },
        { label: say.interval, color: GOAL_COLOR },
      ]}
      controls={
        onGrain && (
          <SegmentedControl
            size="xs"
            aria-label={say.grain}
            value={grain}
            onChange={(value) => onGrain(value)}
            data={GRAINS.map((value) => ({ value, label: say.grains[value] }))}
          />
        )
      }
      chart={(height) => <Chart kind="bar" options={options} series={series} height={height} />}
      height={CHART_HEIGHT}
      notes={notesOf(rows)}
    />
  );
}

function describeRow({ method, pendingDays, forecastDays, lowDays, highDays, lastYearDays }: ForecastRow): string {
  const expected = method === 'PICK_UP' && forecastDays !== null ? say.expected(forecastDays, lowDays, highDays) : null;
  const parts = [
    pendingDays === null ? null : say.pendingWith(pendingDays),
    expected ?? (lastYearDays === null ? null : say.asLastYear(lastYearDays)),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

function notesOf(rows: readonly ForecastRow[]): string[] {
  if (rows.some(({ suppressed }) => suppressed)) return [say.suppressed];
  const fallen = rows.filter(({ shortfall }) => shortfall !== null);
  if (fallen.length === 0) return [say.method, say.notApplied];
  if (fallen.length < rows.length) return [say.method, say.someLastYear, say.notApplied];
  return [fallen.some(({ shortfall }) => shortfall === 'SHORT_HISTORY') ? say.shortHistory : say.noBetter, say.notApplied];
}

/** Every month; of weeks the first one of each month. */
function labelOnAxis(date: string, grain: ForecastGrain, rows: readonly ForecastRow[]): string | string[] {
  const month = date.slice(0, 7);
  if (grain === 'MONTH')
    return month.endsWith('-01') || date === rows[0]?.startDate ? [formatShortMonth(month), date.slice(0, 4)] : formatShortMonth(month);
  const first = rows.find(({ startDate }) => startDate.startsWith(month));
  return first?.startDate === date ? formatShortMonth(month) : '';
}
