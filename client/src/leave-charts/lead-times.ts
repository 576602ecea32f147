import type { ChartSeries } from '../charts/options/base-options';
import type { TableModel } from '../charts/options/table-model';
import { addMonths } from '../lib/calendar-date';

/** How long before their first day the leaves of a month were requested; null days where it has none. */
export interface MonthLeadTime {
  /** `YYYY-MM` */
  id: string;
  medianDays: number | null;
  p90Days: number | null;
  requests: number;
  retroactive: number;
  /** Leave days of the month, for the rows behind it. */
  days: number;
}

/** Every month from the first to the last; one without leave has no lead time, which is not zero. */
export function fillLeadTimes(rows: readonly MonthLeadTime[]): MonthLeadTime[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  const months = [...known.keys()].sort();
  const [first, last] = [months[0], months.at(-1)];
  const filled: MonthLeadTime[] = [];
  if (first === undefined || last === undefined) return filled;
  for (let id = first; id <= last; id = addMonths(id, 1)) {
    filled.push(known.get(id) ?? { id, medianDays: null, p90Days: null, requests: 0, retroactive: 0, days: 0 });
  }
  return filled;
}

export interface LeadTimeWords {
  median: string;
  p90: string;
  requests: string;
  retroactive: string;
}

export const leadTimeSeries = (
  months: readonly MonthLeadTime[],
  words: Pick<LeadTimeWords, 'median' | 'p90'>,
  describeRequests: (count: number) => string,
): ChartSeries => [
  {
    name: words.median,
    data: months.map(({ id, medianDays, requests }) => ({ x: id, y: medianDays, meta: describeRequests(requests) })),
  },
  { name: words.p90, data: months.map(({ id, p90Days }) => ({ x: id, y: p90Days, meta: '' })) },
];

export function leadTimeModel({
  heading,
  months,
  words,
  labelOf,
  formatDays,
  formatCount,
  total,
  totalLabel,
  onPick,
}: {
  heading: string;
  months: readonly MonthLeadTime[];
  words: LeadTimeWords;
  labelOf: (month: string) => string;
  formatDays: (days: number) => string;
  formatCount: (count: number) => string;
  total: Omit<MonthLeadTime, 'id' | 'days'>;
  totalLabel: string;
  onPick?: (month: MonthLeadTime) => void;
}): TableModel {
  const cells = ({ medianDays, p90Days, requests, retroactive }: typeof total) => [medianDays, p90Days, requests, retroactive];
  return {
    columns: [
      { label: heading },
      { label: words.median, format: formatDays },
      { label: words.p90, format: formatDays },
      { label: words.requests, format: formatCount },
      { label: words.retroactive, format: formatCount },
    ],
    rows: months.map((month) => ({
      id: month.id,
      cells: [labelOf(month.id), ...cells(month)],
      ...(onPick && month.requests > 0 ? { onPick: () => onPick(month) } : {}),
    })),
    total: [totalLabel, ...cells(total)],
  };
}
