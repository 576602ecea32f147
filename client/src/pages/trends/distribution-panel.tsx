import { useMemo } from 'react';
import { Chart, useChartLook } from '../../charts/engine/chart';
import { barOptions } from '../../charts/options/bar-options';
import { buildHistogram, isLabelled } from '../../charts/options/histogram';
import { ChartPanel } from '../../charts/panel/chart-panel';
import type { Figures } from '../../leave-charts/figures';
import { leaveWords } from '../../leave-charts/words';
import { formatCompact, formatCount, formatDays } from '../../lib/format';
import { useNarrow } from '../../lib/use-narrow';
import { useStable } from '../../lib/use-stable';
import { trendsWords } from './words';

const say = trendsWords;

/** How many people took how many days. */
export function DistributionPanel({ rows }: { rows: readonly Figures[] }) {
  const look = useChartLook();
  const narrow = useNarrow();
  const bins = useStable(buildHistogram(rows.flatMap(({ days }) => (days === null ? [] : [days]))));
  const series = useMemo(
    () => [{ name: say.people, data: bins.map(({ from, count }) => ({ x: String(from), y: count, meta: '' })) }],
    [bins],
  );
  const width = bins[0] ? bins[0].to - bins[0].from : 1;
  const label = useMemo(
    () => (from: string) => say.bin(formatDays(Number(from)), formatDays(Number(from) + width), Number(from) + width),
    [width],
  );
  const options = useMemo(
    () =>
      barOptions(
        look,
        {
          exact: (count) => leaveWords.peopleWith(formatCount(count), count),
          compact: formatCompact,
          category: label,
          axisLabel: (from) => (isLabelled(Number(from) / width, bins.length, narrow) ? formatDays(Number(from)) : ''),
        },
        bins.length,
        { dense: true },
      ),
    [look, label, bins.length, width, narrow],
  );
  return (
    <ChartPanel
      title={say.distribution}
      unit={say.distributionUnit}
      summary=""
      table={{
        columns: [{ label: say.days }, { label: say.people, format: formatCount }],
        rows: bins.map(({ from, count }) => ({ id: String(from), cells: [label(String(from)), count] })),
        total: [say.total, rows.length],
      }}
      chart={(height) => <Chart kind="bar" options={options} series={series} height={height} />}
      height={360}
    />
  );
}
