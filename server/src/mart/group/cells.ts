import { scratchUint8, unsetInt32 } from '../scratch';
import type { Keys, Visits } from './visits';

/** The cells that visits fall into, in the order of their keys. */
export interface Cells {
  count: number;
  /** Ascending. */
  key: Float64Array;
  /** The cell of each visit. Numbered when first asked for: plain counts do without. */
  readonly cellOf: Int32Array;
  /** The cell with a key; -1: there is none. */
  find(key: number): number;
}

/** Up to this many keys a table finds a cell by its key; beyond it a map does. */
export const MAX_TABLE_CELLS = 4_194_304;

/** @param keyCount one more than the largest key that can be. */
export function numberCells({ count, key }: Pick<Visits, 'count' | 'key'>, keyCount: number): Cells {
  return keyCount <= MAX_TABLE_CELLS ? numberByTable(count, key, keyCount) : numberByMap(count, key);
}

function numberByTable(count: number, key: Keys, keyCount: number): Cells {
  const isThere = scratchUint8(keyCount);
  for (let at = 0; at < count; at++) isThere[key[at]!] = 1;
  let cells = 0;
  for (let at = 0; at < keyCount; at++) cells += isThere[at]!;
  const keys = new Float64Array(cells);
  let cell = 0;
  for (let at = 0; at < keyCount; at++) if (isThere[at] === 1) keys[cell++] = at;
  return describeCells(keys, keyCount, count, key);
}

/** Cells of known keys: a table from key to cell, and the cell of each visit, both made when they are needed. */
export function describeCells(keys: Float64Array, keyCount: number, count: number, key: Keys): Cells {
  let table: Int32Array | null = null;
  let cellOf: Int32Array | null = null;
  function tabled(): Int32Array {
    if (!table) {
      table = unsetInt32(keyCount).fill(-1);
      for (let cell = 0; cell < keys.length; cell++) table[keys[cell]!] = cell;
    }
    return table;
  }
  return {
    count: keys.length,
    key: keys,
    get cellOf() {
      if (!cellOf) {
        const cells = tabled();
        cellOf = unsetInt32(count);
        for (let at = 0; at < count; at++) cellOf[at] = cells[key[at]!]!;
      }
      return cellOf;
    },
    find: (wanted) => tabled()[wanted] ?? -1,
  };
}

function numberByMap(count: number, key: Keys): Cells {
  const keys = new Float64Array(new Set(key.subarray(0, count))).sort();
  const places = new Map<number, number>();
  for (let at = 0; at < keys.length; at++) places.set(keys[at]!, at);
  const cellOf = unsetInt32(count);
  for (let at = 0; at < count; at++) cellOf[at] = places.get(key[at]!)!;
  return { count: keys.length, key: keys, cellOf, find: (wanted) => places.get(wanted) ?? -1 };
}
