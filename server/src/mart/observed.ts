import { type MartState, NONE } from './state';

/**
 * The fiscal year (ordinal) from whose first date on a person is observed: the first one with any leave of theirs. NONE for a person who is
 * retired or has no leave.
 */
export function firstObservedYear({ people }: MartState, person: number): number {
  return people.isRetired[person] === 1 ? NONE : people.firstYear[person]!;
}

/** The last day on which anybody is observed: that of the last fiscal year. */
export function lastObservedDay({ fiscalYears }: MartState): number {
  return fiscalYears.end.reduce((last, end) => Math.max(last, end), Number.NEGATIVE_INFINITY);
}
