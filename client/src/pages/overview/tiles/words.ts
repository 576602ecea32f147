import { plural } from '../../../lib/plural';

const people = (text: string, count: number) => `${text} ${plural(count, 'person', 'people')}`;

/** The words of the figures at a glance on the Overview. */
export const tileWords = {
  label: 'Key figures',
  unknown: 'Not known',
  failed: 'This could not be read.',
  retry: 'Try again',
  away: {
    title: 'Away today',
    of: (headcount: string, count: number) => `of ${people(headcount, count)}`,
    pending: (count: string) => `${count} pending`,
    more: (count: number) => `${count} more`,
    week: (away: string, count: number, pending: string) => `This week ${people(away, count)} · ${pending} pending`,
    basis: (today: string, present: string | null, days: string, start: string, end: string) =>
      `Approved leave on ${today}: ${days}${present === null ? '' : `, ${present} present`}. Pending leave is counted separately. ` +
      `The week is ${start} to ${end}; a person away on any of its days counts once.`,
    link: 'Calendar',
  },
  year: {
    title: (year: string, isOver: boolean) => (isOver ? year : `${year} so far`),
    span: (from: string, to: string) => `${from} to ${to}`,
    compared: (change: string | null, isMore: boolean, year: string, days: string) =>
      change === null
        ? `leave days, none in the same days of ${year}`
        : `leave days, ${change} ${isMore ? 'more' : 'fewer'} than in the same days of ${year} (${days})`,
    hiddenBefore: (year: string) => `leave days; those of ${year} are hidden (small group)`,
    basis: (now: string, before: string) => `Approved leave days from ${now}, compared with ${before}.`,
    link: 'Trends',
    rateTitle: 'Absence rate',
    rateWords: (text: string, days: number, working: string, workingDays: number) =>
      `${text} ${plural(days, 'day', 'days')} of ${working} working ${plural(workingDays, 'day', 'days')}`,
    rateUnknown: 'Not known for these filters.',
    rateBasis: (span: string, basis: string) => `Approved leave, ${span}. ${basis}`,
    rateLink: 'Patterns',
  },
  waiting: {
    title: 'Pending requests',
    none: 'No request waits for a decision.',
    oldest: (text: string, days: number) => (days === 0 ? 'Oldest: requested today' : `Oldest: ${text} ${plural(days, 'day', 'days')}`),
    median: (text: string, days: number) => (days === 0 ? 'Median: requested today' : `Median: ${text} ${plural(days, 'day', 'days')}`),
    basis: 'Pending requests for any date, and how many days ago they were made.',
    link: 'Trends by status',
  },
  forfeit: {
    title: 'At risk of forfeit',
    nobody: 'Nobody has a balance under these filters.',
    words: (text: string, count: number, isCarrying: boolean, end: string | null) =>
      `days of ${people(text, count)}${isCarrying ? ', of leave types that carry over' : ''}${end === null ? '' : `; use them by ${end}`}`,
    basis: (unknown: string, count: number) =>
      'Unused days of the fiscal year beyond what can be carried over, and carried days not used yet. Carried days are unknown for ' +
      `${unknown} ${plural(count, 'balance', 'balances')} and left out.`,
    link: 'Balances',
  },
  checks: {
    title: 'Open findings',
    none: 'No check has an open finding.',
    words: (text: string, count: number) => `of ${text} data ${plural(count, 'check', 'checks')}`,
    basis: 'Open findings of all data checks, for all people. Accepted findings are left out.',
    link: 'Checks',
  },
  change: {
    title: 'Since yesterday',
    titleFirst: 'Since the first run',
    nothing: 'No approved leave changed.',
    basis: (since: string, before: string, after: string) =>
      `Approved leave days since ${since}: ${before} then, ${after} today. The causes add up to the difference.`,
    basisFirst: (before: string, after: string) =>
      `There was no data yesterday. Approved leave days after the first run: ${before}, today: ${after}. The causes add up to the ` +
      'difference.',
    link: 'Runs',
  },
} as const;
