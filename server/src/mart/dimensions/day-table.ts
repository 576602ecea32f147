import type { LeaveSource } from '../leave-source';
import type { DimensionOfDates } from './dimension';

const tables = new WeakMap<LeaveSource, Map<DimensionOfDates, Int32Array>>();

/** The ordinal of each day of a source, from its first day on, computed once. */
export function tableDays(source: LeaveSource, dimension: DimensionOfDates): Int32Array {
  const known = tables.get(source) ?? new Map<DimensionOfDates, Int32Array>();
  tables.set(source, known);
  let table = known.get(dimension);
  if (!table) {
    const ordinalOf = dimension.ordinals(source);
    table = Int32Array.from({ length: source.lastDay - source.firstDay + 1 }, (_, at) => ordinalOf(source.firstDay + at));
    known.set(dimension, table);
  }
  return table;
}
