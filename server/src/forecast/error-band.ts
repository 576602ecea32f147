import { findPlace } from '../domain/find-place';
import { MICRO_DAYS } from '../domain/micro-days';

/** With fewer checked forecasts there is no interval. */
export const MIN_ERRORS = 10;
export const LOW = 0.1;
export const HIGH = 0.9;

/** The 80 % interval around a forecast, from the errors of forecasts that were issued and checked before it. */
export interface ErrorBand {
  add(forecast: number, truth: number): void;
  /** NaN, NaN: too few errors are known. */
  around(forecast: number): [low: number, high: number];
}

/**
 * Errors grow with the square root of what is forecast, as those of counts do. Divided by that root, errors of large and small groups and
 * of busy and quiet months are comparable. The interval goes from the 10th to the 90th percentile of them.
 * @param window how many of the latest errors count: early forecasts rest on little history and miss by more.
 */
export function createErrorBand(window: number): ErrorBand {
  const issued: number[] = [];
  const sorted: number[] = [];
  return {
    add(forecast, truth) {
      const error = (truth - forecast) / scaleOf(forecast);
      issued.push(error);
      sorted.splice(placeOf(sorted, error), 0, error);
      if (issued.length > window) sorted.splice(placeOf(sorted, issued.shift() as number), 1);
    },
    around(forecast) {
      if (sorted.length < MIN_ERRORS) return [Number.NaN, Number.NaN];
      const scale = scaleOf(forecast);
      return [Math.max(0, forecast + percentile(sorted, LOW) * scale), Math.max(0, forecast + percentile(sorted, HIGH) * scale)];
    },
  };
}

/** Quantile of type 6 (Hyndman and Fan): a share p of future errors, not only of the known ones, is expected below it. */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  const place = Math.max(0, Math.min(sorted.length - 1, share * (sorted.length + 1) - 1));
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return below + (above - below) * (place - Math.floor(place));
}

/** At least that of one day. */
export function scaleOf(forecast: number): number {
  return Math.sqrt(Math.max(forecast, MICRO_DAYS));
}

function placeOf(sorted: readonly number[], value: number): number {
  return findPlace(sorted.length, (at) => sorted[at]! < value);
}
