import { useMemo } from 'react';
import { Chart, useChartLook } from '../../charts/engine/chart';
import { viewSeries } from '../../charts/engine/view-series';
import { lineOptions } from '../../charts/options/line-options';
import { COMPARED } from '../../charts/options/palette';
import { ChartPanel } from '../../charts/panel/chart-panel';
import { useToday } from '../../data/use-today';
import { countHidden, hasUnfinished } from '../../leave-charts/compared-months';
import { cumulativeModel, cumulativeSeries } from '../../leave-charts/compared-series';
import { leaveWords } from '../../leave-charts/words';
import { monthOf } from '../../lib/calendar-date';
import { useStable } from '../../lib/use-stable';
import type { Comparison } from './compared-bars';
import { comparedLabel, useComparedWords } from './compared-words';
import { trendsWords } from './words';

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
      table={cumulativeModel({ heading: say.month, months, names, labelOf: comparedLabel(months, byYear) })}
      chart={(height) => <Chart kind="line" options={options} series={series} height={height} />}
      height={308}
      notes={[
        ...(countHidden(months) > 0 ? [leaveWords.hiddenSums] : []),
        ...(hasUnfinished(months, present) ? [say.cumulativeUnfinished] : []),
      ]}
    />
  );
}
