import { plural } from '../../../lib/plural';

const people = (text: string, count: number) => `${text} ${plural(count, 'person', 'people')}`;

/** The words of the figures at a glance on the Overview. */
export const tileWords = {
  label: 'At a glance',
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
      `Approved leave on ${today}: ${days} days${present === null ? '' : `, ${present} present`}. Pending leave is counted separately. ` +
      `The week is ${start} to ${end}; a person away on any of its days counts once.`,
    link: 'Calendar',
  },
  year: {
    title: (year: string) => `${year} so far`,
    span: (from: string, to: string) => `${from} to ${to}`,
    compared: (change: string | null, isMore: boolean, year: string, days: string) =>
      change === null
        ? `leave days, none in the same days of ${year}`
        : `leave days, ${change} ${isMore ? 'more' : 'fewer'} than the ${days} of the same days of ${year}`,
    hiddenBefore: (year: string) => `leave days; those of ${year} are hidden (small group)`,
    basis: (now: string, before: string) => `Approved leave days from ${now}, beside those from ${before}.`,
    link: 'Trends',
    rateTitle: 'Absence rate',
    rateWords: (days: string, working: string) => `${days} days of ${working} working days`,
    rateUnknown: 'Not known for these filters.',
    rateBasis: (span: string, basis: string) => `Approved leave, ${span}: ${basis}.`,
    rateLink: 'Patterns',
  },
  waiting: {
    title: 'Requests waiting',
    none: 'Nobody waits for a decision.',
    oldest: (text: string, days: number) =>
      days === 0 ? 'The oldest is of today' : `The oldest for ${text} ${plural(days, 'day', 'days')}`,
    median: (text: string, days: number) =>
      days === 0 ? 'Half of them are of today' : `Half of them for ${text} ${plural(days, 'day', 'days')} or less`,
    basis: 'Pending requests of any date; the days since each was requested.',
    link: 'Trends by status',
  },
  forfeit: {
    title: 'At risk of forfeit',
    nobody: 'Nobody has a balance here.',
    words: (text: string, count: number, isCarrying: boolean, end: string | null) =>
      `days of ${isCarrying ? 'leave that carries over, of ' : ''}${people(text, count)}${end === null ? '' : `, until ${end}`}`,
    basis: (unknown: string) =>
      'Unused days of the fiscal year beyond what can be carried over, and carried days not used yet. Carried days are unknown for ' +
      `${unknown} balances and left out.`,
    link: 'Balances',
  },
  checks: {
    title: 'Findings in the data',
    none: 'No check finds anything open.',
    words: (text: string, count: number) => `of ${text} ${plural(count, 'check', 'checks')}`,
    basis: 'Open findings of the checks of the data, over everybody. Accepted findings are left out.',
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
