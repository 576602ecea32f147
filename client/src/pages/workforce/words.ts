import { plural } from '../../lib/plural';

type Kind = 'WORKFORCE' | 'CALENDARS';

const files: Record<Kind, string> = { WORKFORCE: 'Workforce file', CALENDARS: 'Calendars file' };

/** The words of the Workforce page. */
export const workforceWords = {
  intro: 'Who works when: patterns, calendars and employment',
  files,
  inForce: {
    title: 'In force',
    hint: 'Leave is spread over what people are rostered to work. The latest accepted file wins, watched or uploaded.',
    none: (kind: Kind) =>
      kind === 'WORKFORCE' ? 'None: everybody works the week of the default calendar.' : 'None: only the default calendar.',
    entries: (kind: Kind, text: string, count: number) =>
      `${text} ${kind === 'WORKFORCE' ? plural(count, 'person', 'people') : plural(count, 'calendar', 'calendars')}`,
    undo: 'Undo',
    undoLabel: (kind: Kind) => `Go back to the previous ${files[kind].toLowerCase()}`,
  },
  origins: { FILE: 'watched file', UPLOAD: 'upload', DEMO: 'demo company' },
  statuses: { PENDING: 'Pending', ACCEPTED: 'Accepted', REFUSED: 'Rejected', DISCARDED: 'Discarded', UNCHANGED: 'No change' },
  undone: 'Undone',
  upload: {
    choose: (kind: Kind) => `Upload ${files[kind].toLowerCase()}`,
    refused: 'The file was rejected. Nothing was imported.',
    unchanged: 'The file is the same as the one in force.',
    tooLarge: 'An upload has 900 kB at most. Let the server watch a larger file: WORKFORCE_FILE.',
  },
  pending: {
    title: 'Waiting for confirmation',
    changes: (changed: string, people: string) => `Changes ${changed} of ${people} people`,
    columns: { who: 'Person', before: 'Now', after: 'After' },
    confirm: 'Confirm',
    discard: 'Discard',
  },
  people: {
    title: 'People',
    search: 'Name or number',
    columns: { who: 'Person', pattern: 'Works', calendar: 'Calendar', employment: 'Employment' },
    more: 'Show more people',
    none: 'No people found.',
    byDefault: 'default calendar',
    source: 'Not in the file: the default calendar applies.',
    count: (text: string, count: number) => `${text} ${plural(count, 'person', 'people')}`,
  },
  unknown: (ids: string) => `Not in the source: ${ids}`,
  history: {
    title: 'History',
    columns: { when: 'Received', file: 'File', by: 'From', status: 'Status', decided: 'Decided' },
    none: 'No file has been received.',
  },
  week: 'week of the calendar',
  contract: (share: string) => `${share} contract`,
  from: (date: string) => `from ${date}: `,
  hired: (date: string) => `since ${date}`,
  left: (date: string) => `until ${date}`,
  departed: (date: string, by: string, when: string) => `left on ${date} (decided by ${by}, ${when})`,
};
