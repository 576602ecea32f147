import { NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import { Chart, useChartLook } from '../../charts/engine/chart';
import type { MarkOf } from '../../charts/engine/mark-points';
import { heatLegend, heatScale } from '../../charts/options/heat-scale';
import { heatmapOptions } from '../../charts/options/heatmap-options';
import { HIDDEN, type TableRow } from '../../charts/options/table-model';
import { ChartPanel } from '../../charts/panel/chart-panel';
import type { Selection } from '../../charts/select/chart-selection';
import { chartWords } from '../../charts/words';
import { useToday } from '../../data/use-today';
import { useDrill } from '../../drill/use-drill';
import { AboutFilters } from '../../filters/about-filters';
import type { Filters, LeaveFilterInput } from '../../filters/filter-model';
import type { PageContext } from '../../filters/page-context';
import { useFilterSelection } from '../../filters/use-filter-selection';
import { useFilters } from '../../filters/use-filters';
import { type AggregateAnswer, readFigures } from '../../leave-charts/aggregate';
import { metaOf } from '../../leave-charts/series';
import { EXACT_DAYS, SERIES_WORDS } from '../../leave-charts/series-words';
import { leaveWords } from '../../leave-charts/words';
import { calendarSeries, weeksOf } from '../../leave-charts/year-calendar';
import { addDays, daysBetween, isCalendarDate, monthOf } from '../../lib/calendar-date';
import { firstWeekday, formatCount, formatDate, formatDays, formatShortMonth, formatWeekday } from '../../lib/format';
import { useStable } from '../../lib/use-stable';
import { ScrollRegion } from '../../ui/scroll-region';
import { usePatternsParams } from './params';
import classes from './patterns.module.css';
import { yearByDay, yearsByDay } from './question';
import { patternsWords } from './words';
import { earlier, later } from './year-axis';

const say = patternsWords;
const HEIGHT = 212;

/**
 * One year by day, a column per week.
 * @param filter of the leave behind the days, without dates
 */
export function YearCalendar({
  context,
  answer,
  answered,
  filter,
  observedFrom,
}: {
  context: PageContext;
  /** Undefined where the filter has no day of the year. */
  answer: AggregateAnswer | undefined;
  /** The filters of the whole answer. */
  answered: Filters;
  filter: LeaveFilterInput;
  observedFrom: string;
}) {
  const look = useChartLook();
  const today = useToday();
  const [filters] = useFilters();
  const drill = useDrill();
  const [params, change] = usePatternsParams();
  const columns = yearsByDay(context, answered, params);
  const year = yearByDay(context, answered, params);
  const { from = today, to = today } = year ?? {};
  const { fiscalYearIds: _years, ...rest } = filter;
  const days = useMemo(() => new Map((answer ? readFigures(answer, '') : []).map((row) => [row.id, row])), [answer]);

  const weeks = useMemo(() => weeksOf(from, to, firstWeekday() || 7), [from, to]);
  const zeroUntil = filters.to === '' ? today : earlier(today, filters.to);
  const series = useStable(
    calendarSeries(
      weeks,
      (date) => {
        const row = days.get(date);
        if (row?.suppressed) return { value: null, meta: chartWords.hidden };
        if (row) return { value: row.days, meta: metaOf(row, SERIES_WORDS) };
        return date >= observedFrom && date <= zeroUntil ? { value: 0, meta: '' } : { value: null, meta: leaveWords.emptyCell };
      },
      { title: (date) => `${formatWeekday(date, 'long')}, ${formatDate(date)}`, weekday: (date) => formatWeekday(date, 'short') },
    ),
  );
  const markOf = useMemo(
    (): MarkOf => (at, index) => {
      const day = weeks[at]?.[index];
      if (!day || day.isOutside) return 'outside';
      if (days.get(day.date)?.suppressed) return 'hidden';
      if (series[at]?.data[index]?.y === null) return 'empty';
      return day.date > today ? 'hatched' : undefined;
    },
    [weeks, days, series, today],
  );
  const max = Math.max(0, ...[...days.values()].map((row) => row.days ?? 0));
  const scale = useStable(heatScale(max, look.colors.mode));
  const options = useMemo(
    () =>
      heatmapOptions(
        look,
        { exact: EXACT_DAYS, inCell: formatDays, column: weekLabel, columnInFull: String, row: String },
        scale,
        false,
        1,
      ),
    [look, scale],
  );
  const dates = useMemo(() => Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index)), [from, to]);
  const open = (date: string) => drill?.({ title: formatDate(date), filter: { ...rest, dates: [date] }, days: days.get(date)?.days ?? 0 });
  const dateAt = ({ from: at }: Selection) => {
    const day = weeks[at.series]?.[at.point];
    return day && !day.isOutside ? day.date : null;
  };
  const selection = useFilterSelection({
    panel: 'days',
    label: leaveWords.selectCells(say.byDay),
    counts: { series: weeks.length, points: weeks[0]?.length ?? 0 },
    isSingle: true,
    describe: (selected) => {
      const date = dateAt(selected);
      return date === null ? '' : `${formatWeekday(date, 'long')}, ${formatDate(date)}: ${EXACT_DAYS(days.get(date)?.days ?? 0)}`;
    },
    toFilters: (selected) => {
      const date = dateAt(selected);
      return date === null ? null : { ...filters, from: date, to: date };
    },
  });
  // The days are those of these dates, in any fiscal year.
  const replaced = useStable({ year: [], from: later(from, answered.from), to: answered.to === '' ? to : earlier(to, answered.to) });
  if (!year) return null;
  return (
    <AboutFilters replaced={replaced}>
      <ChartPanel
        title={say.byDay}
        unit={say.unitDay(year.label)}
        summary=""
        height={HEIGHT}
        legend={heatLegend(scale, look.colors, formatDays)}
        table={{
          columns: [
            { label: say.byDay },
            { label: leaveWords.measures.days, format: formatDays },
            { label: leaveWords.measures.people, format: formatCount },
          ],
          rows: dates
            .filter((date) => days.has(date))
            .map((date): TableRow => {
              const row = days.get(date);
              return {
                id: date,
                cells: row?.suppressed ? [formatDate(date), HIDDEN, HIDDEN] : [formatDate(date), row?.days ?? null, row?.people ?? null],
              };
            }),
        }}
        controls={
          <NativeSelect
            size="xs"
            w={130}
            aria-label={say.year}
            data={columns.map(({ id, label }) => ({ value: id, label }))}
            value={year.id}
            onChange={(event) => change({ day: event.currentTarget.value })}
          />
        }
        chart={(height) => (
          <ScrollRegion label={say.byDay}>
            <div className={classes.calendar}>
              <Chart
                kind="heatmap"
                options={options}
                series={series}
                height={height}
                markOf={markOf}
                onPick={
                  drill
                    ? (at, index) => {
                        const day = weeks[at]?.[index];
                        if (day && !day.isOutside) open(day.date);
                      }
                    : undefined
                }
                selection={selection}
              />
            </div>
          </ScrollRegion>
        )}
        notes={[say.unfinished, say.empty]}
      />
    </AboutFilters>
  );
}

/** A week is labelled where a month begins in it. */
function weekLabel(first: string): string {
  // The library asks for labels beyond the last column too.
  if (!isCalendarDate(first)) return '';
  const last = addDays(first, 6);
  return monthOf(first) !== monthOf(last) || first.endsWith('-01') ? formatShortMonth(monthOf(last)) : '';
}
