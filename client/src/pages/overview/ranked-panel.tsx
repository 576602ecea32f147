import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { rankedBarOptions } from '../../charts/bar-options';
import { useChartLook } from '../../charts/chart';
import { type Figures, foldTail, sortByDays } from '../../charts/figures';
import { RankedBars } from '../../charts/ranked-bars';
import { buildRankedSeries } from '../../charts/series';
import { FiguresTable } from '../../components/figures-table';
import { Panel } from '../../components/panel';
import { formatCount, formatDays, formatList } from '../../lib/format';
import { useStable } from '../../lib/use-stable';
import { leaveWords } from '../../words/leave';
import { overviewWords } from '../../words/overview';
import { describePeak, SERIES_WORDS } from './panel-words';

const say = overviewWords;
const AXIS_WORDS = { days: (days: number) => leaveWords.daysOf(formatDays(days), days) };
const TOP = 8;

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
  const [open, setOpen] = useState(false);
  const folded = useMemo(() => foldTail(rows, open ? Number.POSITIVE_INFINITY : TOP), [rows, open]);
  const series = useStable(buildRankedSeries(folded, SERIES_WORDS, color));
  const options = useMemo(() => rankedBarOptions(look, AXIS_WORDS), [look]);
  const visible = rows.length - folded.hidden.length;

  return (
    <Panel
      title={title}
      unit={say.largestFirst}
      summary={describePeak(rows)}
      updated={updated}
      chart={
        <>
          <RankedBars options={options} series={series} format={formatDays} />
          {(folded.others || open) && visible > TOP && (
            <Button variant="subtle" size="compact-sm" mt={6} ml={-8} aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? say.showFewer : say.showAll(formatCount(visible))}
            </Button>
          )}
        </>
      }
      table={<FiguresTable caption={title} heading={heading} rows={sortByDays(rows)} total={total} />}
      notes={[
        ...(overlapping ? [say.overlap] : []),
        ...(folded.hidden.length > 0 ? [leaveWords.hiddenRows(formatList(folded.hidden.map((row) => row.label)))] : []),
      ]}
    />
  );
}
