import { type PeriodGrain, periodOfDay } from '../src/forecast/periods';
import { createRequestHistory, type RequestHistory } from '../src/forecast/request-history';
import type { PlainRequest } from './oracles/forecast-oracle';

interface Range {
  grain: PeriodGrain;
  groups: number;
  /** The first period is the one of this day (since 1970-01-01). */
  firstDay: number;
  periods: number;
}

/** A history of plain requests. */
export function toHistory(requests: readonly PlainRequest[], { grain, groups, firstDay, periods }: Range): RequestHistory {
  const firstPeriod = periodOfDay(grain, firstDay);
  const parts = requests.flatMap((request) => {
    const byPeriod = new Map<number, number>();
    for (const { day, micro } of request.days) {
      const period = periodOfDay(grain, day) - firstPeriod;
      if (period >= 0 && period < periods) byPeriod.set(period, (byPeriod.get(period) ?? 0) + micro);
    }
    return [...byPeriod].map(([period, micro]) => ({ ...request, period, micro }));
  });
  const asked = {
    count: parts.length,
    group: Int32Array.from(parts, ({ group }) => group),
    period: Int32Array.from(parts, ({ period }) => period),
    requestedDay: Int32Array.from(parts, ({ requestedDay }) => requestedDay),
    micro: Int32Array.from(parts, ({ micro }) => micro),
    isApproved: Uint8Array.from(parts, ({ isApproved }) => Number(isApproved)),
  };
  return createRequestHistory(asked, { grain, firstPeriod, periods, groups });
}
