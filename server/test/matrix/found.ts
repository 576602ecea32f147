import type { Matrix } from './matrix';

/** Faults that were found from outside, each with the test of the right value. */
export const FOUND: Matrix = {
  data: {
    'a record without a readable id holds back only what is missed since it came': [
      [
        'server/src/ingest/4-merge/retire.db.test.ts',
        'a record that is missed after an unreadable one was there with it is retired as usual',
      ],
      [
        'server/src/ingest/4-merge/retire.db.test.ts',
        'a record that is missed since an unreadable one came is held, and the run gives the reason',
      ],
    ],
    'an unknown status is a warning with its own word and its count': [
      ['client/src/frame/unknown-statuses.test.tsx', 'on %s an unknown status is a warning with the word of the source and its count'],
    ],
    'one data version per request': [
      [
        'server/src/api/http/one-version.db.test.ts',
        'figures and rows of one query are of one data version, also where the data changes between them',
      ],
    ],
    'a source that ignores the page ends the run with its reason': [
      ['server/src/ingest/1-fetch/http-source.test.ts', 'a source that ignores the page is read once and is incomplete: %s'],
      ['server/src/ingest/1-fetch/http-source.test.ts', 'a source that repeats its pages ends where no page is new'],
    ],
    'Retry-After holds over the end of a run': [
      [
        'server/src/ingest/poller.db.test.ts',
        'a poll waits as long as the source asked, also when the run gave up and another process polls',
      ],
    ],
    'PostgreSQL killed in a run is DATABASE': [
      [
        'server/src/ingest/killed-database.db.test.ts',
        '$how in $stage, $earlierRuns runs before: the run fails as DATABASE and the next one succeeds',
      ],
      [
        'server/src/ingest/ingest-runner.db.test.ts',
        'a connection that the database ends while the source is asked fails the run as DATABASE',
      ],
    ],
  },
  files: {
    'line breaks in a CSV cell': [
      ['server/src/api/features/exports/write-csv.test.ts', 'any text comes back out of a reader that goes by RFC 4180'],
    ],
    'characters that XML forbids': [
      ['server/src/api/features/exports/write-xlsx.test.ts', 'no character that XML forbids is written, and no formula'],
    ],
    'a reason longer than a cell': [
      ['server/src/api/features/exports/write-xlsx.test.ts', 'a text that is too long for a cell is cut between letters, and says so'],
    ],
    '_x0041_ in a text': [['server/src/api/features/exports/write-xlsx.test.ts', 'the text %j comes back as %j']],
    'instants in the time zone of the source, dates as dates': [
      [
        'server/src/api/features/exports/write-xlsx.test.ts',
        'instants are written as the clock of the source shows them, dates as dates, numbers and truth as they are',
      ],
    ],
    'sums without residue': [
      ['client/src/lib/leave-days.test.ts', 'a sum of days has the decimals of its parts and no residue of doubles'],
    ],
    'full-width formula signs in a chart CSV': [['client/src/charts/export/exports.test.ts', 'the text %j is no formula in a file']],
    'the header of a chart file says what is in it': [
      [
        'client/test/chart-files.browser.test.ts',
        'the CSV of every chart of the Overview, Trends and Patterns has what the API answers, line by line',
      ],
    ],
    'two months of one name in Compare': [
      [
        'client/src/pages/trends/compared-words.test.ts',
        'a month of the year that both ends of a fiscal year have is told apart by its year, the others have none',
      ],
    ],
    'ids beside labels': [
      ['server/src/api/features/exports/exports.db.test.ts', 'ids stand beside the words, so that a file joins with the API'],
    ],
    'Employees and Balances on paper': [
      ['client/test/employees.browser.test.ts', 'the list, full or empty, and a profile have no fault, wide or narrow, %s'],
      ['client/test/every-page.browser.test.ts', 'no page has a fault, wide or narrow, %s'],
    ],
    'an event whose dates change': [
      [
        'server/src/api/features/calendar-feeds/calendar-changes.db.test.ts',
        'an event whose dates change keeps its UID and says that it is newer, regardless of what the source says; the others stay as they are',
      ],
    ],
  },
  screen: {
    'one fiscal year of data on Trends': [
      [
        'client/src/pages/trends/trends-page.test.tsx',
        'where leave is in one fiscal year only, no comparison is offered and the page says why',
      ],
    ],
    'year labels of the lead-time chart': [
      ['client/src/charts/options/bar-options.test.ts', 'many years label Januaries by their year only'],
    ],
    'people of one name': [
      ['client/src/lib/tell-apart.test.ts', 'people of one name are told apart by number, and nobody else is renamed'],
      ['client/src/pages/calendar/calendar-page.test.tsx', 'people of one name who are away are told apart by number'],
    ],
    'no mark of change where nothing changed': [
      [
        'client/src/pages/overview/overview-page.test.tsx',
        'a new data version refetches while the old figures stay, and marks what changed',
      ],
    ],
    '/calendar?month=9999-12': [
      ['client/src/pages/calendar/calendar-page.test.tsx', 'the address of the month %s shows the current one and says so'],
    ],
    'Escape after a view was saved; saved views of another person': [
      [
        'client/src/filters/saved-views-menu.test.tsx',
        'saved views are for the person who saved them, and Escape closes their menu right after saving',
      ],
    ],
    'search without accents': [
      ['client/src/pages/trends/trends-page.test.tsx', 'people of one name are told apart by number, and are found without accents'],
      ['client/src/lib/fold-text.test.ts', '%s is folded to %s'],
    ],
    '0.24 on an axis': [['client/src/charts/options/bar-options.test.ts', 'the labels of an axis to %d say where their lines are']],
    'a missing designation is None': [
      ['server/src/api/features/analytics/leave-aggregate.db.test.ts', 'labels are words in their natural order, with None last'],
    ],
    'every employee number opens its profile': [
      ['client/src/pages/profile/params.test.ts', 'the address of %j leads to it, by link and by reload'],
    ],
    'Revoke at 390 pixels': [['client/test/every-page.browser.test.ts', 'the button that revokes a token is whole on a phone']],
  },
  'api and commands': {
    'persisted queries with a wrong hash or version': [
      ['server/src/api/http/malformed-requests.db.test.ts', 'version 2 without the query'],
      ['server/src/api/http/malformed-requests.db.test.ts', 'the hash of the query itself is taken, and null means none'],
    ],
    'NUL and lone surrogates in any argument': [
      ['server/src/api/http/malformed-requests.db.test.ts', 'in a variable, at any depth'],
      ['server/test/fuzz/every-argument.db.test.ts', '%s answers any arguments without an error of the server'],
    ],
    'a list literal nested 30,000 deep': [['server/src/api/http/malformed-requests.db.test.ts', 'a list literal of %i levels']],
    'one code for a database that is away': [
      ['server/src/api/shared/errors/database-unavailable.test.ts', '%s: the database cannot be used'],
    ],
    'leaveDaysTaken of an unknown fiscal year': [
      ['server/src/api/features/employees/employees.db.test.ts', 'days taken in the fiscal year %j, which is none, are %i and not 0'],
    ],
    'token create for an employee without a team': [
      ['scripts/token.db.test.ts', 'a token of an employee who manages nobody is minted with a warning'],
    ],
    'a token name of 300 letters or with line breaks': [['scripts/commands.test.ts', 'a token is not named %j']],
    'ingest --file <folder>': [['scripts/commands.test.ts', 'a snapshot that is a folder or is not there is one line']],
    '--help of every command': [['scripts/commands.test.ts', 'npm run %s -- --help prints its usage']],
    'an unknown parameter of an export': [
      ['server/src/api/http/malformed-requests.db.test.ts', 'an unknown parameter of an export is named'],
    ],
    'the end of npm run load-test': [
      [
        'scripts/start.db.test.ts',
        'SIGTERM under load lets what is under way end, and ends the program with exit code 0 and nothing in the log',
      ],
    ],
  },
};
