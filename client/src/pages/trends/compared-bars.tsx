import { type ReactNode, useMemo } from 'react';
import { Chart, useChartLook } from '../../charts/engine/chart';
import { viewSeries } from '../../charts/engine/view-series';
import { barOptions } from '../../charts/options/bar-options';
import { COMPARED } from '../../charts/options/palette';
import { ChartPanel } from '../../charts/panel/chart-panel';
import type { Zoom } from '../../charts/zoom/use-zoom';
import { useToday } from '../../data/use-today';
import { useAttributionNote } from '../../filters/use-attribution-note';
import { type ComparedMonth, countHidden, hasUnfinished } from '../../leave-charts/compared-months';
import { comparedModel, comparedSeries } from '../../leave-charts/compared-series';
import type { Figures } from '../../leave-charts/figures';
import { SERIES_WORDS } from '../../leave-charts/series-words';
import { leaveWords } from '../../leave-charts/words';
import { monthOf } from '../../lib/calendar-date';
import { formatCount, formatDays } from '../../lib/format';
import { useStable } from '../../lib/use-stable';
import { comparedLabel, useComparedWords } from './compared-words';
import { trendsWords } from './words';

const say = trendsWords;

export interface Comparison {
  months: readonly ComparedMonth[];
  /** The other side first, then this one, as they are drawn. */
  names: readonly string[];
  /** In the same order; empty until the answer is there. */
  totals: readonly Figures[];
  /** The part of the months that is looked at, in both panels alike. */
  zoom: Zoom;
  /** Months of two years meet by their place in the year; those of departments are the same months. */
  byYear: boolean;
}

/** Two sides beside each other, month by month, with their totals and the difference. */
export function ComparedBars({ months, names, totals, zoom, byYear, controls }: Comparison & { controls: ReactNode }) {
  const look = useChartLook();
  const present = monthOf(useToday());
  const attributionNote = useAttributionNote();
  const hidden = countHidden(months);
  const { start, end } = zoom.window;
  const words = useComparedWords(months, byYear, zoom.window);
  const series = useStable(viewSeries(comparedSeries(months, names, SERIES_WORDS), zoom.window));
  const colors = useMemo(() => COMPARED[look.colors.mode].toReversed(), [look]);
  const options = useMemo(() => barOptions(look, words, end - start, { colors }), [look, words, start, end, colors]);
  const markOf = useMemo(
    () => (at: number, index: number) => ((months[start + index]?.months[at] ?? '') >= present ? ('hatched' as const) : undefined),
    [months, start, present],
  );
  const said = names.map((name, index) => [name, totals[index]?.days == null ? '–' : formatDays(totals[index].days)] as const);
  return (
    <ChartPanel
      title={say.compare}
      unit={say.compareUnit(names[1] ?? '', names[0] ?? '')}
      summary={said.map(([name, days]) => `${name}: ${days}`).join(', ')}
      controls={controls}
      zoom={zoom}
      legend={names.map((label, index) => ({ label: `${label}: ${said[index]?.[1]}`, color: colors[index] ?? '', series: label }))}
      table={comparedModel({
        heading: say.month,
        months,
        names,
        labelOf: comparedLabel(months, byYear),
        totals,
        words: { total: say.total, difference: say.difference },
      })}
      chart={(height) => <Chart kind="bar" options={options} series={series} height={height} markOf={markOf} />}
      notes={[
        ...(byYear ? [] : [attributionNote]),
        ...(hidden > 0 ? [leaveWords.hiddenMonths(formatCount(hidden), hidden)] : []),
        ...(hasUnfinished(months, present) ? [say.unfinished] : []),
      ]}
    />
  );
}
