import { formatDays } from '../lib/format';
import { chartWords } from '../words/charts';
import { type Figures, sortByDays } from './figures';

/** The chart's message in a sentence. */
export function describePeak(rows: readonly Figures[]): string {
  const peak = sortByDays(rows.filter((row) => !row.suppressed))[0];
  return peak?.days ? chartWords.peak(peak.label, formatDays(peak.days)) : '';
}
