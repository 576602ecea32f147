import { plural } from '../../lib/plural';

type Kind = 'WORKFORCE' | 'CALENDARS';

const files: Record<Kind, string> = { WORKFORCE: 'Workforce file', CALENDARS: 'Calendars file' };

/** What names the watched file to the server. */
const variables: Record<Kind, string> = { WORKFORCE: 'WORKFORCE_FILE', CALENDARS: 'CALENDARS_FILE' };

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
    undo: {
      label: 'Undo',
      name: (file: string) => `Undo ${file}`,
      question: (file: string) => `Take ${file} out of force and go back to the version before it? Figures that depend on it change.`,
      yes: 'Yes, go back',
      no: 'Keep it',
    },
  },
  origins: { FILE: 'watched file', UPLOAD: 'upload', DEMO: 'demo company' },
  statuses: { PENDING: 'Pending', ACCEPTED: 'Accepted', REFUSED: 'Rejected', DISCARDED: 'Discarded', UNCHANGED: 'No change' },
  undone: 'Undone',
  upload: {
    choose: (kind: Kind) => `Upload ${files[kind].toLowerCase()}`,
    refused: 'The file was rejected. Nothing was imported.',
    unchanged: 'The file is the same as the one in force.',
    tooLarge: (kind: Kind) =>
      `The file is larger than 1 MB, the most that can be uploaded. The server can watch a larger one: name it in ${variables[kind]}.`,
    notText: 'The file is no UTF-8 text, so it was not sent. In Excel, save it with the type “CSV UTF-8”.',
  },
  pending: {
    title: 'Waiting for confirmation',
    changes: (changed: string, people: string, count: number) => `Changes ${changed} of ${people} ${plural(count, 'person', 'people')}`,
    first: (count: string) => `The first ${count} are listed.`,
    noChange: 'Nothing that people or calendars have would change.',
    columns: { who: 'Person', before: 'Now', after: 'After' },
    confirm: 'Confirm',
    discard: 'Discard',
  },
  people: {
    title: 'People',
    search: 'Name or number',
    columns: { who: 'Person', pattern: 'Works', calendar: 'Calendar', employment: 'Employment' },
    none: 'No people found.',
    byDefault: 'default calendar',
    source: 'Not in the file: the default calendar applies.',
    count: (text: string, count: number) => `${text} ${plural(count, 'person', 'people')}`,
  },
  unknownPerson: (employeeId: string) => `${employeeId} (not in the source)`,
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
