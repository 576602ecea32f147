import { importWhenReachable } from '../../lib/import-when-reachable';

/** The chart library is as large as the rest of the dashboard: it comes beside the first paint, and only through here. */
export const chartLibrary = importWhenReachable(() => import('./apex-chart')).then(({ ApexChart, markDrawn }) => ({
  default: ApexChart,
  markDrawn,
}));
// Whoever waits for it sees the failure; it is shown only once.
chartLibrary.catch(() => undefined);
