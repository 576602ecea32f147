/** One of the values that a list is ordered by. The last one of an order is unique and never missing. */
export interface SortColumn {
  /** One element for each row; NaN: missing. Missing values come last in both directions. */
  column: Int32Array | Float64Array;
  descending: boolean;
}

const ROWS_BETWEEN_LOOKS = 16_384;
/** Candidates are kept up to so many times the page, then cut to it. */
const SLACK = 4;

/**
 * The first `size` of the rows in the given order, after the place that `after` names by its values (null: from the beginning; NaN:
 * missing). Cost: one pass over the rows, most of which are left out by one comparison with the last row that is surely in.
 */
export function pickPage(
  rows: Int32Array,
  order: readonly SortColumn[],
  after: readonly number[] | null,
  size: number,
  throwIfCancelled: () => void,
): number[] {
  const [first] = order;
  if (!first) throw new Error('A list without an order');
  const { column, descending } = first;
  const sign = descending ? -1 : 1;
  const begin = after ? sign * (after[0] as number) : Number.NEGATIVE_INFINITY;
  const compare = (a: number, b: number) => compareRows(order, a, b);
  const most = size * SLACK;
  let kept: number[] = [];
  let last = Number.POSITIVE_INFINITY;
  let lastRow = -1;
  for (let at = 0; at < rows.length; at++) {
    if (at % ROWS_BETWEEN_LOOKS === 0) throwIfCancelled();
    // Rows come in ascending order of most columns: backwards, the first ones of a descending order come first.
    const row = rows[descending ? rows.length - 1 - at : at] as number;
    const value = sign * (column[row] as number);
    if (value > last || value < begin) continue;
    if (lastRow >= 0 && compare(row, lastRow) >= 0) continue;
    if (after && compareToPlace(order, row, after) <= 0) continue;
    kept.push(row);
    if (kept.length < most) continue;
    kept = kept.sort(compare).slice(0, size);
    lastRow = kept[size - 1] as number;
    last = sign * (column[lastRow] as number);
  }
  return kept.sort(compare).slice(0, size);
}

function compareRows(order: readonly SortColumn[], a: number, b: number): number {
  for (const { column, descending } of order) {
    const difference = compareValues(column[a] as number, column[b] as number, descending);
    if (difference !== 0) return difference;
  }
  return 0;
}

function compareToPlace(order: readonly SortColumn[], row: number, place: readonly number[]): number {
  for (const [at, { column, descending }] of order.entries()) {
    const difference = compareValues(column[row] as number, place[at] as number, descending);
    if (difference !== 0) return difference;
  }
  return 0;
}

function compareValues(a: number, b: number, descending: boolean): number {
  if (a === b) return 0;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a < b === descending ? 1 : -1;
}
