import { addDays, addMonths, firstOfMonth, lastOfMonth, monthOf } from '../lib/calendar-date';
import { filterWords } from './words';

/**
 * Common ranges, relative to today in the time zone of the source.
 * @param wholeMonths leaves out what begins or ends within a month
 */
export function datePresets(today: string, wholeMonths = false): { label: string; from: string; to: string }[] {
  const month = monthOf(today);
  const whole = (of: string) => ({ from: firstOfMonth(of), to: lastOfMonth(of) });
  return [
    { label: filterWords.thisMonth, ...whole(month) },
    { label: filterWords.lastMonth, ...whole(addMonths(month, -1)) },
    { label: filterWords.nextMonth, ...whole(addMonths(month, 1)) },
    ...(wholeMonths
      ? [{ label: filterWords.last3Months, from: firstOfMonth(addMonths(month, -3)), to: lastOfMonth(addMonths(month, -1)) }]
      : [{ label: filterWords.last90Days, from: addDays(today, -89), to: today }]),
    { label: filterWords.thisYear, from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` },
  ];
}
