import { formatDays, formatPercent } from '../lib/format';
import { plural } from '../lib/plural';

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
  interval: '80% interval',
  low: '80% interval from',
  high: '80% interval to',
  lastYear: 'A year earlier',
  expected: (days: number, low: number | null, high: number | null) =>
    low === null || high === null
      ? `forecast ${formatDays(days)}`
      : `forecast ${formatDays(days)} (80% between ${formatDays(low)} and ${formatDays(high)})`,
  asLastYear: (days: number) => `a year earlier ${formatDays(days)}`,
  summary: (period: string, days: string) => `${period}: ${days} expected.`,
  method: 'Requests made so far, plus what was typically requested later in the same season of earlier years.',
  notApplied: 'Filters by fiscal year, status, date and weekday do not apply: a forecast uses all requests.',
  shortHistory: 'The history is too short for a forecast: the marks show the same periods a year earlier, without an interval.',
  noBetter: "On this company's past data, forecasts were no more accurate than the figures of a year earlier, so those are shown.",
  someLastYear: 'Periods without an interval show the figure of a year earlier: that far ahead, forecasts were no more accurate.',
  suppressed: 'Hidden: some months are figures of small groups. Fewer filters hide less.',

  groups: {
    title: 'Leave days to come, by group',
    hint:
      'Each group is forecast from its own requests, so the groups do not add up to the total. *: the figure of a year earlier, where no ' +
      'forecast was more accurate.',
    by: 'Group by',
    hidden: 'Hidden',
    lastYear: (days: string) => `${days} *`,
    approved: (days: string) => `approved ${days}`,
  },

  quality: 'Forecast accuracy',
  qualityHint:
    'Forecasts of past periods compared with what happened. What was requested by then is reconstructed from the dates of requests.',
  horizon: 'Made',
  daysAhead: (days: number) => (days === 0 ? 'On the first day' : `${days} ${plural(days, 'day', 'days')} ahead`),
  error: 'Mean error',
  naiveError: 'Error of a year earlier',
  mase: 'MASE',
  held: 'Within the interval',
  heldOf: (share: number | null, count: number) => (share === null ? '–' : `${formatPercent(share)} of ${count}`),
  daysOf: (days: number | null) => (days === null ? '–' : `${formatDays(Math.round(days * 10) / 10)} days`),
  maseNote: 'MASE: the mean error divided by that of the figures of a year earlier. Below 1, the forecast is more accurate.',
};
