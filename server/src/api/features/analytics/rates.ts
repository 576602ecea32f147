import type { Absence } from './absence.sql';
import type { Rate } from './measures.types';

const MICRO_DAYS = 1_000_000;

/** Whole millionths of a day as days. */
export function toDays(microDays: number): number {
  return microDays / MICRO_DAYS;
}

/** Days are whole millionths; their floats are not, and would leave a difference of dust. */
export function subtractDays(days: number, less: number): number {
  return toDays(Math.round((days - less) * MICRO_DAYS));
}

/** A part and what it is a part of. Without a denominator there is nothing to divide by, and the value is unknown. */
export function toRate(numerator: number | null, denominator: number | null, basis: string): Rate {
  const value = numerator === null || denominator === null || denominator === 0 ? null : numerator / denominator;
  return { value, numerator, denominator, basis };
}

export function toAbsenceRate({ microDays, scheduledDays }: Absence, basis: string): Rate {
  return toRate(toDays(microDays), scheduledDays, basis);
}

/** An absence rate for each unit of the one that it is compared with. */
export function toIndex(own: Absence, usual: Absence, basis: string): Rate {
  return toRate(toAbsenceRate(own, '').value, toAbsenceRate(usual, '').value, basis);
}
