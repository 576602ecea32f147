import { plural } from '../lib/plural';

/** The words around the rows behind a figure. */
export const drillWords = {
  title: 'Leave behind the figure',
  inRequests: (text: string, count: number) => `in ${text} ${plural(count, 'request', 'requests')}`,
  moved: (days: string) => `The figure said ${days}: the data has moved since.`,
  employee: 'Employee',
  type: 'Leave type',
  dates: 'Dates',
  status: 'Status',
  daysHere: 'Days here',
  daysHereHint: 'The days of the leave that the figure counts',
  daysWhole: 'Whole leave',
  range: (from: string, to: string) => `${from} – ${to}`,
  pageOf: (from: string, to: string, all: string) => `${from}–${to} of ${all}`,
} as const;
