import { type ReactNode, useMemo } from 'react';
import { barOptions } from '../../charts/bar-options';
import { Chart, useChartLook } from '../../charts/chart';
import { ChartPanel } from '../../charts/chart-panel';
import { type ComparedMonth, countHidden } from '../../charts/compared-months';
import { comparedModel, comparedSeries } from '../../charts/compared-series';
import type { Figures } from '../../charts/figures';
import { COMPARED } from '../../charts/palette';
import { SERIES_WORDS } from '../../charts/series-words';
import { monthOf } from '../../lib/calendar-date';
import { formatCount, formatDays } from '../../lib/format';
import { useStable } from '../../lib/use-stable';
import { useToday } from '../../lib/use-today';
import { leaveWords } from '../../words/leave';
import { trendsWords } from '../../words/trends';
import { comparedLabel, useComparedWords } from './compared-words';

const say = trendsWords;

export interface Comparison {
  months: readonly ComparedMonth[];
  /** The other side first, then this one, as they are drawn. */
  names: readonly string[];
  /** In the same order; empty until the answer is there. */
  totals: readonly Figures[];
  /** Months of two years meet by their place in the year; those of departments are the same months. */
  byYear: boolean;
}

/** Two sides beside each other, month by month, with their totals and the difference. */
export function ComparedBars({ months, names, totals, byYear, controls }: Comparison & { controls: ReactNode }) {
  const look = useChartLook();
  const present = monthOf(useToday());
  const hidden = countHidden(months);
  const words = useComparedWords(months, byYear);
  const series = useStable(comparedSeries(months, names, SERIES_WORDS));
  const colors = useMemo(() => COMPARED[look.colors.mode].toReversed(), [look]);
  const options = useMemo(() => barOptions(look, words, months.length, { colors }), [look, words, months.length, colors]);
  const markOf = useMemo(
    () => (at: number, index: number) => ((months[index]?.months[at] ?? '') >= present ? ('hatched' as const) : undefined),
    [months, present],
  );
  const said = names.map((name, index) => [name, totals[index]?.days == null ? '–' : formatDays(totals[index].days)] as const);
  return (
    <ChartPanel
      title={say.compare}
      unit={say.compareUnit(names[1] ?? '', names[0] ?? '')}
      summary={said.map(([name, days]) => `${name}: ${days}`).join(', ')}
      controls={controls}
      legend={names.map((label, index) => ({ label: `${label}: ${said[index]?.[1]}`, color: colors[index] ?? '' }))}
      table={comparedModel({
        heading: say.month,
        months,
        names,
        labelOf: comparedLabel(byYear),
        totals,
        words: { total: say.total, difference: say.difference },
      })}
      chart={(height) => <Chart kind="bar" options={options} series={series} height={height} markOf={markOf} />}
      notes={[...(hidden > 0 ? [leaveWords.hiddenMonths(formatCount(hidden), hidden)] : []), say.unfinished]}
    />
  );
}
