import { addDays, daysBetween } from '../../../lib/calendar-date';

/** `YYYY-MM-DD`, both inclusive. */
export interface DateRange {
  from: string;
  to: string;
}

export const isWithin = (date: string, { from, to }: DateRange): boolean => from <= date && date <= to;

/**
 * The range after a drag from one date to another. A drag that begins on the range moves it, one that begins beside it draws a new one.
 * @param limits the dates that are on screen
 */
export function dragRange(before: DateRange, start: string, at: string, limits: DateRange): DateRange {
  if (isWithin(start, before)) return moveBy(before, daysBetween(start, at), limits);
  return start <= at ? { from: start, to: at } : { from: at, to: start };
}

/** The range after a key: arrows move it, with Shift they move its end. Null: the key does nothing here. */
export function rangeAfterKey(before: DateRange, key: string, extend: boolean, limits: DateRange): DateRange | null {
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[key];
  if (step !== undefined) {
    if (!extend) return moveBy(before, step, limits);
    const to = clamp(addDays(before.to, step), limits);
    return { from: before.from, to: to < before.from ? before.from : to };
  }
  const length = daysBetween(before.from, before.to);
  if (key === 'Home') return moveBy({ from: limits.from, to: addDays(limits.from, length) }, 0, limits);
  if (key === 'End') return moveBy({ from: addDays(limits.to, -length), to: limits.to }, 0, limits);
  return null;
}

/** Keeps the length, and one date at least on screen. */
function moveBy({ from, to }: DateRange, days: number, limits: DateRange): DateRange {
  const length = daysBetween(from, to);
  let start = addDays(from, days);
  if (start > limits.to) start = limits.to;
  if (addDays(start, length) < limits.from) start = addDays(limits.from, -length);
  return { from: start, to: addDays(start, length) };
}

const clamp = (date: string, { from, to }: DateRange): string => (date < from ? from : date > to ? to : date);
