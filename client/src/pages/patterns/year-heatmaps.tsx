import type { ResultOf } from 'gql.tada';
import { useMemo } from 'react';
import { useToday } from '../../data/use-today';
import { may, useViewer } from '../../data/viewer';
import { useDrill } from '../../drill/use-drill';
import { type LeaveFilterInput, toLeaveFilter } from '../../filters/filter-model';
import { useFilterOptions } from '../../filters/filter-options';
import { useFilters } from '../../filters/use-filters';
import { type AggregateAnswer, readCells } from '../../leave-charts/aggregate';
import { buildHeatGrid, type HeatGrid, type HeatMeasure, type HeatRate, type HeatRow } from '../../leave-charts/heat-grid';
import { HeatmapPanel } from '../../leave-charts/heatmap-panel';
import { metaOf } from '../../leave-charts/series';
import { EXACT_DAYS, SERIES_WORDS } from '../../leave-charts/series-words';
import {
  firstWeekday,
  formatCompact,
  formatDays,
  formatMonthName,
  formatPercent,
  formatShare,
  formatShortMonth,
  formatWeekday,
} from '../../lib/format';
import { useChangeMark } from '../../lib/use-change-mark';
import { useNarrow } from '../../lib/use-narrow';
import { useStable } from '../../lib/use-stable';
import type { Measure } from './params';
import classes from './patterns.module.css';
import type { PATTERNS } from './patterns-query';
import { patternsWords } from './words';
import { earlier, later, monthOrder, monthWithin, weekdayOrder, yearColumns } from './year-axis';
import { YearCalendar } from './year-calendar-panel';

const say = patternsWords;
// The chart library asks for the labels of rows that there are not, too.
const ofMonth = (format: (month: string) => string) => (month: string) =>
  /^\d+$/.test(month) ? format(`2000-${month.padStart(2, '0')}`) : '';
// 3 January 2000 was a Monday.
const ofWeekday = (length: 'short' | 'long') => (weekday: string) =>
  /^[1-7]$/.test(weekday) ? formatWeekday(`2000-01-0${Number(weekday) + 2}`, length) : '';
const FORMATS = {
  days: { format: EXACT_DAYS, inCell: formatDays },
  share: { format: formatPercent, inCell: formatShare },
  index: { format: (value: number) => say.ofIndex(formatDays(value)), inCell: formatDays },
} as const;
const MONTH = { long: ofMonth(formatMonthName), short: ofMonth(formatShortMonth) };
const WEEKDAY = { long: ofWeekday('long'), short: ofWeekday('short') };

/** Months and weekdays by year, and one of the years by day. */
export function YearHeatmaps({
  data,
  measure,
  typeLabel,
  filter,
  scope,
}: {
  data: ResultOf<typeof PATTERNS>;
  measure: Measure;
  typeLabel: string;
  /** What the figures in the cells are of. */
  filter: LeaveFilterInput;
  scope: string | null;
}) {
  const today = useToday();
  const { role } = useViewer();
  const narrow = useNarrow();
  const [filters] = useFilters();
  const { fiscalYears, extent } = useFilterOptions();
  // The order and the part of the answer, not of the address: while the next is on its way the old one stays.
  const order = data.months.rows[0]?.keys[0]?.dimension === 'YEAR' ? 'calendar' : 'fiscal';
  const ids = data.months.rows.map(({ keys }) => keys[0]?.id ?? '');
  const columns = useStable(yearColumns(ids, order, fiscalYears));
  const months = monthOrder(order, fiscalYears);
  const weekdays = weekdayOrder(firstWeekday());
  const columnOf = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);

  const from = later(extent?.first ?? today, filters.from);
  const to = filters.to === '' ? today : earlier(today, filters.to);
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
  const byMonth = grid(data.months, data.partMonths, data.monthIndices, months, (column, month) => observed(stretches(column, month)));
  const byWeekday = grid(data.weekdays, data.partWeekdays, data.weekdayIndices, weekdays, (column) => observed(ofYear(column)));

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
  const updated = useChangeMark(scope === null ? undefined : JSON.stringify(byMonth), scope ?? '');
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
        onPick={rowsOf(data.partMonths ?? data.months, 'months', MONTH.long)}
        notes={notesOf(byMonth)}
      />
      <HeatmapPanel
        {...shared}
        title={say.byWeekday}
        unit={unitOf('weekday')}
        heading={say.weekday}
        grid={byWeekday}
        row={WEEKDAY[length]}
        unfinished={words.yearOpen}
        onPick={rowsOf(data.partWeekdays ?? data.weekdays, 'weekdays', WEEKDAY.long)}
        notes={notesOf(byWeekday)}
      />
      <div className={classes.wide}>
        {may.seeDays(role) ? <YearCalendar columns={columns} filter={toLeaveFilter(filters)} observedFrom={from} /> : <p>{say.noDays}</p>}
      </div>
    </div>
  );
}

type IndexAnswer = NonNullable<ResultOf<typeof PATTERNS>['monthIndices'] | ResultOf<typeof PATTERNS>['weekdayIndices']>;

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
