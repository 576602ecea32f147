import type { Visits } from './visits';

/** The cells that visits fall into, in the order of their keys. */
export interface Cells {
  count: number;
  /** Ascending. */
  key: Float64Array;
  /** The cell of each visit. */
  cellOf: Int32Array;
  /** The cell with a key; -1: there is none. */
  find(key: number): number;
}

/** Up to this many numbers a table finds a cell by its key; beyond it a map does. */
const MOST_TABLED = 4_194_304;

/** @param keyCount one more than the largest key that can be. */
export function numberCells({ count, key }: Visits, keyCount: number): Cells {
  return keyCount <= MOST_TABLED ? numberByTable(count, key, keyCount) : numberByMap(count, key);
}

function numberByTable(count: number, key: Float64Array, keyCount: number): Cells {
  const table = new Int32Array(keyCount);
  for (let at = 0; at < count; at++) table[key[at] as number] = 1;
  let cells = 0;
  for (let at = 0; at < keyCount; at++) if (table[at] === 1) table[at] = ++cells;
  const keys = new Float64Array(cells);
  for (let at = 0; at < keyCount; at++) if (table[at] !== 0) keys[(table[at] as number) - 1] = at;
  const cellOf = new Int32Array(count);
  for (let at = 0; at < count; at++) cellOf[at] = (table[key[at] as number] as number) - 1;
  return { count: cells, key: keys, cellOf, find: (wanted) => (table[wanted] ?? 0) - 1 };
}

function numberByMap(count: number, key: Float64Array): Cells {
  const keys = new Float64Array(new Set(key.subarray(0, count))).sort();
  const places = new Map<number, number>();
  for (let at = 0; at < keys.length; at++) places.set(keys[at] as number, at);
  const cellOf = new Int32Array(count);
  for (let at = 0; at < count; at++) cellOf[at] = places.get(key[at] as number) as number;
  return { count: keys.length, key: keys, cellOf, find: (wanted) => places.get(wanted) ?? -1 };
}
