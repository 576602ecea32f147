const MICRO = 1e6;

/**
 * Sum of leave days; null values are left out. Leave days have at most six decimals, so the sum is taken in millionths: 0.1 + 0.2 is 0.3,
 * where a sum of doubles is 0.30000000000000004.
 */
export function sumDays(days: Iterable<number | null | undefined>): number {
  let micro = 0;
  for (const value of days) micro += Math.round((value ?? 0) * MICRO);
  return micro / MICRO;
}
