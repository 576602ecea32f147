import { leaveWords } from './words';

export type FiscalYearFlag = 'GAP_BEFORE' | 'OVERLAPS_PREVIOUS';

/**
 * Describes gaps and overlaps at the borders of a fiscal year, and the year its balances carry over from; null: none.
 * @param carriesFrom the label of that year; null: there is none
 */
export function describeYearBorders(flags: readonly FiscalYearFlag[], carriesFrom: string | null): string | null {
  if (flags.length === 0) return null;
  const { borders } = leaveWords;
  const carried = carriesFrom === null ? borders.carriesFromNone : borders.carriesFrom(carriesFrom);
  return [...flags.map((flag) => borders[flag]), carried].join(' ');
}
