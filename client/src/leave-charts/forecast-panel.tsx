import { type ReactNode, useMemo } from 'react';
import { Chart, useChartLook } from '../charts/engine/chart';
import { barOptions } from '../charts/options/bar-options';
import { axisEnd } from '../charts/options/base-options';
import { ChartPanel } from '../charts/panel/chart-panel';
import { formatCompact, formatDate, formatMonth, formatShortMonth } from '../lib/format';
import { useStable } from '../lib/use-stable';
import { GOAL_COLOR } from './bullet';
import { forecastSeries, forecastTable, highestOf } from './forecast-model';
import type { ForecastGrain, ForecastRow } from './forecast-row';
import { forecastWords } from './forecast-words';
import { STATUS_COLORS } from './leave-colors';
import { EXACT_DAYS } from './series-words';

const say = forecastWords;
const CHART_HEIGHT = 300;
const APPROVED_COLOR = STATUS_COLORS.APPROVED ?? '';

interface PanelProps {
  rows: readonly ForecastRow[];
  grain: ForecastGrain;
  controls?: ReactNode;
  /** What is said below the chart; left out: how the forecast is made and why not. */
  notes?: readonly string[];
}

/** Leave days of periods to come: bars of what is approved, and marks of the forecast and its interval. */
export function ForecastPanel({ rows: given, grain, controls, notes }: PanelProps) {
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
      controls={controls}
      chart={(height) => <Chart kind="bar" options={options} series={series} height={height} />}
      height={CHART_HEIGHT}
      notes={notes ?? notesOf(rows)}
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

/** Every month; of weeks the first one of each month, unless the next month begins right after it. */
function labelOnAxis(date: string, grain: ForecastGrain, rows: readonly ForecastRow[]): string | string[] {
  const month = date.slice(0, 7);
  if (grain === 'MONTH')
    return month.endsWith('-01') || date === rows[0]?.startDate ? [formatShortMonth(month), date.slice(0, 4)] : formatShortMonth(month);
  const at = rows.findIndex(({ startDate }) => startDate.startsWith(month));
  const isCrowded = at + 1 < rows.length && !rows[at + 1]?.startDate.startsWith(month);
  return rows[at]?.startDate === date && !isCrowded ? formatShortMonth(month) : '';
}
