import type { PublishedTable } from './publish-tables';
import type { TableDimension } from './published-tables';

/** A VIEWER's question, in ordinals. */
export interface DisclosureQuestion {
  /** By dimension, the ordinals that pass; null or missing: all. Years, months and ranges of whole months are sets of YEAR_MONTH. */
  filter: Readonly<Partial<Record<TableDimension, ReadonlySet<number> | null>>>;
  /** What the rows are grouped by, in the order of their ordinals. */
  groupBy: readonly GroupKey[];
}

/** `rollUp`: for the ordinals of the dimension those that rows have, as the year of each YEAR_MONTH; missing: the same. */
export type GroupKey = 'STATUS' | { dimension: TableDimension; rollUp?: ArrayLike<number> };

/** Whether the figures of a row, by its ordinals, may be shown. */
export type DisclosureCheck = (ordinals: readonly number[]) => boolean;

/**
 * Returns a check of the rows of an answer. A row may be shown if it is a sum of shown cells of one published table: then it says nothing
 * beyond them. Any table will do that has all dimensions of the question, those of its filter and those that it groups by.
 * @param published the tables of each status of the filter, by the ordinal of the status.
 */
export function createDisclosureCheck(
  question: DisclosureQuestion,
  published: ReadonlyMap<number, readonly PublishedTable[]>,
): DisclosureCheck {
  const { filter, groupBy } = question;
  const needed = listNeeded(question);
  const isGroupedByAllocation = groupBy.some((key) => key !== 'STATUS' && key.dimension === 'PROJECT_ALLOCATION');
  // Allocations overlap: the people of several together are in no table.
  if ((filter.PROJECT_ALLOCATION?.size ?? 0) > 1 && !isGroupedByAllocation) return () => false;

  const fitting = new Map([...published].map(([status, tables]) => [status, tables.filter((table) => isFitting(table, needed))]));
  if ([...fitting.values()].some((tables) => tables.length === 0)) return () => false;
  const radices = groupBy.map((key) => countDigits(key, fitting));
  const rows = new Map<number, boolean>();
  for (const [status, tables] of fitting) {
    const ofStatus = new Map<number, boolean>();
    for (const table of tables) {
      for (const [row, isShown] of checkRows(question, status, table, radices)) ofStatus.set(row, isShown || (ofStatus.get(row) ?? false));
    }
    for (const [row, isShown] of ofStatus) rows.set(row, isShown && (rows.get(row) ?? true));
  }
  return (ordinals) => {
    let row = 0;
    for (const [at, radix] of radices.entries()) {
      const digit = (ordinals[at] as number) + 1;
      if (digit >= radix) return true;
      row = row * radix + digit;
    }
    // What is in no cell of a table has no leave, and nobody to protect.
    return rows.get(row) ?? true;
  };
}

function listNeeded({ filter, groupBy }: DisclosureQuestion): ReadonlySet<TableDimension> {
  const filtered = (Object.keys(filter) as TableDimension[]).filter((dimension) => filter[dimension] != null);
  return new Set([...filtered, ...groupBy.flatMap((key) => (key === 'STATUS' ? [] : [key.dimension]))]);
}

// The cells of a table of allocations overlap, so they are no parts of anything else.
function isFitting({ dimensions }: PublishedTable, needed: ReadonlySet<TableDimension>): boolean {
  const overlaps = dimensions.includes('PROJECT_ALLOCATION') && !needed.has('PROJECT_ALLOCATION');
  return !overlaps && [...needed].every((dimension) => dimensions.includes(dimension));
}

/** One more than the greatest ordinal plus 1 that a row can have. */
function countDigits(key: GroupKey, published: ReadonlyMap<number, readonly PublishedTable[]>): number {
  if (key === 'STATUS') return Math.max(...published.keys()) + 2;
  const radices = [...published.values()].flat().map(({ dimensions, radices }) => radices[dimensions.indexOf(key.dimension)] as number);
  const most = Math.max(...radices);
  if (!key.rollUp) return most;
  let greatest = -1;
  for (let ordinal = 0; ordinal < key.rollUp.length; ordinal++) greatest = Math.max(greatest, key.rollUp[ordinal] as number);
  return greatest + 2;
}

/** The rows that the cells of a table add up to, and whether all of their cells are shown. */
function checkRows(
  { filter, groupBy }: DisclosureQuestion,
  status: number,
  { dimensions, radices: tableRadices, keys, isShown }: PublishedTable,
  radices: readonly number[],
): Map<number, boolean> {
  const rows = new Map<number, boolean>();
  const choices = dimensions.map((dimension) => filter[dimension] ?? null);
  const ordinals = new Int32Array(dimensions.length);
  function readOrdinal(key: GroupKey): number {
    if (key === 'STATUS') return status;
    const own = ordinals[dimensions.indexOf(key.dimension)] as number;
    return own < 0 ? own : (key.rollUp?.[own] ?? own);
  }
  for (let cell = 0; cell < keys.length; cell++) {
    let key = keys[cell] as number;
    for (let place = dimensions.length - 1; place >= 0; place--) {
      const radix = tableRadices[place] as number;
      ordinals[place] = (key % radix) - 1;
      key = Math.floor(key / radix);
    }
    if (choices.some((choice, place) => choice !== null && !choice.has(ordinals[place] as number))) continue;
    let row = 0;
    for (const [at, radix] of radices.entries()) row = row * radix + 1 + readOrdinal(groupBy[at] as GroupKey);
    rows.set(row, isShown[cell] === 1 && (rows.get(row) ?? true));
  }
  return rows;
}
