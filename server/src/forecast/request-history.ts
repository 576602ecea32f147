import { firstDayOfPeriod, type PeriodGrain } from './periods';

/** Leave that was requested, regardless of its later status. Grain: leave x period x group. */
export interface AskedLeave {
  count: number;
  group: Int32Array;
  /** Counted from the first period of the history. */
  period: Int32Array;
  /** Days since 1970-01-01, in the time zone of the source. */
  requestedDay: Int32Array;
  /** Millionths of a day inside the period. */
  micro: Int32Array;
  isApproved: Uint8Array;
}

/** How leave days of groups became known, period by period. Element `group * periods + period` of each array. */
export interface RequestHistory {
  grain: PeriodGrain;
  groups: number;
  periods: number;
  /** First day of each period, and of the one after the last; days since 1970-01-01. */
  start: Int32Array;
  /** Approved days, in millionths. Final once the period is over. */
  approved: Float64Array;
  /** Days asked for up to the day that is `horizon` days before the period begins, in millionths. Below 0: after it has begun. */
  askedBy(horizon: number): Float64Array;
}

export function createRequestHistory(
  asked: AskedLeave,
  { grain, firstPeriod, periods, groups }: { grain: PeriodGrain; firstPeriod: number; periods: number; groups: number },
): RequestHistory {
  const start = Int32Array.from({ length: periods + 1 }, (_, period) => firstDayOfPeriod(grain, firstPeriod + period));
  const approved = new Float64Array(groups * periods);
  for (let at = 0; at < asked.count; at++) {
    if (asked.isApproved[at] === 1) approved[asked.group[at]! * periods + asked.period[at]!]! += asked.micro[at]!;
  }
  const known = new Map<number, Float64Array>();
  function askedBy(horizon: number): Float64Array {
    const sums = new Float64Array(groups * periods);
    for (let at = 0; at < asked.count; at++) {
      const period = asked.period[at]!;
      if (asked.requestedDay[at]! <= start[period]! - horizon) sums[asked.group[at]! * periods + period]! += asked.micro[at]!;
    }
    return sums;
  }
  return {
    grain,
    groups,
    periods,
    start,
    approved,
    askedBy(horizon) {
      let sums = known.get(horizon);
      if (!sums) {
        sums = askedBy(horizon);
        known.set(horizon, sums);
      }
      return sums;
    },
  };
}
