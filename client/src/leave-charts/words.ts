import type { ChangeKind } from '../data/graphql';
import { plural } from '../lib/plural';

/** The words of leave itself: statuses, measures, units. */
export const leaveWords = {
  statuses: { REQUESTED: 'Pending', APPROVED: 'Approved', REJECTED: 'Rejected', CANCELLED: 'Cancelled', UNKNOWN: 'Unknown status' },
  measures: { days: 'Days', requests: 'Requests', people: 'People', share: 'Share' },
  unitDays: 'leave days',
  requestsWith: (text: string, count: number) => `${text} ${plural(count, 'request', 'requests')}`,
  peopleWith: (text: string, count: number) => `${text} ${plural(count, 'person', 'people')}`,
  daysOf: (text: string, days: number) => `${text} ${plural(days, 'leave day', 'leave days')}`,
  peak: (label: string, leaveDays: string) => `Highest: ${label} with ${leaveDays}.`,
  borders: {
    OVERLAPS_PREVIOUS: 'This fiscal year begins before another one has ended.',
    GAP_BEFORE: 'There are dates between the fiscal year before and this one.',
    carriesFrom: (year: string) => `Its balances carry over from ${year}.`,
    carriesFromNone: 'No fiscal year ended before it, so nothing is known to carry over.',
  },
  debtNotCarried: 'Overdrawn days are not carried into the next fiscal year.',
  emptyCell: 'No leave recorded',
  hiddenRows: (labels: string) => `Hidden (small group): ${labels}`,
  hiddenMonths: (text: string, count: number) =>
    `Figures of ${text} ${plural(count, 'month', 'months')} are hidden (small group). Fewer filters hide less.`,
  hiddenParts: 'Parts of small groups are hidden: the bars are lower than the whole. Fewer filters hide less.',
  hiddenSums: 'A sum ends before its first hidden month (small group). Another year or fewer filters may show more.',
  hiddenTotal: 'Hidden',
  span: (from: string, to: string) => `${from} to ${to}`,
  selectMonths: (chart: string) => `Select months: ${chart}`,
  selectRows: (chart: string) => `Select rows: ${chart}`,
  selectCells: (chart: string) => `Select cells: ${chart}`,
} as const;

const requests = (text: string, count: number) => `${text} ${plural(count, 'request', 'requests')}`;

/** What made the figures of two states differ. */
export const changeCauses: Record<ChangeKind, (text: string, count: number) => string> = {
  NEW: (text, count) => `${text} new ${plural(count, 'request', 'requests')}`,
  RETURNED: (text, count) => `${requests(text, count)} back in the source`,
  RETIRED: (text, count) => `${requests(text, count)} no longer in the source`,
  EDITED: (text, count) => `${requests(text, count)} edited`,
  STATUS_CHANGED: (text, count) => `${requests(text, count)} decided or withdrawn`,
  PEOPLE_CHANGED: (text, count) => `${requests(text, count)} of people who changed group`,
  CALENDAR_CHANGED: (text, count) => `${requests(text, count)} moved to other working days`,
};
