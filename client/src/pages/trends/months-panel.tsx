import { SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import { useChartLook } from '../../charts/engine/chart';
import { hueAt } from '../../charts/options/palette';
import { toLeaveFilter, withValues } from '../../filters/filter-model';
import { useFilterOptions } from '../../filters/filter-options';
import { useAttributionNote } from '../../filters/use-attribution-note';
import { useFilters } from '../../filters/use-filters';
import { filterWords } from '../../filters/words';
import { readCells, readFigures, readTotal } from '../../leave-charts/aggregate';
import { describePeak } from '../../leave-charts/describe-peak';
import { fillMonths } from '../../leave-charts/figures';
import { SERIES_WORDS } from '../../leave-charts/series-words';
import { stackMonths } from '../../leave-charts/stacked-months';
import { formatMonth } from '../../lib/format';
import { useChangeMark } from '../../lib/use-change-mark';
import { useStable } from '../../lib/use-stable';
import type { TrendsAnswer } from './query';
import { STACK_DIMENSIONS, type Stack } from './stack-dimensions';
import { StackedMonths } from './stacked-months-panel';
import { trendsWords } from './words';

const say = trendsWords;

/** Every month, in one bar each, stacked by what the viewer chose. */
export function MonthsPanel({
  data,
  stack,
  onStack,
  scope,
}: {
  data: TrendsAnswer;
  stack: Stack;
  onStack: (stack: Stack) => void;
  scope: string | null;
}) {
  const look = useChartLook();
  const { options, typeColor } = useFilterOptions();
  const [filters] = useFilters();
  const totals = useStable(fillMonths(readFigures(data.months, ''), formatMonth));
  const total = readTotal(data.months);
  // The stack of the answer, not of the address: while the next is loading the old one stays.
  const attributionNote = useAttributionNote();
  const layersOf = data.layers ?? null;
  const dimension = layersOf?.rows[0]?.keys[1]?.dimension;
  const ofTypes = dimension === 'LEAVE_TYPE';
  const filterName = ofTypes ? 'type' : dimension === 'DEPARTMENT' ? 'department' : 'designation';
  const none = filterWords.none[filterName];
  const order = useMemo(() => (ofTypes ? [...(options?.type ?? []).map(({ id }) => id)] : null), [ofTypes, options]);
  const { months, layers } = useStable(
    stackMonths({
      rows: layersOf
        ? readCells(layersOf, none).map(({ first, row }) => ({ ...row, month: first }))
        : totals.map((row) => ({ ...row, month: row.id, id: 'all', label: SERIES_WORDS.name })),
      order,
      color: (id, index) => (ofTypes ? typeColor(id) : layersOf ? hueAt(index) : look.colors.bar),
      hatched: () => false,
      othersLabel: SERIES_WORDS.others,
    }),
  );
  const updated = useChangeMark(scope === null ? undefined : JSON.stringify(totals), scope ?? '');
  return (
    <StackedMonths
      panel="months"
      title={say.months}
      unit={say.perMonth}
      summary={describePeak(totals)}
      months={months}
      layers={layers}
      totals={totals}
      total={total}
      updated={updated}
      notes={dimension === 'DEPARTMENT' || dimension === 'DESIGNATION' ? [say.monthNote, attributionNote] : [say.monthNote]}
      filterOf={(layer) => toLeaveFilter(layer && layersOf ? withValues(filters, filterName, [layer.id]) : filters)}
      controls={
        <SegmentedControl
          size="xs"
          aria-label={say.stackedBy}
          value={stack}
          onChange={(value) => onStack(value as Stack)}
          data={(Object.keys(STACK_DIMENSIONS) as Stack[]).map((value) => ({ value, label: say.stacks[value] }))}
        />
      }
    />
  );
}
