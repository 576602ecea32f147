import { plural } from './plural';

/** The words of leave itself: statuses, measures, units. */
export const leaveWords = {
  statuses: { REQUESTED: 'Pending', APPROVED: 'Approved', REJECTED: 'Rejected', CANCELLED: 'Cancelled', UNKNOWN: 'Unknown status' },
  measures: { days: 'Days', requests: 'Requests', people: 'People', share: 'Share' },
  unitDays: 'leave days',
  requestsWith: (text: string, count: number) => `${text} ${plural(count, 'request', 'requests')}`,
  peopleWith: (text: string, count: number) => `${text} ${plural(count, 'person', 'people')}`,
  daysOf: (text: string, days: number) => `${text} ${plural(days, 'leave day', 'leave days')}`,
  hidden: 'hidden (fewer than 5 people)',
  hiddenRows: (labels: string) => `Hidden (fewer than 5 people): ${labels}`,
  hiddenMonths: (text: string, count: number) => `${text} ${plural(count, 'month is', 'months are')} hidden (fewer than 5 people).`,
  hiddenTotal: 'Hidden',
} as const;
