import { formatCount, formatDays, formatPercent } from '../../../lib/format';
import { plural } from '../../../lib/plural';

/** The words of the forecast of closing balances. */
export const yearEndWords = {
  title: 'At the end of the fiscal year',
  hint: (date: string, days: number) =>
    `Expected on ${date}, in ${formatCount(days)} ${plural(days, 'day', 'days')}: from requests so far, and what came on top of them ` +
    'in earlier years.',
  figures: { closing: 'Left', forfeited: 'Forfeited', overdrawn: 'Overdrawn' },
  interval: (low: string, high: string) => `80 % between ${low} and ${high}`,
  noInterval: 'no interval: few past years',
  notShown: 'Not shown',
  notShownWhy: 'no better than the year before',
  shortfall: {
    SHORT_HISTORY: 'There is no forecast of closing balances: too few balances of past fiscal years could be checked.',
    NO_BETTER_THAN_LAST_YEAR:
      "There is no forecast of closing balances: on this company's own past it missed by no less than the days used a year earlier did.",
  },
  rateless: (text: string, count: number) => `${text} ${plural(count, 'balance has', 'balances have')} no daily rate and no money.`,
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
  first: (count: string) => `The ${count} that lose most are listed.`,
  note: 'In brackets: the 80 % interval. Only balances with an entitlement, of people with a record, count.',

  quality: 'How good these forecasts were',
  qualityHint: 'Person by person on past fiscal years, beside as many days used as in the year before',
  horizon: 'Before the end',
  daysBefore: (days: number) => `${formatCount(days)} ${plural(days, 'day', 'days')}`,
  measure: 'Of',
  measures: { CLOSING: 'Left', FORFEITED: 'Forfeited', OVERDRAWN: 'Overdrawn' },
  error: 'Mean error',
  naiveError: 'A year earlier',
  mase: 'MASE',
  held: 'Interval held',
  heldOf: (share: number | null, count: number) => (share === null ? '–' : `${formatPercent(share)} of ${formatCount(count)}`),
  daysOf: (days: number | null) => (days === null ? '–' : `${formatDays(Math.round(days * 100) / 100)} days`),
  basis: (known: number, reconstructed: number) =>
    `${formatCount(reconstructed)} past fiscal ${plural(reconstructed, 'year is', 'years are')} reconstructed from the dates of ` +
    'requests, because they are older than the first run' +
    `${known === 0 ? '' : `; ${formatCount(known)} ${plural(known, 'is', 'are')} as known at the time`}.`,
  basisKnown: 'All past fiscal years are as known at the time.',
  maseNote: 'MASE: the mean error divided by that of the year before. A figure is shown only where it is below 1 today.',
};
