import { leaveWords } from './words';

export type FiscalYearFlag = 'GAP_BEFORE' | 'OVERLAPS_PREVIOUS';

/**
 * What is odd about the borders of a fiscal year, and which year its balances carry over from; null where nothing is.
 * @param carriesFrom the label of that year; null: there is none
 */
export function describeYearBorders(flags: readonly FiscalYearFlag[], carriesFrom: string | null): string | null {
  if (flags.length === 0) return null;
  const { borders } = leaveWords;
  const carried = carriesFrom === null ? borders.carriesFromNone : borders.carriesFrom(carriesFrom);
  return [...flags.map((flag) => borders[flag]), carried].join(' ');
}
