import { addDays, todayIn } from '../../domain/local-date';

export interface EndpointOptions {
  /** The whole endpoint with its query. */
  url: string;
  /** How far beyond today the window reaches where the URL names an `endDate`. */
  daysAhead: number;
  timeZone: string;
}

/** The source's address as of today: a fixed window would hide future leave. */
export function buildEndpoint({ url, daysAhead, timeZone }: EndpointOptions): URL {
  const endpoint = new URL(url);
  if (endpoint.searchParams.has('endDate')) endpoint.searchParams.set('endDate', addDays(todayIn(timeZone, new Date()), daysAhead));
  return endpoint;
}
