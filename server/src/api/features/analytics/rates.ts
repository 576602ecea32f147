import type { Rate } from './measure';

/** A part and what it is a part of. Without a denominator there is nothing to divide by, and the value is unknown. */
export function toRate(numerator: number | null, denominator: number | null, basis: string): Rate {
  const value = numerator === null || denominator === null || denominator === 0 ? null : numerator / denominator;
  return { value, numerator, denominator, basis };
}
