// How the days of one leave spread over its dates, in plain loops over whole numbers of any size, written from docs/metrics.md: of no
// common line with the program.

/** The share of a date that has at least a millionth. */
export interface SpreadDate {
  /** Dates after the first one of the leave. */
  at: number;
  microDays: number;
}

export function sumUp(numbers: readonly number[]): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

/**
 * @param microDays days of the leave, in millionths.
 * @param rostered what is worked on each date, in millionths, halves of a millionth included.
 */
export function oracleSpread(microDays: number, rostered: readonly number[]): SpreadDate[] {
  // In half millionths, so that everything is whole.
  const whole = 2_000_000n;
  const days = BigInt(microDays) * 2n;
  const shares = rostered.map((share) => BigInt(share * 2));
  let scheduled = 0n;
  for (const share of shares) scheduled += share;
  const dates = BigInt(rostered.length) * whole;
  const spread: SpreadDate[] = [];
  for (const [at, share] of shares.entries()) {
    // As a fraction, so that it is cut off once.
    const [above, below] =
      days <= scheduled
        ? [days * share, scheduled]
        : [share * (dates - scheduled) + (whole - share) * (days - scheduled), dates - scheduled];
    if (above > 0n) spread.push({ at, microDays: Number(above / below / 2n) });
  }
  const left = microDays - sumUp(spread.map((date) => date.microDays));
  const taker = spread.findLast((date) => date.microDays < 1_000_000) ?? spread.at(-1);
  if (taker) taker.microDays += left;
  return spread.filter(({ microDays: share }) => share > 0);
}
