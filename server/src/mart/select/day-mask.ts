import { parseLocalDate } from '../../domain/local-date';
import { tableDays } from '../dimensions/day-table';
import { DIMENSIONS, dimensionsOf } from '../dimensions/registry';
import type { LeaveSource } from '../leave-source';
import type { LeaveCondition } from './condition';
import { maskOrdinals } from './ordinal-mask';

/** All date dimensions except weekdays: moved leave keeps the weekday of its actual date. */
const BY_DAY = dimensionsOf('DATE').filter(({ dimension }) => !dimension.byActualDay);

/** Which days pass a condition. */
export interface DayMask {
  /** 1 for each day that passes, from the source's first day on. */
  passes: Uint8Array;
  /** Days that pass before each; one element more. */
  before: Int32Array;
  /** 1 for each weekday that passes, Monday first, by the actual date; null: all do. */
  weekdays: Uint8Array | null;
}

/** Null: every day passes. */
export function maskDays(source: LeaveSource, { choices, dateFrom, dateTo }: LeaveCondition): DayMask | null {
  const masks = BY_DAY.flatMap(({ name, dimension }) => {
    const mask = maskOrdinals(dimension, source, choices[name]);
    return mask ? [{ mask, column: tableDays(source, dimension) }] : [];
  });
  const weekdays = maskOrdinals(DIMENSIONS.WEEKDAY, source, choices.WEEKDAY)?.subarray(1) ?? null;
  if (masks.length === 0 && weekdays === null && dateFrom === null && dateTo === null) return null;
  const from = (dateFrom === null ? null : parseLocalDate(dateFrom)) ?? Number.NEGATIVE_INFINITY;
  const to = (dateTo === null ? null : parseLocalDate(dateTo)) ?? Number.POSITIVE_INFINITY;
  const days = source.lastDay - source.firstDay + 1;
  const mask: DayMask = { passes: new Uint8Array(days), before: new Int32Array(days + 1), weekdays };
  for (let at = 0; at < days; at++) {
    const day = source.firstDay + at;
    const passes = day >= from && day <= to && masks.every(({ mask: chosen, column }) => chosen[(column[at] as number) + 1] === 1);
    mask.passes[at] = Number(passes);
    mask.before[at + 1] = (mask.before[at] as number) + Number(passes);
  }
  return mask;
}
