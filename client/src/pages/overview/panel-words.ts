import { type Figures, sortByDays } from '../../charts/figures';
import { formatCount, formatDays } from '../../lib/format';
import { words } from '../../words';

export const SERIES_WORDS = {
  name: words.measures.days,
  requests: (count: number) => words.requestsWith(formatCount(count), count),
  people: (count: number) => words.peopleWith(formatCount(count), count),
  others: (count: number) => words.overviewPage.others(formatCount(count)),
};

/** The chart's message in a sentence. */
export function describePeak(rows: readonly Figures[]): string {
  const peak = sortByDays(rows.filter((row) => !row.suppressed))[0];
  return peak?.days ? words.overviewPage.peak(peak.label, formatDays(peak.days)) : '';
}
