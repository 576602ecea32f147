import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { rankedBarOptions } from '../../charts/bar-options';
import { Chart, useChartLook } from '../../charts/chart';
import { type Figures, foldTail, sortByDays } from '../../charts/figures';
import { buildRankedSeries } from '../../charts/series';
import { FiguresTable } from '../../components/figures-table';
import { Panel } from '../../components/panel';
import { formatCompact, formatCount, formatDays, formatList } from '../../lib/format';
import { useStable } from '../../lib/use-stable';
import { words } from '../../words';
import { describePeak, SERIES_WORDS } from './panel-words';

const say = words.overviewPage;
const AXIS_WORDS = { days: formatDays, compact: formatCompact };
const TOP = 8;
const ROW_HEIGHT = 32;

/** Bars sorted by value, the long tail folded into one that can be opened. */
export function RankedPanel({
  title,
  heading,
  rows,
  total,
  overlapping,
  updated,
  color,
}: {
  title: string;
  heading: string;
  rows: readonly Figures[];
  total: Figures;
  overlapping: boolean;
  updated: boolean;
  color?: (id: string) => string;
}) {
  const look = useChartLook();
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const [open, setOpen] = useState(false);
  const folded = useMemo(() => foldTail(rows, open ? Number.POSITIVE_INFINITY : TOP), [rows, open]);
  const series = useStable(buildRankedSeries(folded, SERIES_WORDS, color));
  const options = useMemo(() => rankedBarOptions(look, AXIS_WORDS, narrow), [look, narrow]);
  const bars = series[0]?.data.length ?? 0;
  const visible = rows.length - folded.hidden.length;

  return (
    <Panel
      title={title}
      unit={words.unitDays}
      summary={describePeak(rows)}
      updated={updated}
      chart={<Chart options={options} series={series} height={Math.max(bars, 2) * ROW_HEIGHT + 24} />}
      table={<FiguresTable caption={title} heading={heading} rows={sortByDays(rows)} total={total} />}
      footer={
        (folded.others || open) && visible > TOP ? (
          <Button variant="subtle" size="compact-sm" mt={6} style={{ alignSelf: 'flex-start' }} aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? say.showFewer : say.showAll(formatCount(visible))}
          </Button>
        ) : null
      }
      notes={[
        ...(overlapping ? [say.overlap] : []),
        ...(folded.hidden.length > 0 ? [words.hiddenRows(formatList(folded.hidden.map((row) => row.label)))] : []),
      ]}
    />
  );
}
