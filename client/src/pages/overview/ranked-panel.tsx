import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useChartLook } from '../../charts/engine/chart';
import { rankedBarOptions } from '../../charts/options/bar-options';
import { ChartPanel } from '../../charts/panel/chart-panel';
import { RankedBars } from '../../charts/panel/ranked-bars';
import { placesOf, type Selection } from '../../charts/select/chart-selection';
import { useDrill } from '../../drill/use-drill';
import { toLeaveFilter, withValues } from '../../filters/filter-model';
import { useAttributionNote } from '../../filters/use-attribution-note';
import { useFilterSelection } from '../../filters/use-filter-selection';
import { useFilters } from '../../filters/use-filters';
import { filterWords } from '../../filters/words';
import { describePeak } from '../../leave-charts/describe-peak';
import { type Figures, foldInPlaces, sortByDays } from '../../leave-charts/figures';
import { figuresModel } from '../../leave-charts/figures-model';
import { buildRankedSeries } from '../../leave-charts/series';
import { EXACT_DAYS, SERIES_WORDS } from '../../leave-charts/series-words';
import { leaveWords } from '../../leave-charts/words';
import { formatCount, formatDays, formatList } from '../../lib/format';
import { useStable } from '../../lib/use-stable';
import { overviewWords } from './words';

const say = overviewWords;
const TOP = 8;

/** Bars sorted by value, the long tail folded into one that can be opened. */
export function RankedPanel({
  title,
  panel,
  heading,
  rows,
  places,
  total,
  overlapping,
  updated,
  color,
  onPick,
}: {
  title: string;
  panel: 'department' | 'type' | 'designation';
  heading: string;
  rows: readonly Figures[];
  /** The rows of the whole, in whose order the bars stay while something else is selected. */
  places: readonly Figures[];
  total: Figures;
  overlapping: boolean;
  updated: boolean;
  color?: (id: string) => string;
  onPick: (id: string) => void;
}) {
  const look = useChartLook();
  const [open, setOpen] = useState(false);
  const folded = useMemo(() => foldInPlaces(places, rows, open ? Number.POSITIVE_INFINITY : TOP), [places, rows, open]);
  const series = useStable(buildRankedSeries(folded, SERIES_WORDS, color));
  const options = useMemo(() => rankedBarOptions(look, { exact: EXACT_DAYS }), [look]);
  const visible = rows.length - folded.hidden.length;

  const [filters] = useFilters();
  const attributionNote = useAttributionNote();
  const drill = useDrill();
  const selected = (selection: Selection) => {
    const [first, last] = placesOf(selection).points;
    return folded.shown.slice(first, last + 1);
  };
  const selection = useFilterSelection({
    panel,
    label: leaveWords.selectRows(title),
    counts: { series: 1, points: folded.shown.length + (folded.others ? 1 : 0) },
    describe: (selection) => formatList(selected(selection).map(({ label }) => label)),
    toFilters: (selection) => {
      const ids = selected(selection).map(({ id }) => id);
      return ids.length === 0 ? null : withValues(filters, panel, ids);
    },
  });

  return (
    <ChartPanel
      title={title}
      unit={say.largestFirst}
      summary={describePeak(rows)}
      updated={updated}
      table={figuresModel({
        heading,
        totalLabel: say.tableTotal,
        rows: sortByDays(rows),
        total,
        onPick,
        onPickFigure: drill
          ? ({ id, label, days }) => drill({ title: label, filter: toLeaveFilter(withValues(filters, panel, [id])), days })
          : undefined,
      })}
      rows={series[0]?.data.map(({ x, y }) => ({ label: x, value: y === null ? '' : formatDays(y) }))}
      chart={() => (
        <>
          <RankedBars
            options={options}
            series={series}
            format={formatDays}
            pickLabel={(name) => filterWords.filterBy(heading, name)}
            selection={selection}
            onPick={(index) => {
              const row = folded.shown[index];
              if (row) onPick(row.id);
              else setOpen(true);
            }}
          />
          {(folded.others || open) && visible > TOP && (
            <Button
              variant="subtle"
              size="compact-sm"
              mt={6}
              ml={-8}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
              data-print="hidden"
            >
              {open ? say.showFewer : say.showAll(formatCount(visible))}
            </Button>
          )}
        </>
      )}
      notes={[
        ...(panel === 'type' ? [] : [attributionNote]),
        ...(overlapping ? [say.overlap] : []),
        ...(folded.hidden.length > 0 ? [leaveWords.hiddenRows(formatList(folded.hidden.map((row) => row.label)))] : []),
      ]}
    />
  );
}
