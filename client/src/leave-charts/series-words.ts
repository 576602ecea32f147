import { chartWords } from '../charts/words';
import { formatCount, formatDays } from '../lib/format';
import { leaveWords } from './words';

/** How the points of a chart of leave days speak. */
export const SERIES_WORDS = {
  name: leaveWords.measures.days,
  requests: (count: number) => leaveWords.requestsWith(formatCount(count), count),
  people: (count: number) => leaveWords.peopleWith(formatCount(count), count),
  others: (count: number) => chartWords.others(formatCount(count)),
};

/** A number of days with its unit. */
export const EXACT_DAYS = (days: number): string => leaveWords.daysOf(formatDays(days), days);
