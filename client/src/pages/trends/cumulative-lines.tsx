import { useMemo } from 'react';
import { Chart, useChartLook } from '../../charts/chart';
import { ChartPanel } from '../../charts/chart-panel';
import { countHidden, hasUnfinished } from '../../charts/compared-months';
import { cumulativeModel, cumulativeSeries } from '../../charts/compared-series';
import { lineOptions } from '../../charts/line-options';
import { COMPARED } from '../../charts/palette';
import { viewSeries } from '../../charts/series';
import { monthOf } from '../../lib/calendar-date';
import { useStable } from '../../lib/use-stable';
import { useToday } from '../../lib/use-today';
import { leaveWords } from '../../words/leave';
import { trendsWords } from '../../words/trends';
import type { Comparison } from './compared-bars';
import { comparedLabel, useComparedWords } from './compared-words';

const say = trendsWords;

/** The same two sides, each month added to those before it. */
export function CumulativeLines({ months, names, zoom, byYear }: Comparison) {
  const look = useChartLook();
  const present = monthOf(useToday());
  const words = useComparedWords(months, byYear, zoom.window);
  const colors = useMemo(() => COMPARED[look.colors.mode].toReversed(), [look]);
  const series = useStable(viewSeries(cumulativeSeries(months, names), zoom.window));
  const options = useMemo(() => lineOptions(look, words, colors), [look, words, colors]);
  return (
    <ChartPanel
      title={say.cumulative}
      unit={say.cumulativeUnit(names[1] ?? '', names[0] ?? '')}
      summary=""
      zoom={zoom}
      legend={names.map((label, index) => ({ label, color: colors[index] ?? '', series: label }))}
      table={cumulativeModel({ heading: say.month, months, names, labelOf: comparedLabel(byYear) })}
      chart={(height) => <Chart kind="line" options={options} series={series} height={height} />}
      height={308}
      notes={[
        ...(countHidden(months) > 0 ? [leaveWords.hiddenSums] : []),
        ...(hasUnfinished(months, present) ? [say.cumulativeUnfinished] : []),
      ]}
    />
  );
}
