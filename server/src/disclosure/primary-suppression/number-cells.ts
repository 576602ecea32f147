import type { TableDimension } from '../published-tables';
import type { Microdata } from './microdata';
import type { Records } from './records';

/** The cells of a table, numbered. */
export interface CellNumbers {
  /** By record. */
  cells: Int32Array;
  /** More than any number. Not every number below it has to occur. */
  cellCount: number;
  /** The ordinals of a cell in mixed radix: each plus 1, the last one counts single units. */
  keyOf: (cell: number) => number;
}

/** So many numbers may be reserved for any number of records; beyond it, four per record. */
const SPARE_NUMBERS = 65_536;

/**
 * Numbers the cells that some records fall into.
 * @param chosen the records; null: all of them.
 */
export function numberCells(
  microdata: Microdata,
  records: Records,
  dimensions: readonly TableDimension[],
  chosen: Int32Array | null = null,
): CellNumbers {
  const count = chosen?.length ?? records.count;
  const keyCount = countKeys(microdata, dimensions);
  const isDirect = keyCount <= Math.max(SPARE_NUMBERS, 4 * count);
  // A key may exceed 2^31; a float holds it exactly.
  const keys = isDirect ? new Int32Array(count) : new Float64Array(count);
  for (const dimension of dimensions) addDigits(keys, microdata, records, dimension, chosen);
  if (keys instanceof Int32Array) return { cells: keys, cellCount: keyCount, keyOf: (cell) => cell };
  return numberDistinct(keys);
}

export function countKeys({ columns }: Microdata, dimensions: readonly TableDimension[]): number {
  return dimensions.reduce((product, dimension) => product * columns[dimension].radix, 1);
}

function addDigits(
  keys: Int32Array | Float64Array,
  { columns }: Microdata,
  records: Records,
  dimension: TableDimension,
  chosen: Int32Array | null,
): void {
  const { ordinals, grain, radix } = columns[dimension];
  const { person } = records;
  if (grain === 'person') {
    if (chosen)
      for (let at = 0; at < keys.length; at++)
        keys[at] = (keys[at] as number) * radix + 1 + (ordinals[person[chosen[at] as number] as number] as number);
    else for (let at = 0; at < keys.length; at++) keys[at] = (keys[at] as number) * radix + 1 + (ordinals[person[at] as number] as number);
    return;
  }
  const own = records.ordinals[dimension];
  if (!own) throw new TypeError(`These records have no ${dimension}.`);
  if (chosen) for (let at = 0; at < keys.length; at++) keys[at] = (keys[at] as number) * radix + 1 + (own[chosen[at] as number] as number);
  else for (let at = 0; at < keys.length; at++) keys[at] = (keys[at] as number) * radix + 1 + (own[at] as number);
}

/** Numbers distinct keys in the order of their first occurrence. Open addressing takes a fraction of the memory of a Map. */
function numberDistinct(keys: Float64Array): CellNumbers {
  let size = 16;
  while (size < 2 * keys.length) size *= 2;
  // 0 is free; otherwise one more than the number.
  const slots = new Int32Array(size);
  const known = new Float64Array(keys.length);
  const cells = new Int32Array(keys.length);
  let count = 0;
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as number;
    let slot = hash(key) & (size - 1);
    while (slots[slot] !== 0 && known[(slots[slot] as number) - 1] !== key) slot = (slot + 1) & (size - 1);
    if (slots[slot] === 0) {
      known[count] = key;
      count++;
      slots[slot] = count;
    }
    cells[at] = (slots[slot] as number) - 1;
  }
  return { cells, cellCount: count, keyOf: (cell) => known[cell] as number };
}

function hash(key: number): number {
  let bits = Math.imul(key | 0, 0x9e3779b1) ^ Math.imul((key / 0x1_0000_0000) | 0, 0x85ebca77);
  bits ^= bits >>> 15;
  return Math.imul(bits, 0x2c1b3c6d) ^ (bits >>> 13);
}
