import { unsetFloat64 } from '../../../mart/scratch';
import type { Cut } from './cut';

/** The values of the distinct leaves of each cell, ascending: those of cell c from `begin[c]` up to `begin[c + 1]`. */
export interface ValuesOfCells {
  begin: Int32Array;
  values: Float64Array;
}

/** @param readValue the value of a leaf by its place in the state; NaN: it has none and is left out. */
export function collectValues({ cells, counts, visits, throwIfCancelled }: Cut, readValue: (leaf: number) => number): ValuesOfCells {
  const room = new Int32Array(cells.count + 1);
  for (let cell = 0; cell < cells.count; cell++) room[cell + 1] = room[cell]! + counts.leaves[cell]!;
  const filled = unsetFloat64(room[cells.count]!);
  const next = room.slice();
  const lastLeaf = new Int32Array(cells.count).fill(-1);
  for (let visit = 0; visit < visits.count; visit++) {
    const cell = cells.cellOf[visit]!;
    const leaf = visits.leaf[visit]!;
    if (lastLeaf[cell] === leaf) continue;
    lastLeaf[cell] = leaf;
    const value = readValue(leaf);
    if (!Number.isNaN(value)) filled[next[cell]!++] = value;
  }
  throwIfCancelled();
  const begin = new Int32Array(cells.count + 1);
  const values = unsetFloat64(filled.length);
  for (let cell = 0; cell < cells.count; cell++) {
    const [first, last, to] = [room[cell]!, next[cell]!, begin[cell]!];
    begin[cell + 1] = to + last - first;
    // Most cells of a fine grouping have one value: a view to sort it in would take longer than all the rest.
    if (last - first === 1) values[to] = filled[first]!;
    else if (last > first) values.set(filled.subarray(first, last).sort(), to);
  }
  return { begin, values };
}

export function valuesAt({ begin, values }: ValuesOfCells, cell: number): Float64Array {
  return values.subarray(begin[cell], begin[cell + 1]);
}

/** The value below which a share of ascending values lies, interpolated; null without values. */
export function interpolate(ascending: Float64Array, share: number): number | null {
  if (ascending.length === 0) return null;
  const place = (ascending.length - 1) * share;
  const low = ascending[Math.floor(place)]!;
  const high = ascending[Math.ceil(place)]!;
  return low + (high - low) * (place - Math.floor(place));
}
