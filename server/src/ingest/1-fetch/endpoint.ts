import { addDays, todayIn } from '../../domain/local-date';
import type { SnapshotWindow } from './snapshot';

export interface EndpointOptions {
  /** The whole endpoint with its query. */
  url: string;
  /** How many days after today the window ends, where the URL has an `endDate`. */
  daysAhead: number;
  timeZone: string;
}

/** Returns the source's address with the window moved to today: a fixed window would hide future leave. */
export function buildEndpoint({ url, daysAhead, timeZone }: EndpointOptions): URL {
  const endpoint = new URL(url);
  if (endpoint.searchParams.has('endDate')) endpoint.searchParams.set('endDate', addDays(todayIn(timeZone, new Date()), daysAhead));
  return endpoint;
}

/** Returns the dates that the address asks for. */
export function readWindow(endpoint: URL): SnapshotWindow {
  return { start: endpoint.searchParams.get('startDate') || null, end: endpoint.searchParams.get('endDate') || null };
}
