import { type ReactNode, useMemo } from 'react';
import { Chart, useChartLook } from '../../charts/engine/chart';
import { barOptions } from '../../charts/options/bar-options';
import { ChartPanel } from '../../charts/panel/chart-panel';
import { useZoom } from '../../charts/zoom/use-zoom';
import { useDrill } from '../../drill/use-drill';
import { toLeaveFilter } from '../../filters/filter-model';
import { useFilterSelection } from '../../filters/use-filter-selection';
import { useFilters } from '../../filters/use-filters';
import { describePeak } from '../../leave-charts/describe-peak';
import { type Figures, fillMonths } from '../../leave-charts/figures';
import { figuresModel } from '../../leave-charts/figures-model';
import { describeMonths, selectedDates } from '../../leave-charts/month-selection';
import { monthWords } from '../../leave-charts/month-words';
import { buildMonthSeries } from '../../leave-charts/series';
import { SERIES_WORDS } from '../../leave-charts/series-words';
import { useUnfinishedMonths } from '../../leave-charts/use-unfinished-months';
import { leaveWords } from '../../leave-charts/words';
import { firstOfMonth, lastOfMonth } from '../../lib/calendar-date';
import { formatCount, formatMonth } from '../../lib/format';
import { useNarrow } from '../../lib/use-narrow';
import { useStable } from '../../lib/use-stable';
import { overviewWords } from './words';

const say = overviewWords;

/** Every month that the filter has leave in. */
export function AllMonthsPanel({
  rows,
  total,
  updated,
  controls,
}: {
  rows: readonly Figures[];
  total: Figures;
  updated: boolean;
  controls?: ReactNode;
}) {
  const look = useChartLook();
  const narrow = useNarrow();
  const [filters, setFilters] = useFilters();
  const drill = useDrill();
  const all = useMemo(() => fillMonths(rows, formatMonth), [rows]);
  const zoom = useZoom(all.length);
  const { start, end } = zoom.window;
  const months = useMemo(() => all.slice(start, end), [all, start, end]);
  const series = useStable(buildMonthSeries(months, SERIES_WORDS));
  const first = months[0]?.id ?? '';
  const count = months.length;
  const options = useMemo(() => barOptions(look, monthWords({ first, count, narrow }), count), [look, first, count, narrow]);
  const { markOf, hasAny } = useUnfinishedMonths(useStable(months.map(({ id }) => id)));
  const hidden = all.filter((month) => month.suppressed).length;
  const pick = (month: string) => setFilters({ ...filters, from: firstOfMonth(month), to: lastOfMonth(month) });

  const shown = months.map(({ id }) => id);
  const selection = useFilterSelection({
    panel: 'month',
    label: leaveWords.selectMonths(say.byMonth),
    counts: { series: 1, points: shown.length },
    describe: (selected) => describeMonths(shown, selected),
    toFilters: (selected) => {
      const dates = selectedDates(shown, selected);
      return dates && { ...filters, ...dates };
    },
  });

  return (
    <ChartPanel
      title={say.byMonth}
      unit={say.perMonth}
      summary={describePeak(all)}
      updated={updated}
      controls={controls}
      zoom={zoom}
      table={figuresModel({
        heading: say.month,
        totalLabel: say.tableTotal,
        rows: all,
        total,
        onPick: pick,
        onPickFigure: drill
          ? ({ id, label, days }) => drill({ title: label, filter: { ...toLeaveFilter(filters), yearMonths: [id] }, days })
          : undefined,
      })}
      chart={(height) => (
        <Chart
          kind="bar"
          options={options}
          series={series}
          height={height}
          markOf={markOf}
          onPick={(_series, index) => {
            const month = months[index];
            if (month) pick(month.id);
          }}
          selection={selection}
        />
      )}
      notes={[
        ...(hidden > 0 ? [leaveWords.hiddenMonths(formatCount(hidden), hidden)] : []),
        ...(hasAny ? [say.unfinished] : []),
        say.monthNote,
      ]}
    />
  );
}
