import { useMemo } from 'react';
import { placesOf, type Selection } from '../../charts/select/chart-selection';
import { useToday } from '../../data/use-today';
import { may, useViewer } from '../../data/viewer';
import { useDrill } from '../../drill/use-drill';
import { type Filters, MONTHS, toLeaveFilter, WEEKDAYS } from '../../filters/filter-model';
import { useFilterOptions } from '../../filters/filter-options';
import { usePageContext } from '../../filters/page-context';
import { useFilterSelection } from '../../filters/use-filter-selection';
import { useFilters } from '../../filters/use-filters';
import type { PageFigures } from '../../filters/use-page-figures';
import { type AggregateAnswer, readCells } from '../../leave-charts/aggregate';
import { buildHeatGrid, type HeatGrid, type HeatMeasure, type HeatRate, type HeatRow } from '../../leave-charts/heat-grid';
import { HeatmapPanel } from '../../leave-charts/heatmap-panel';
import { metaOf } from '../../leave-charts/series';
import { EXACT_DAYS, SERIES_WORDS } from '../../leave-charts/series-words';
import { leaveWords } from '../../leave-charts/words';
import {
  firstWeekday,
  formatCompact,
  formatDays,
  formatList,
  formatMonthOfYear,
  formatPercent,
  formatShare,
  formatWeekdayNumber,
} from '../../lib/format';
import { useChangeMark } from '../../lib/use-change-mark';
import { useNarrow } from '../../lib/use-narrow';
import { useStable } from '../../lib/use-stable';
import type { Measure } from './params';
import classes from './patterns.module.css';
import type { PatternsAnswer } from './query';
import { patternsWords } from './words';
import { earlier, later, monthOrder, monthWithin, weekdayOrder, yearColumns } from './year-axis';
import { YearCalendar } from './year-calendar-panel';

const say = patternsWords;
// The chart library asks for the labels of rows that do not exist, too.
const ofMonth = (length: 'short' | 'long') => (month: string) => (MONTHS.includes(month) ? formatMonthOfYear(month, length) : '');
const ofWeekday = (length: 'short' | 'long') => (weekday: string) =>
  WEEKDAYS.includes(weekday) ? formatWeekdayNumber(weekday, length) : '';
const FORMATS = {
  days: { format: EXACT_DAYS, inCell: formatDays },
  share: { format: formatPercent, inCell: formatShare },
  index: { format: (value: number) => say.ofIndex(formatDays(value)), inCell: formatDays },
} as const;
const MONTH = { long: ofMonth('long'), short: ofMonth('short') };
const WEEKDAY = { long: ofWeekday('long'), short: ofWeekday('short') };

/** Months and weekdays by year, and one of the years by day. */
export function YearHeatmaps({
  of,
  whole,
  filters: answered,
  measure,
  typeId,
  typeLabel,
  scope,
}: Pick<PageFigures<PatternsAnswer>, 'of' | 'filters'> & {
  whole: PatternsAnswer;
  measure: Measure;
  /** The leave type whose share is shown. */
  typeId: string | undefined;
  typeLabel: string;
  scope: string | null;
}) {
  const today = useToday();
  const { role } = useViewer();
  const narrow = useNarrow();
  const [filters] = useFilters();
  const context = usePageContext();
  const { fiscalYears, extent } = useFilterOptions();
  // What the figures in the cells are of.
  const filter = { ...toLeaveFilter(answered), ...(measure === 'type' && typeId !== undefined ? { leaveTypeIds: [typeId] } : {}) };
  // The order and the part of the answer, not of the address: while the next is loading the old one stays.
  const order = whole.months.rows[0]?.keys[0]?.dimension === 'YEAR' ? 'calendar' : 'fiscal';
  const ids = whole.months.rows.map(({ keys }) => keys[0]?.id ?? '');
  const columns = useStable(yearColumns(ids, order, fiscalYears));
  const months = monthOrder(order, fiscalYears).filter(isWithin(answered.months));
  const weekdays = weekdayOrder(firstWeekday()).filter(isWithin(answered.weekdays));
  const columnOf = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);

  const from = later(extent?.first ?? today, answered.from);
  const to = answered.to === '' ? today : earlier(today, answered.to);
  const observed = (stretches: readonly { from: string; to: string }[]) => stretches.some((at) => at.from <= to && at.to >= from);
  const stretches = (column: string, month: string) => monthWithin(columnOf.get(column) ?? { id: '', label: '', from: '', to: '' }, month);
  const ofYear = (column: string) => [columnOf.get(column) ?? { from: '9', to: '' }];
  const grid = (
    answer: AggregateAnswer,
    part: AggregateAnswer | undefined,
    indices: IndexAnswer | undefined,
    rows: string[],
    isObserved: (column: string, row: string) => boolean,
  ) =>
    buildHeatGrid({
      columns: columns.map(({ id }) => id),
      rows,
      answer: heatRows(part ?? answer),
      measure: measureOf(measure, part && answer, indices),
      observed: isObserved,
    });
  const [ofMonths, ofWeekdays] = [of('months'), of('weekdays')];
  const byMonth = grid(ofMonths.months, ofMonths.partMonths, ofMonths.monthIndices, months, (column, month) =>
    observed(stretches(column, month)),
  );
  const byWeekday = grid(ofWeekdays.weekdays, ofWeekdays.partWeekdays, ofWeekdays.weekdayIndices, weekdays, (column) =>
    observed(ofYear(column)),
  );

  const words = useMemo(() => {
    const isOpen = (column: string) => (columnOf.get(column)?.to ?? '') >= today;
    const last = (column: string, month: string) =>
      monthWithin(columnOf.get(column) ?? { id: '', label: '', from: '', to: '' }, month).at(-1)?.to ?? '';
    return {
      column: (id: string) => columnOf.get(id)?.label ?? id,
      yearOpen: (column: string) => isOpen(column),
      // A finished month of an open year has its days; its share of the year still moves.
      monthOpen: (column: string, month: string) =>
        isOpen(column) && (measure === 'column' || measure === 'index' || last(column, month) >= today),
      ...FORMATS[measure === 'days' || measure === 'index' ? measure : 'share'],
      ...(measure === 'days' && narrow ? { inCell: formatCompact } : {}),
    };
  }, [columnOf, today, measure, narrow]);
  const unit = { days: say.unitDays, column: say.unitColumn, type: say.unitType(typeLabel) };
  const unitOf = (key: 'month' | 'weekday') => (measure === 'index' ? say.unitIndex[key] : unit[measure]);
  // Of the answer, not of the grid: which cells were looked at depends on the date and on the filter options, too.
  const answeredRows = [ofMonths.months, ofMonths.partMonths, ofMonths.monthIndices].map((answer) => answer?.rows);
  const updated = useChangeMark(scope === null ? undefined : JSON.stringify(answeredRows), scope ?? '');
  const shared = { column: words.column, format: words.format, inCell: words.inCell, updated };
  const length = narrow ? 'short' : 'long';
  const drill = useDrill();
  const rowsOf = (answer: AggregateAnswer, key: 'months' | 'weekdays', name: (id: string) => string) =>
    drill === null
      ? undefined
      : (column: string, row: string) =>
          drill({
            title: `${name(row)} · ${words.column(column)}`,
            filter: { ...filter, [order === 'fiscal' ? 'fiscalYearIds' : 'years']: [column], [key]: [row] },
            days: readCells(answer, '').find((cell) => cell.first === column && cell.row.id === row)?.row.days ?? 0,
          });
  const notes = measure === 'index' ? [say.unfinished, ...say.indexNotes] : [say.unfinished, say.empty];
  const notesOf = ({ cells }: HeatGrid) => (cells.flat().some(({ state }) => state === 'hidden') ? [...notes, say.hidden] : notes);

  const selectionOf = (key: 'months' | 'weekdays', title: string, grid: HeatGrid, name: (id: string) => string) => {
    const idsOf = (selected: Selection) => {
      const { series, points } = placesOf(selected);
      return { rows: grid.rows.slice(series[0], series[1] + 1), columns: grid.columns.slice(points[0], points[1] + 1) };
    };
    return {
      panel: key,
      label: leaveWords.selectCells(title),
      counts: { series: grid.rows.length, points: grid.columns.length },
      describe: (selected: Selection) => {
        const { rows, columns: years } = idsOf(selected);
        const value = grid.cells[selected.to.series]?.[selected.to.point]?.value;
        const said = rows.length === 1 && years.length === 1 && value != null ? `: ${words.format(value)}` : '';
        return `${formatList(rows.map(name))} · ${formatList(years.map(words.column))}${said}`;
      },
      toFilters: (selected: Selection): Filters | null => {
        const { rows, columns: years } = idsOf(selected);
        const stretch = [columnOf.get(years[0] ?? ''), columnOf.get(years.at(-1) ?? '')] as const;
        if (rows.length === 0 || !stretch[0] || !stretch[1]) return null;
        const dates = order === 'fiscal' ? { year: years } : { from: later(stretch[0].from, filters.from), to: stretch[1].to };
        return { ...filters, ...dates, [key]: rows };
      },
    };
  };
  const selectMonths = useFilterSelection(selectionOf('months', say.byMonth, byMonth, MONTH.long));
  const selectWeekdays = useFilterSelection(selectionOf('weekdays', say.byWeekday, byWeekday, WEEKDAY.long));

  return (
    <div className={classes.grid}>
      <HeatmapPanel
        {...shared}
        title={say.byMonth}
        unit={unitOf('month')}
        heading={say.month}
        grid={byMonth}
        row={MONTH[length]}
        unfinished={words.monthOpen}
        onPick={rowsOf(ofMonths.partMonths ?? ofMonths.months, 'months', MONTH.long)}
        notes={notesOf(byMonth)}
        selection={selectMonths}
      />
      <HeatmapPanel
        {...shared}
        title={say.byWeekday}
        unit={unitOf('weekday')}
        heading={say.weekday}
        grid={byWeekday}
        row={WEEKDAY[length]}
        unfinished={words.yearOpen}
        onPick={rowsOf(ofWeekdays.partWeekdays ?? ofWeekdays.weekdays, 'weekdays', WEEKDAY.long)}
        notes={notesOf(byWeekday)}
        selection={selectWeekdays}
      />
      <div className={classes.wide}>
        {!may.seeDays(role) ? (
          <p>{say.noDays}</p>
        ) : (
          context && (
            <YearCalendar
              context={context}
              answer={of('days').days}
              answered={answered}
              filter={toLeaveFilter(answered)}
              observedFrom={from}
            />
          )
        )}
      </div>
    </div>
  );
}

/** All ids where none is filtered. */
const isWithin = (filtered: readonly string[]) => (id: string) => filtered.length === 0 || filtered.includes(id);

type IndexAnswer = NonNullable<PatternsAnswer['monthIndices'] | PatternsAnswer['weekdayIndices']>;

function measureOf(measure: Measure, whole: AggregateAnswer | undefined, indices: IndexAnswer | undefined): HeatMeasure {
  if (whole) return { kind: 'share', of: heatRows(whole) };
  if (indices) return { kind: 'rate', rates: heatRates(indices) };
  return { kind: measure === 'column' ? 'column' : 'days' };
}

const heatRates = ({ rows }: IndexAnswer): HeatRate[] =>
  rows.map(({ keys, measures: { leaveDays, index } }) => {
    const parts = [index?.numerator, index?.denominator].map((part) => (part == null ? null : formatPercent(part)));
    const [numerator, denominator] = parts;
    return {
      column: keys[0]?.id ?? '',
      row: keys.at(-1)?.id ?? '',
      value: index?.value ?? null,
      basis: [
        leaveDays === null ? '' : EXACT_DAYS(leaveDays),
        index && numerator && denominator ? say.indexBasis(numerator, denominator, index.basis) : '',
      ]
        .filter(Boolean)
        .join(' · '),
    };
  });

const heatRows = (answer: AggregateAnswer): HeatRow[] =>
  readCells(answer, '').map(({ first, row }) => ({
    column: first,
    row: row.id,
    days: row.days,
    basis: [row.days === null ? '' : EXACT_DAYS(row.days), metaOf(row, SERIES_WORDS)].filter(Boolean).join(' · '),
  }));
