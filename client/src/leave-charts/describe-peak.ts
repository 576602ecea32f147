import { formatDays } from '../lib/format';
import { type Figures, sortByDays } from './figures';
import { leaveWords } from './words';

/** The chart's message in a sentence. */
export function describePeak(rows: readonly Figures[]): string {
  const peak = sortByDays(rows.filter((row) => !row.suppressed))[0];
  return peak?.days ? leaveWords.peak(peak.label, leaveWords.daysOf(formatDays(peak.days), peak.days)) : '';
}
