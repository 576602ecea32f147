import { type ReactNode, useMemo } from 'react';
import { Chart, useChartLook } from '../../charts/engine/chart';
import { viewSeries } from '../../charts/engine/view-series';
import { barOptions, monthAxisLabel } from '../../charts/options/bar-options';
import { BESIDE } from '../../charts/options/palette';
import { ChartPanel } from '../../charts/panel/chart-panel';
import { useZoom } from '../../charts/zoom/use-zoom';
import { useToday } from '../../data/use-today';
import { useDrill } from '../../drill/use-drill';
import { toLeaveFilter } from '../../filters/filter-model';
import { useFilterSelection } from '../../filters/use-filter-selection';
import { useFilters } from '../../filters/use-filters';
import { type AggregateAnswer, readFigures, readTotal } from '../../leave-charts/aggregate';
import { compareMonths, countHidden } from '../../leave-charts/compared-months';
import { comparedModel, comparedSeries } from '../../leave-charts/compared-series';
import { describeMonths, selectedDates } from '../../leave-charts/month-selection';
import { monthWords } from '../../leave-charts/month-words';
import { SERIES_WORDS } from '../../leave-charts/series-words';
import { leaveWords } from '../../leave-charts/words';
import { firstOfMonth, lastOfMonth, monthOf } from '../../lib/calendar-date';
import type { FiscalYear } from '../../lib/fiscal-year';
import { formatCount, formatMonthName, formatShortMonth } from '../../lib/format';
import { useNarrow } from '../../lib/use-narrow';
import { useStable } from '../../lib/use-stable';
import { overviewWords } from './words';

const say = overviewWords;

/** A fiscal year beside the one before it, month by month from where each begins. */
export function TwoYearsPanel({
  year,
  before,
  answer,
  controls,
  updated,
}: {
  year: FiscalYear;
  before: FiscalYear;
  answer: { year: AggregateAnswer; before: AggregateAnswer };
  controls: ReactNode;
  updated: boolean;
}) {
  const look = useChartLook();
  const narrow = useNarrow();
  const present = monthOf(useToday());
  const [filters, setFilters] = useFilters();
  const drill = useDrill();
  const months = useStable(
    compareMonths([
      { start: monthOf(before.startDate), rows: readFigures(answer.before, '') },
      { start: monthOf(year.startDate), rows: readFigures(answer.year, '') },
    ]),
  );
  const names = useStable([before.label, year.label]);
  const zoom = useZoom(months.length);
  const { start, end } = zoom.window;
  const series = useStable(viewSeries(comparedSeries(months, names, SERIES_WORDS), zoom.window));
  const count = end - start;
  const hidden = countHidden(months);
  const { mode, bar } = look.colors;
  const colors = useMemo(() => [BESIDE[mode], bar], [mode, bar]);
  const options = useMemo(() => {
    // Two years are told apart by the legend: a year under a month would name only one of them.
    const axisLabel = (month: string) => [monthAxisLabel(month, { first: '', count, narrow }, formatShortMonth)].flat()[0] ?? '';
    return barOptions(look, { ...monthWords({ first: '', count, narrow }), axisLabel, category: formatMonthName }, count, { colors });
  }, [look, count, narrow, colors]);
  const markOf = useMemo(
    () => (at: number, index: number) => ((months[start + index]?.months[at] ?? '') >= present ? ('hatched' as const) : undefined),
    [months, start, present],
  );
  const pick = (month: string | undefined) => {
    if (month) setFilters({ ...filters, year: [], from: firstOfMonth(month), to: lastOfMonth(month) });
  };

  // What is selected are months of the later year.
  const shown = months.slice(start, end).map((month) => month.months.at(-1) ?? '');
  const selection = useFilterSelection({
    panel: 'month',
    label: leaveWords.selectMonths(say.byMonth),
    counts: { series: 2, points: shown.length },
    describe: (selected) => describeMonths(shown, selected),
    toFilters: (selected) => {
      const dates = selectedDates(shown, selected);
      return dates && { ...filters, year: [], ...dates };
    },
  });

  return (
    <ChartPanel
      title={say.byMonth}
      unit={say.twoYears(year.label, before.label)}
      summary=""
      updated={updated}
      controls={controls}
      zoom={zoom}
      legend={names.map((label, index) => ({ label, color: colors[index] ?? '', series: label }))}
      table={comparedModel({
        heading: say.month,
        months,
        names,
        labelOf: formatMonthName,
        totals: [readTotal(answer.before), readTotal(answer.year)],
        words: { total: say.tableTotal, difference: say.difference },
        onPick: (month) => pick(month.months.at(-1)),
        onPickFigure: drill
          ? ({ months: ids, figures }, at) => {
              const [month, days] = [ids[at] ?? '', figures[at]?.days ?? null];
              const filter = { ...toLeaveFilter({ ...filters, year: [[before, year][at]?.id ?? ''] }), yearMonths: [month] };
              drill({ title: `${formatMonthName(month)} · ${names[at]}`, filter, days });
            }
          : undefined,
      })}
      chart={(height) => (
        <Chart
          kind="bar"
          options={options}
          series={series}
          height={height}
          markOf={markOf}
          onPick={(at, index) => pick(months[start + index]?.months[at])}
          selection={selection}
        />
      )}
      notes={[...(hidden > 0 ? [leaveWords.hiddenMonths(formatCount(hidden), hidden)] : []), say.unfinished, say.yearNote]}
    />
  );
}
