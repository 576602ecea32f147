import { formatDays, formatPercent } from '../lib/format';

/** The words of forecasts of leave days. */
export const forecastWords = {
  title: 'Leave days to come',
  unit: 'Approved days expected by the end of each period',
  grain: 'Period',
  grains: { MONTH: 'Months', WEEK: 'Weeks' },
  period: 'Period',
  week: (date: string) => `Week of ${date}`,
  approved: 'Approved',
  pending: 'Pending',
  pendingWith: (days: number) => `pending ${formatDays(days)}`,
  forecast: 'Forecast',
  interval: '80 % interval',
  low: '80 % interval from',
  high: '80 % interval to',
  lastYear: 'A year earlier',
  expected: (days: number, low: number | null, high: number | null) =>
    low === null || high === null
      ? `forecast ${formatDays(days)}`
      : `forecast ${formatDays(days)} (80 % between ${formatDays(low)} and ${formatDays(high)})`,
  asLastYear: (days: number) => `a year earlier ${formatDays(days)}`,
  summary: (period: string, days: string) => `${period}: ${days} leave days expected.`,
  method: 'What is requested already, and what came on top of it in the same season of earlier years.',
  notApplied: 'Filters of years, statuses, dates and weekdays do not apply: a forecast reads all requests.',
  shortHistory: 'The history is too short for a forecast: the marks are the figures of a year earlier, without an interval.',
  noBetter:
    "On this company's own past, forecasts missed by no less than the figures of a year earlier, so those are shown, without an interval.",
  someLastYear: 'Periods without an interval show the figures of a year earlier: so far ahead, forecasts were no better.',
  suppressed: 'Hidden: some month has fewer than 5 people. Fewer filters hide less.',

  groups: {
    title: 'Leave days to come, by group',
    hint:
      'Each group from its own requests; they do not add up to the total. With *: the figure of a year earlier, where no forecast does ' +
      'better.',
    by: 'Group by',
    hidden: 'Hidden',
    lastYear: (days: string) => `${days} *`,
    approved: (days: string) => `approved ${days}`,
  },

  quality: 'How good these forecasts were',
  qualityHint: 'Forecasts of past periods beside what happened. What was requested by then is reconstructed from the dates of requests.',
  horizon: 'Made',
  daysAhead: (days: number) => (days === 0 ? 'On the first day' : `${days} days ahead`),
  error: 'Mean error',
  naiveError: 'A year earlier',
  mase: 'MASE',
  held: 'Interval held',
  heldOf: (share: number | null, count: number) => (share === null ? '–' : `${formatPercent(share)} of ${count}`),
  daysOf: (days: number | null) => (days === null ? '–' : `${formatDays(Math.round(days * 10) / 10)} days`),
  maseNote: 'MASE: the mean error divided by that of the figures of a year earlier; below 1 the forecast is better.',
};
