import { type Figures, sortByDays } from '../../charts/figures';
import { formatCount, formatDays } from '../../lib/format';
import { leaveWords } from '../../words/leave';
import { overviewWords } from '../../words/overview';

export const SERIES_WORDS = {
  name: leaveWords.measures.days,
  requests: (count: number) => leaveWords.requestsWith(formatCount(count), count),
  people: (count: number) => leaveWords.peopleWith(formatCount(count), count),
  others: (count: number) => overviewWords.others(formatCount(count)),
};

/** The chart's message in a sentence. */
export function describePeak(rows: readonly Figures[]): string {
  const peak = sortByDays(rows.filter((row) => !row.suppressed))[0];
  return peak?.days ? overviewWords.peak(peak.label, formatDays(peak.days)) : '';
}
