import { addDays, addMonths, daysBetween, firstOfMonth, monthOf } from '../../lib/calendar-date';
import type { FiscalYear } from '../../lib/fiscal-year';
import type { ProfileLeave } from './profile-query';

/** Where something lies in a year, in shares of the year's length. */
export interface Stretch {
  left: number;
  width: number;
}

/** The part of a range that is inside the year. Null: none of it is. */
export function stretchIn({ startDate, endDate }: Pick<FiscalYear, 'startDate' | 'endDate'>, from: string, to: string): Stretch | null {
  const [first, last] = [from < startDate ? startDate : from, to > endDate ? endDate : to];
  if (first > last) return null;
  const length = daysBetween(startDate, endDate) + 1;
  return { left: daysBetween(startDate, first) / length, width: (daysBetween(first, last) + 1) / length };
}

/** The months of a year, each with where it lies. */
export function monthsIn(year: Pick<FiscalYear, 'startDate' | 'endDate'>): (Stretch & { month: string })[] {
  const months: (Stretch & { month: string })[] = [];
  for (let month = monthOf(year.startDate); month <= monthOf(year.endDate); month = addMonths(month, 1)) {
    const place = stretchIn(year, firstOfMonth(month), addDays(firstOfMonth(addMonths(month, 1)), -1));
    if (place) months.push({ month, ...place });
  }
  return months;
}

/** The leaves by leave type, each type a row, in the order of their names. */
export function groupByType(leaves: readonly ProfileLeave[]): { id: string; name: string; leaves: ProfileLeave[] }[] {
  const rows = new Map<string, { id: string; name: string; leaves: ProfileLeave[] }>();
  for (const leave of leaves) {
    const row = rows.get(leave.leaveType.id) ?? { ...leave.leaveType, leaves: [] };
    row.leaves.push(leave);
    rows.set(row.id, row);
  }
  return [...rows.values()].sort((a, b) => a.name.localeCompare(b.name));
}
