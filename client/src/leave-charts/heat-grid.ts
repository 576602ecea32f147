import type { MarkOf, PointMark } from '../charts/engine/mark-points';
import type { ChartSeries } from '../charts/options/base-options';
import { type Cell, HIDDEN, type TableModel } from '../charts/options/table-model';
import { sumDays } from '../lib/leave-days';

/** The leave of one cell, as an answer has it. Null days are hidden ones. */
export interface HeatRow {
  column: string;
  row: string;
  days: number | null;
  /** What the tooltip says besides the measure. */
  basis: string;
}
/** A rate of one cell, as an answer has it. Null: it cannot be known. */
export interface HeatRate {
  column: string;
  row: string;
  value: number | null;
  basis: string;
}
/** What a cell shows: its days, their share of the column's days, the days as a share of other days of the same cell, or a rate. */
export type HeatMeasure =
  | { kind: 'days' }
  | { kind: 'column' }
  | { kind: 'share'; of: readonly HeatRow[] }
  | { kind: 'rate'; rates: readonly HeatRate[] };

export interface HeatCell {
  /** Null where it is empty or hidden. */
  value: number | null;
  state: 'known' | 'empty' | 'hidden';
  basis: string;
}
/** Cells by rows and columns, in the order given. */
export interface HeatGrid {
  columns: readonly string[];
  rows: readonly string[];
  cells: readonly (readonly HeatCell[])[];
}

/**
 * Puts an answer into rows and columns.
 * @param observed whether a cell without leave was looked at: then it is zero, else empty
 */
export function buildHeatGrid({
  columns,
  rows,
  answer,
  measure,
  observed,
}: {
  columns: readonly string[];
  rows: readonly string[];
  answer: readonly HeatRow[];
  measure: HeatMeasure;
  observed: (column: string, row: string) => boolean;
}): HeatGrid {
  const known = byPlace(answer);
  const wholes = measure.kind === 'share' ? byPlace(measure.of) : null;
  const rates = measure.kind === 'rate' ? byPlace(measure.rates) : null;
  const columnDays = new Map(columns.map((column) => [column, sumOrHidden(answer.filter((row) => row.column === column))]));
  const cell = (column: string, row: string): HeatCell => {
    if (rates) {
      const rate = rates.get(placeOf(column, row));
      return !rate || rate.value === null ? nothing : { value: rate.value, state: 'known', basis: rate.basis };
    }
    const found = known.get(placeOf(column, row));
    const basis = found?.basis ?? '';
    if (measure.kind === 'share') {
      const whole = wholes?.get(placeOf(column, row));
      if (!whole) return nothing;
      return share(found ? found.days : 0, whole.days, basis);
    }
    if (!found && !observed(column, row)) return nothing;
    const days = found ? found.days : 0;
    if (measure.kind === 'column') return share(days, columnDays.get(column) ?? null, basis);
    return days === null ? hidden : { value: days, state: 'known', basis };
  };
  return { columns, rows, cells: rows.map((row) => columns.map((column) => cell(column, row))) };
}

const nothing: HeatCell = { value: null, state: 'empty', basis: '' };
const hidden: HeatCell = { value: null, state: 'hidden', basis: '' };

function share(part: number | null, whole: number | null, basis: string): HeatCell {
  if (part === null || whole === null) return hidden;
  return whole === 0 ? nothing : { value: part / whole, state: 'known', basis };
}

function sumOrHidden(rows: readonly HeatRow[]): number | null {
  const days = rows.map((row) => row.days);
  return days.includes(null) ? null : sumDays(days);
}

const placeOf = (column: string, row: string): string => `${column}\n${row}`;
const byPlace = <Row extends { column: string; row: string }>(rows: readonly Row[]) =>
  new Map(rows.map((row) => [placeOf(row.column, row.row), row]));

export const heatMax = ({ cells }: HeatGrid): number => Math.max(0, ...cells.flat().map(({ value }) => value ?? 0));

/** @param words what an empty or hidden cell says */
export function heatSeries({ columns, rows, cells }: HeatGrid, words: { empty: string; hidden: string }): ChartSeries {
  return rows.map((row, at) => ({
    name: row,
    data: columns.map((column, index) => {
      const { value, state, basis } = cells[at]?.[index] ?? nothing;
      return { x: column, y: value, meta: state === 'known' ? basis : words[state] };
    }),
  }));
}

/** Marks empty and hidden cells, and hatches those of `unfinished` that have a value. */
export function heatMarks({ columns, rows, cells }: HeatGrid, unfinished: (column: string, row: string) => boolean): MarkOf {
  return (at, index): PointMark | undefined => {
    const state = cells[at]?.[index]?.state;
    if (state === 'empty' || state === 'hidden') return state;
    return unfinished(columns[index] ?? '', rows[at] ?? '') ? 'hatched' : undefined;
  };
}

export function heatModel(
  { columns, rows, cells }: HeatGrid,
  words: { heading: string; column: (id: string) => string; row: (id: string) => string; format: (value: number) => string },
): TableModel {
  const cell = ({ value, state }: HeatCell): Cell => (state === 'hidden' ? HIDDEN : value);
  return {
    columns: [{ label: words.heading }, ...columns.map((column) => ({ label: words.column(column), format: words.format }))],
    rows: rows.map((row, at) => ({ id: row, cells: [words.row(row), ...(cells[at] ?? []).map(cell)] })),
  };
}
