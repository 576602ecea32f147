/**
 * How days of balances were used, fiscal year by fiscal year. A series is one leave type of one person. Element `series * years + year` of
 * each array; days are millionths.
 */
export interface UseHistory {
  series: number;
  years: number;
  /** By series. */
  leaveType: Int32Array;
  person: Int32Array;
  /**
   * By fiscal year: last day since 1970-01-01, days in all, and the fiscal year that it carries in from (-1: none). In the order of `end`.
   */
  end: Int32Array;
  length: Int32Array;
  before: Int32Array;
  /** 1: there is such a balance, with a known entitlement above 0, of a person with leave in this fiscal year or an earlier one. */
  isThere: Uint8Array;
  entitlement: Float64Array;
  /** What came in from the year before; 0 where it is unknown. */
  carriedIn: Float64Array;
  /** How much of what is left may be carried over; NaN: unknown. */
  transferable: Float64Array;
  /** Approved days, as they are known today: final once the year is over. */
  approved: Float64Array;
  /** Days requested up to the day that is `horizon` days before the end of the fiscal year, regardless of their later status. */
  askedBy(horizon: number): Float64Array;
}

/** What closing a fiscal year makes of used days. */
export const CLOSING_MEASURES = ['CLOSING', 'FORFEITED', 'OVERDRAWN'] as const;
export type ClosingMeasure = (typeof CLOSING_MEASURES)[number];

/**
 * What a balance comes to when so many days are used: what is left (negative: overdrawn), what the end of the year takes, and what is
 * overdrawn. The same definitions as in docs/metrics.md. NaN: how much may be carried over is unknown and something is left.
 */
export function closeBalance(history: UseHistory, at: number, used: number): Record<ClosingMeasure, number> {
  const [entitlement, carriedIn] = [history.entitlement[at]!, history.carriedIn[at]!];
  const unused = Math.max(0, entitlement - Math.max(0, used - carriedIn));
  const lost = unused === 0 ? 0 : Math.max(0, unused - history.transferable[at]!);
  const closing = entitlement + carriedIn - used;
  return { CLOSING: closing, FORFEITED: lost + Math.max(0, carriedIn - used), OVERDRAWN: Math.max(0, -closing) };
}
