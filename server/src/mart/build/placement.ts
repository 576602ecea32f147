import { sharedInt32, sharedUint8, type TextColumn } from '../shared-columns';
import { NONE } from '../state';

/** Rows that follow each other in an earlier table and in a new one. */
export interface Stretch {
  from: number;
  to: number;
  length: number;
}

/**
 * Where the rows of a table come from: stretches of an earlier table, which are copied whole, and new rows.
 * Both are in the order of their places in the new table.
 */
export interface Placement {
  count: number;
  stretches: readonly Stretch[];
  /** The place of each new row, and which row it is. */
  newPlace: Int32Array;
  newRow: Int32Array;
}

/** Collects a placement from its first row to its last one. @param newCount how many new rows there will be. */
export function createPlacement(newCount: number) {
  const stretches: Stretch[] = [];
  const [newPlace, newRow] = [new Int32Array(newCount), new Int32Array(newCount)];
  let [count, added] = [0, 0];
  return {
    get count() {
      return count;
    },
    keep(from: number, length: number): void {
      if (length === 0) return;
      const last = stretches.at(-1);
      if (last && last.from + last.length === from && last.to + last.length === count) last.length += length;
      else stretches.push({ from, to: count, length });
      count += length;
    },
    add(row: number): void {
      newPlace[added] = count++;
      newRow[added++] = row;
    },
    finish: (): Placement => ({ count, stretches, newPlace, newRow }),
  };
}

/** A table of new rows only, in their order. */
export function placeAll(count: number): Placement {
  const places = new Int32Array(count);
  for (let at = 0; at < count; at++) places[at] = at;
  return { count, stretches: [], newPlace: places, newRow: places };
}

/** The place in the earlier table of each row; NONE for a new row. */
export function placesBefore({ count, stretches }: Placement): Int32Array {
  const before = new Int32Array(count).fill(NONE);
  for (const { from, to, length } of stretches) for (let at = 0; at < length; at++) before[to + at] = from + at;
  return before;
}

type Column = Int32Array | Float64Array | Uint8Array;

/** Shorter stretches are copied faster one by one. */
const SHORT = 32;

/** Copies rows of the earlier column; new ones stay as they are. */
export function copyColumn({ stretches }: Placement, from: Column, to: Column): void {
  for (const stretch of stretches) copyPart(from, stretch.from, stretch.from + stretch.length, to, stretch.to);
}

function copyPart(from: Column, first: number, last: number, to: Column, place: number): void {
  if (last - first > SHORT) to.set(from.subarray(first, last), place);
  else for (let at = first; at < last; at++) to[place + at - first] = from[at] as number;
}

/** The same for ordinals. @param renumbered the new ordinal of each earlier one; null: they are the same. */
export function copyOrdinals(placement: Placement, from: Int32Array, to: Int32Array, renumbered: Int32Array | null): void {
  if (renumbered === null) {
    copyColumn(placement, from, to);
    return;
  }
  for (const stretch of placement.stretches) {
    for (let at = 0; at < stretch.length; at++) {
      const ordinal = from[stretch.from + at] as number;
      to[stretch.to + at] = ordinal === NONE ? NONE : (renumbered[ordinal] as number);
    }
  }
}

/**
 * Fills the column that says where the parts of each row begin: those of row r go from `to[r]` up to `to[r + 1]`.
 * @param from the same column of the earlier table; null: nothing is kept.
 * @param countOf how many parts the row at `newPlace[at]` has.
 * @returns how many parts there are.
 */
export function placeParts(
  { count, stretches, newPlace }: Placement,
  from: Int32Array | null,
  to: Int32Array,
  countOf: (at: number) => number,
): number {
  if (from) {
    for (const stretch of stretches) {
      for (let at = 0; at < stretch.length; at++) {
        to[stretch.to + at + 1] = (from[stretch.from + at + 1] as number) - (from[stretch.from + at] as number);
      }
    }
  }
  for (let at = 0; at < newPlace.length; at++) to[(newPlace[at] as number) + 1] = countOf(at);
  for (let at = 0; at < count; at++) to[at + 1]! += to[at] as number;
  return to[count] as number;
}

interface Parts<Values extends Column> {
  /** Where the parts of each row begin. */
  start: Int32Array;
  values: Values;
}

/** Copies the parts of rows of the earlier table; those of new rows stay as they are. */
export function copyParts<Values extends Column>({ stretches }: Placement, from: Parts<Values>, to: Parts<Values>): void {
  for (const stretch of stretches) {
    const [first, last] = [from.start[stretch.from] as number, from.start[stretch.from + stretch.length] as number];
    copyPart(from.values, first, last, to.values, to.start[stretch.to] as number);
  }
}

/** A column of texts. @param from of the earlier table; null: nothing is kept. @param textOf the text of a new row. */
export function placeTexts(placement: Placement, from: TextColumn | null, textOf: (row: number) => string): TextColumn {
  const { count, newPlace, newRow } = placement;
  const texts = Array.from(newRow, (row) => Buffer.from(textOf(row)));
  const offsets = sharedInt32(count + 1);
  const bytes = sharedUint8(placeParts(placement, from?.offsets ?? null, offsets, (at) => texts[at]!.length));
  if (from) copyParts(placement, { start: from.offsets, values: from.bytes }, { start: offsets, values: bytes });
  for (const [at, text] of texts.entries()) bytes.set(text, offsets[newPlace[at] as number]);
  return { bytes, offsets };
}
