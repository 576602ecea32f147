import { firstDayOfPeriod, type PeriodGrain } from '../../src/forecast/periods';

/** One request for leave, in plain words. Days are since 1970-01-01. */
export interface PlainRequest {
  group: number;
  requestedDay: number;
  isApproved: boolean;
  /** Millionths of a day on each date. */
  days: readonly { day: number; micro: number }[];
}

export interface PlainForecast {
  forecast: number | null;
  low: number | null;
  high: number | null;
  lastYear: number | null;
  approved: number;
  isOver: boolean;
}

interface Plan {
  grain: PeriodGrain;
  /** Counted from 1970. */
  firstPeriod: number;
  periods: number;
  groups: number;
  horizon: number;
}

/**
 * What docs/metrics.md says of a forecast, in plain loops without any running state: each forecast sums up the requests again, and asks all
 * earlier forecasts again for their errors. Element `[group][period]`.
 */
export function forecastPlainly(
  requests: readonly PlainRequest[],
  { grain, firstPeriod, periods, groups, horizon }: Plan,
  today: number,
): PlainForecast[][] {
  const start = (period: number) => firstDayOfPeriod(grain, firstPeriod + period);
  const yearsBefore = (period: number, years: number) => period - Math.round(years * (grain === 'MONTH' ? 12 : 365.2425 / 7));
  const perYear = grain === 'MONTH' ? 12 : 52;
  const recipes = (grain === 'MONTH' ? [0] : [1, 0]).flatMap((neighbours) => [0, 1, 3].map((shrinkage) => ({ neighbours, shrinkage })));
  const list = Array.from({ length: periods }, (_, period) => period);
  const everyGroup = Array.from({ length: groups }, (_, group) => group);
  const remember = <Value>(compute: (group: number, period: number) => Value) => {
    const known = new Map<string, Value>();
    return (group: number, period: number): Value => {
      const key = `${group} ${period}`;
      if (!known.has(key)) known.set(key, compute(group, period));
      return known.get(key) as Value;
    };
  };
  const sum = (group: number, period: number, counts: (request: PlainRequest) => boolean) => {
    let micro = 0;
    for (const request of requests) {
      if (request.group !== group || !counts(request)) continue;
      for (const one of request.days) if (one.day >= start(period) && one.day < start(period + 1)) micro += one.micro;
    }
    return micro;
  };
  const approved = remember((group, period) => sum(group, period, ({ isApproved }) => isApproved));
  const asked = remember((group, period) => sum(group, period, ({ requestedDay }) => requestedDay <= start(period) - horizon));
  const wasOver = (earlier: number, period: number) => earlier >= 0 && earlier < period && start(earlier + 1) <= start(period) - horizon;
  const mean = (values: readonly number[]) => (values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length);
  const over = (period: number) => list.filter((earlier) => wasOver(earlier, period));

  const tries = remember((group, period) =>
    recipes.map(({ neighbours, shrinkage }) => {
      const past = over(period);
      const lastYear = past.slice(-perYear);
      const level = mean(lastYear.map((one) => approved(group, one)));
      const ofYears: number[] = [];
      for (let years = 1; years < 100; years++) {
        const same = yearsBefore(period, years);
        const season = past.filter((one) => Math.abs(one - same) <= neighbours);
        if (season.length === 0) continue;
        const around = mean(past.filter((one) => one >= same - perYear / 2 && one < same + perYear / 2).map((one) => approved(group, one)));
        const growth = around > 0 ? Math.min(2, Math.max(0.5, level / around)) : 1;
        ofYears.push(mean(season.map((one) => approved(group, one) - asked(group, one))) * growth);
      }
      if (ofYears.length === 0) return null;
      const overall = mean(lastYear.map((one) => approved(group, one) - asked(group, one)));
      const total = ofYears.reduce((all, one) => all + one, 0);
      return Math.max(0, asked(group, period) + (total + shrinkage * overall) / (ofYears.length + shrinkage));
    }),
  );
  const best = remember((_, period) => {
    const errors = recipes.map(() => 0);
    for (const earlier of over(period)) {
      for (const group of everyGroup) {
        const values = tries(group, earlier);
        if (values.some((value) => value === null) || issued(group, earlier) === null) continue;
        for (const [at, value] of values.entries()) errors[at] = (errors[at] ?? 0) + Math.abs(approved(group, earlier) - (value ?? 0));
      }
    }
    return errors.indexOf(Math.min(...errors));
  });
  const issued: (group: number, period: number) => number | null = remember(
    (group, period) => tries(group, period)[best(0, period)] ?? null,
  );
  const scale = (forecast: number) => Math.sqrt(Math.max(forecast, 1e6));
  const interval = (forecast: number, period: number): [number, number] | null => {
    const errors = over(period).flatMap((earlier) =>
      everyGroup.flatMap((group) => {
        const value = issued(group, earlier);
        return value === null ? [] : [(approved(group, earlier) - value) / scale(value)];
      }),
    );
    const recent = errors.slice(-2 * perYear * groups).sort((a, b) => a - b);
    if (recent.length < 10) return null;
    const at = (share: number) => {
      const place = Math.max(0, Math.min(recent.length - 1, share * (recent.length + 1) - 1));
      const [below, above] = [recent[Math.floor(place)] as number, recent[Math.ceil(place)] as number];
      return Math.max(0, forecast + (below + (above - below) * (place - Math.floor(place))) * scale(forecast));
    };
    return [at(0.1), at(0.9)];
  };

  return everyGroup.map((group) =>
    list.map((period) => {
      const forecast = issued(group, period);
      const band = forecast === null ? null : interval(forecast, period);
      const before = yearsBefore(period, 1);
      return {
        forecast,
        low: band?.[0] ?? null,
        high: band?.[1] ?? null,
        lastYear: wasOver(before, period) ? approved(group, before) : null,
        approved: approved(group, period),
        isOver: start(period + 1) <= today,
      };
    }),
  );
}
