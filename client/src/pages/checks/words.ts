import { plural } from '../../lib/plural';

const findings = (text: string, count: number) => `${text} ${plural(count, 'finding', 'findings')}`;

/** The words of the Checks page. */
export const checksWords = {
  intro: 'Records that are wrong, or look wrong. Correct them in the source, or accept a finding with a note.',
  list: 'Checks',
  listHint: (text: string, count: number) => (count === 0 ? 'Nothing is open.' : `${findings(text, count)} open`),
  columns: { check: 'Check', open: 'Open', accepted: 'Accepted', trend: 'Trend' },
  trend: (from: string, first: string, last: string) => `${first} on ${from}, ${last} on the last date`,
  /** Of one date there is no line. */
  onlySince: (date: string) => `Since ${date}`,
  state: 'State',
  states: { OPEN: 'Open', ACCEPTED: 'Accepted', GONE: 'Resolved' },
  csv: 'CSV',
  xlsx: 'XLSX',
  download: (title: string, format: string) => `Download “${title}” as ${format}`,
  since: (date: string) => `The oldest was found on ${date}.`,
  findingColumns: { who: 'About', what: 'What was found', leave: 'Leave', since: 'First seen', gone: 'Resolved on', accepted: 'Accepted' },
  select: 'Select',
  selectOne: (what: string) => `Select: ${what}`,
  selectAll: 'Select all on this page',
  everybody: 'Everybody',
  with: (names: string) => `with ${names}`,
  years: (a: string, b: string) => `${a} and ${b}`,
  dates: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
  notRecorded: 'Just now',
  acceptedBy: (name: string, date: string) => `${name}, ${date}`,
  empty: {
    OPEN: 'This check has no open findings.',
    ACCEPTED: 'This check has no accepted findings.',
    GONE: 'This check has no resolved findings.',
  },
  note: 'Reason for accepting',
  accept: (text: string, count: number) => `Accept ${findings(text, count)}`,
  reopen: (text: string, count: number) => `Reopen ${findings(text, count)}`,
  selected: (text: string) => `${text} selected`,
  noneSelected: {
    OPEN: '0 selected. Select findings to accept them.',
    ACCEPTED: '0 selected. Select findings to reopen them.',
  },
} as const;
