import type { LegendItem } from '../charts/export/picture';
import type { ChartSeries } from '../charts/options/base-options';
import { OTHERS_COLOR } from '../charts/options/palette';
import { type Cell, HIDDEN, type TableModel } from '../charts/options/table-model';
import { addMonths } from '../lib/calendar-date';
import { sumDays } from '../lib/leave-days';
import type { Figures } from './figures';
import { metaOf, type SeriesWords } from './series';

/** The figures of one month and one value of what the bars are stacked by. */
export interface StackedFigures extends Figures {
  month: string;
}

/** One value of the stack with its months, in the order of all months. */
export interface StackLayer {
  id: string;
  label: string;
  color: string;
  isHatched: boolean;
  /** Null days where the month is hidden; zero where it has no leave. */
  months: Figures[];
}

/** The id of the layer of all others. */
const OTHERS = 'others';

/** Values beyond these are added up into the last layer. */
const MAX_LAYERS = 8;

/**
 * Months by layers. Every month from the first to the last is there. Layers come as `order` says; those it does not name follow by
 * their days, the largest first, so that no answer reorders them. Long tails become one layer, with days only.
 */
export function stackMonths({
  rows,
  order,
  color,
  hatched,
  othersLabel,
}: {
  rows: readonly StackedFigures[];
  /** Ids in a fixed order; null: by their days. */
  order: readonly string[] | null;
  color: (id: string, index: number) => string;
  hatched: (id: string) => boolean;
  othersLabel: (count: number) => string;
}): { months: string[]; layers: StackLayer[] } {
  const months = monthsBetween(rows.map(({ month }) => month));
  const byId = groupBy(rows, ({ id }) => id);
  const days = (id: string) => sumFigures(byId.get(id) ?? []);
  const label = (id: string) => byId.get(id)?.[0]?.label ?? id;
  const place = (id: string) => (order ? order.indexOf(id) + 1 || Number.POSITIVE_INFINITY : 0);
  const ids = [...byId.keys()].sort((a, b) => compare(place(a), place(b)) || days(b) - days(a) || label(a).localeCompare(label(b)));
  // A tail of one is a layer of its own.
  const kept = ids.length <= MAX_LAYERS + 1 ? ids : ids.toSorted((a, b) => days(b) - days(a)).slice(0, MAX_LAYERS);
  const shown = ids.filter((id) => kept.includes(id));
  const layers = shown.map((id, index) => layer(id, label(id), color(id, index), hatched(id), months, byId.get(id) ?? []));
  const tail = ids.filter((id) => !kept.includes(id));
  if (tail.length > 0) {
    const rest = tail.flatMap((id) => byId.get(id) ?? []);
    const summed = [...groupBy(rest, ({ month }) => month)].map(([month, of]) => sumOf(month, of));
    layers.push(layer(OTHERS, othersLabel(tail.length), OTHERS_COLOR, false, months, summed));
  }
  return { months, layers };
}

export const stackSeries = (layers: readonly StackLayer[], words: Pick<SeriesWords, 'requests' | 'people'>): ChartSeries =>
  layers.map(({ label, months }) => ({ name: label, data: months.map((row) => ({ x: row.id, y: row.days, meta: metaOf(row, words) })) }));

export const stackLegend = (layers: readonly StackLayer[]): LegendItem[] =>
  layers.map(({ label, color, isHatched }) => ({ label, color, isHatched, series: label }));

/** Months as rows, layers as columns; the last column and the last row are those of the API, computed on their own. */
export function stackModel({
  heading,
  layers,
  totals,
  total,
  labelOf,
  format,
  words,
  onPick,
  onPickFigure,
}: {
  heading: string;
  layers: readonly StackLayer[];
  /** The months without the stack. */
  totals: readonly Figures[];
  total: Figures;
  labelOf: (month: string) => string;
  format: (days: number) => string;
  words: { total: string };
  onPick?: (month: string) => void;
  /** Opens the leave behind the days of a month, of one layer or of all (null). */
  onPickFigure?: ((month: Figures, layer: StackLayer | null) => void) | undefined;
}): TableModel {
  const cell = ({ days, suppressed }: Figures): Cell => (suppressed ? HIDDEN : days);
  const stacked = layers.length > 1 ? layers : [];
  const pickLayer = (month: Figures, layer: StackLayer | null, index: number) => {
    const row = layer ? layer.months[index] : month;
    // What is added up into the last layer has no filter of its own.
    return !row || layer?.id === OTHERS ? null : () => onPickFigure?.({ ...row, id: month.id }, layer);
  };
  return {
    columns: [{ label: heading }, ...[...stacked.map(({ label }) => label), words.total].map((label) => ({ label, format }))],
    rows: totals.map((row, index) => ({
      id: row.id,
      cells: [labelOf(row.id), ...stacked.map(({ months }) => (months[index] ? cell(months[index]) : null)), cell(row)],
      ...(onPick ? { onPick: () => onPick(row.id) } : {}),
      ...(onPickFigure ? { onPickCell: (at: number) => pickLayer(row, stacked[at] ?? null, index) } : {}),
    })),
    total: [words.total, ...stacked.map(({ months }) => (months.some((row) => row.suppressed) ? HIDDEN : sumFigures(months))), cell(total)],
  };
}

const sumFigures = (rows: readonly Figures[]): number => sumDays(rows.map(({ days }) => days));
// Infinity less Infinity is no order.
const compare = (a: number, b: number): number => (a === b ? 0 : a - b);

function layer(
  id: string,
  label: string,
  color: string,
  isHatched: boolean,
  months: readonly string[],
  rows: readonly StackedFigures[],
): StackLayer {
  const known = new Map(rows.map((row) => [row.month, row]));
  return {
    id,
    label,
    color,
    isHatched,
    months: months.map((month) => ({ ...(known.get(month) ?? { days: 0, requests: 0, people: 0, suppressed: false }), id: month, label })),
  };
}

/** Requests and people do not add up; days do, unless one of them is hidden. */
function sumOf(month: string, rows: readonly StackedFigures[]): StackedFigures {
  const suppressed = rows.some((row) => row.suppressed);
  return { id: OTHERS, label: '', month, days: suppressed ? null : sumFigures(rows), requests: null, people: null, suppressed };
}

function monthsBetween(known: readonly string[]): string[] {
  const sorted = [...known].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  const months: string[] = [];
  if (first === undefined || last === undefined) return months;
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
