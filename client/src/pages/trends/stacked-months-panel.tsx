import { type ReactNode, useMemo } from 'react';
import { Chart, useChartLook } from '../../charts/engine/chart';
import type { MarkOf } from '../../charts/engine/mark-points';
import { barOptions } from '../../charts/options/bar-options';
import { ChartPanel } from '../../charts/panel/chart-panel';
import { useZoom } from '../../charts/zoom/use-zoom';
import { useToday } from '../../data/use-today';
import { useDrill } from '../../drill/use-drill';
import type { LeaveFilterInput } from '../../filters/filter-model';
import { useFilterSelection } from '../../filters/use-filter-selection';
import { useFilters } from '../../filters/use-filters';
import type { Figures } from '../../leave-charts/figures';
import { describeMonths, selectedDates } from '../../leave-charts/month-selection';
import { monthWords } from '../../leave-charts/month-words';
import { SERIES_WORDS } from '../../leave-charts/series-words';
import { type StackLayer, stackLegend, stackModel, stackSeries } from '../../leave-charts/stacked-months';
import { leaveWords } from '../../leave-charts/words';
import { firstOfMonth, lastOfMonth, monthOf } from '../../lib/calendar-date';
import { formatCount, formatDays, formatMonth } from '../../lib/format';
import { useNarrow } from '../../lib/use-narrow';
import { useStable } from '../../lib/use-stable';
import { trendsWords } from './words';

const say = trendsWords;

/** Months in layers, with what all such charts share: zoom, legend, hatched months that are not over, a click that filters. */
export function StackedMonths({
  panel,
  title,
  unit,
  summary,
  months,
  layers,
  totals,
  total,
  updated,
  notes,
  controls,
  filterOf,
}: {
  panel: string;
  title: string;
  unit: string;
  summary: string;
  months: readonly string[];
  layers: readonly StackLayer[];
  totals: readonly Figures[];
  total: Figures;
  updated: boolean;
  notes: readonly string[];
  controls?: ReactNode;
  /** The filter of one layer; of all layers (null). */
  filterOf: (layer: StackLayer | null) => LeaveFilterInput;
}) {
  const drill = useDrill();
  const look = useChartLook();
  const narrow = useNarrow();
  const present = monthOf(useToday());
  const [filters, setFilters] = useFilters();
  const zoom = useZoom(months.length);
  const { start, end } = zoom.window;
  const inView = useMemo(() => months.slice(start, end), [months, start, end]);
  const series = useStable(
    stackSeries(
      layers.map((layer) => ({ ...layer, months: layer.months.slice(start, end) })),
      SERIES_WORDS,
    ),
  );
  const colors = useStable(layers.map(({ color }) => color));
  const first = inView[0] ?? '';
  const count = inView.length;
  const options = useMemo(
    () => barOptions(look, monthWords({ first, count, narrow }), count, { colors, stacked: true }),
    [look, first, count, narrow, colors],
  );
  const hatchedLayers = useStable(layers.map(({ isHatched }) => isHatched));
  const hatchMonths = !hatchedLayers.includes(true);
  const markOf = useMemo(
    (): MarkOf => (layer, index) => (hatchedLayers[layer] || (hatchMonths && (inView[index] ?? '') >= present) ? 'hatched' : undefined),
    [hatchedLayers, hatchMonths, inView, present],
  );
  const pick = (month: string) => setFilters({ ...filters, from: firstOfMonth(month), to: lastOfMonth(month) });
  const hidden = totals.filter((row) => row.suppressed).length;
  const selection = useFilterSelection({
    panel,
    label: leaveWords.selectMonths(title),
    counts: { series: layers.length, points: count },
    describe: (selected) => describeMonths(inView, selected),
    toFilters: (selected) => {
      const dates = selectedDates(inView, selected);
      return dates && { ...filters, ...dates };
    },
  });
  return (
    <ChartPanel
      title={title}
      unit={unit}
      summary={summary}
      updated={updated}
      controls={controls}
      zoom={zoom}
      height={300}
      legend={layers.length > 1 ? stackLegend(layers) : []}
      table={stackModel({
        heading: say.month,
        layers,
        totals,
        total,
        labelOf: formatMonth,
        format: formatDays,
        words: { total: say.total },
        onPick: pick,
        onPickFigure: drill
          ? (month, layer) =>
              drill({
                title: layer ? `${formatMonth(month.id)} · ${layer.label}` : formatMonth(month.id),
                filter: { ...filterOf(layer), yearMonths: [month.id] },
                days: month.days,
              })
          : undefined,
      })}
      chart={(height) => (
        <Chart
          kind="bar"
          options={options}
          series={series}
          height={height}
          markOf={markOf}
          onPick={(_layer, index) => {
            const month = inView[index];
            if (month) pick(month);
          }}
          selection={selection}
        />
      )}
      notes={[
        ...(hidden > 0 ? [leaveWords.hiddenMonths(formatCount(hidden), hidden)] : []),
        ...(layers.length > 1 && layers.some((layer) => layer.months.some((row) => row.suppressed)) ? [leaveWords.hiddenParts] : []),
        ...(hatchMonths && months.some((month) => month >= present) ? [say.unfinished] : []),
        ...notes,
      ]}
    />
  );
}
