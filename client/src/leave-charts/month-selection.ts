import { placesOf, type Selection } from '../charts/select/chart-selection';
import { firstOfMonth, lastOfMonth } from '../lib/calendar-date';
import { formatMonth } from '../lib/format';
import { leaveWords } from './words';

/** The first and the last date of the selected months. */
export function selectedDates(months: readonly string[], selection: Selection): { from: string; to: string } | null {
  const [first, last] = placesOf(selection).points.map((at) => months[at]);
  return first && last ? { from: firstOfMonth(first), to: lastOfMonth(last) } : null;
}

/** The selected months in words. */
export function describeMonths(months: readonly string[], selection: Selection): string {
  const [first, last] = placesOf(selection).points.map((at) => months[at]);
  if (!first || !last) return '';
  return first === last ? formatMonth(first) : leaveWords.span(formatMonth(first), formatMonth(last));
}
