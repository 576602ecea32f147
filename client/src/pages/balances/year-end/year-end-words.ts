import { formatCount, formatDays, formatPercent } from '../../../lib/format';
import { plural } from '../../../lib/plural';

/** The words of the forecast of closing balances. */
export const yearEndWords = {
  title: 'At the end of the fiscal year',
  hint: (date: string, days: number) =>
    `Expected on ${date}, in ${formatCount(days)} ${plural(days, 'day', 'days')}: requests made so far, plus what was typically ` +
    'requested later in earlier years.',
  figures: { closing: 'Left', forfeited: 'Forfeited', overdrawn: 'Overdrawn' },
  interval: (low: string, high: string) => `80% between ${low} and ${high}`,
  noInterval: 'no interval: few past years',
  notShown: 'Not shown',
  notShownWhy: 'no more accurate than the year before',
  shortfall: {
    SHORT_HISTORY: 'Days left cannot be forecast: too few balances of past fiscal years could be checked.',
    NO_BETTER_THAN_LAST_YEAR:
      "Days left are not forecast: on this company's past data, that was no more accurate than repeating the days used a year " +
      'earlier.',
  },
  rateless: (text: string, count: number) =>
    `${text} ${plural(count, 'balance has', 'balances have')} no daily rate, so money leaves ${plural(count, 'it', 'them')} out.`,
  by: 'By',
  groupings: {
    DEPARTMENT: 'Department',
    TEAM_MANAGER: 'Team manager',
    DESIGNATION: 'Designation',
    PROJECT_ALLOCATION: 'Project',
    LEAVE_TYPE: 'Leave type',
    EMPLOYEE: 'Employee',
  },
  none: 'None',
  balances: 'Balances',
  forfeitedMoney: 'Forfeited, in money',
  overdrawnMoney: 'Overdrawn, in money',
  daysWith: (days: string, low: string, high: string) => `${days} (${low} – ${high})`,
  first: (count: string) => `The ${count} with the most forfeited days are listed.`,
  note: 'In brackets: the 80% interval. Balances without an entitlement, and of people without a record, are left out.',

  quality: 'Accuracy of closing balances',
  qualityHint: 'Backtest on past fiscal years, person by person, compared with repeating the days used the year before',
  horizon: 'Before the year’s end',
  daysBefore: (days: number) => `${formatCount(days)} ${plural(days, 'day', 'days')}`,
  measure: 'Figure',
  measures: { CLOSING: 'Left', FORFEITED: 'Forfeited', OVERDRAWN: 'Overdrawn' },
  error: 'Mean error',
  naiveError: 'Error of a year earlier',
  mase: 'MASE',
  held: 'Within the interval',
  heldOf: (share: number | null, count: number) => (share === null ? '–' : `${formatPercent(share)} of ${formatCount(count)}`),
  daysOf: (days: number | null) => (days === null ? '–' : `${formatDays(Math.round(days * 100) / 100)} days`),
  basis: (known: number, reconstructed: number) =>
    `${formatCount(reconstructed)} past fiscal ${plural(reconstructed, 'year is', 'years are')} older than the first run and ` +
    'reconstructed from the dates of requests' +
    `${known === 0 ? '' : `; ${formatCount(known)} ${plural(known, 'is', 'are')} as known at the time`}.`,
  basisKnown: 'All past fiscal years are as known at the time.',
  maseNote: 'MASE: the mean error divided by that of the year before. A figure is shown only where it is below 1 today.',
};
