import { plural } from '../../lib/plural';

/** The words of ingest runs and of what they set aside. */
export const runWords = {
  runStatus: { RUNNING: 'Running', SUCCEEDED: 'Succeeded', PARTIAL: 'Partial', FAILED: 'Failed', REFUSED: 'Refused' },
  runTrigger: { POLLER: 'Schedule', API: 'Dashboard or API', COMMAND: 'Command' },
  dryRunTag: 'Dry run',
  runOutcome: {
    unchanged: (count: string) => `${count} unchanged`,
    updated: (count: string) => `${count} updated`,
    inserted: (count: string) => `${count} new`,
    retired: (count: string) => `${count} removed`,
    quarantined: (count: string) => `${count} in quarantine`,
    duplicates: (text: string, count: number) => `${text} ${plural(count, 'duplicate', 'duplicates')}`,
    held: (text: string, count: number) => `${text} ${plural(count, 'removal', 'removals')} held`,
    nothing: 'Nothing received',
    would: (list: string) => `Would be: ${list}`,
    incomplete: 'incomplete: not every page was received',
  },
  errorClasses: {
    AUTH: 'The source refused our credentials. Check VYAGUTA_TOKEN.',
    CONFIG: 'The configuration is wrong.',
    RATE_LIMITED: 'The source limits our requests. The next run retries after the wait that it asked for.',
    UPSTREAM: 'The source failed. The next run retries; if it persists, contact its operators.',
    NETWORK: 'The source could not be reached. The next run retries; if it persists, check the network.',
    FORMAT: 'The answer of the source could not be read. If it persists, contact its operators.',
    SUSPICIOUS: 'Refused to protect the data: too much was missing or unreadable. Check the source.',
    DATABASE: 'The database failed. The next run retries; if it persists, check disk space and the server log.',
    INTERNAL: 'This program ended the run. The server log has the details.',
  },
  reasonCodes: {
    NOT_A_RECORD: 'Not a record',
    MISSING_FIELD: 'A required field is missing',
    WRONG_TYPE: 'A field has the wrong type',
    BAD_DATE: 'Not a calendar date',
    BAD_TEXT: 'Text that cannot be stored',
    BAD_FISCAL_YEAR: 'Fiscal year that cannot be read',
    BAD_LEAVE_DAYS: 'Impossible number of days',
    END_BEFORE_START: 'Ends before it starts',
    RANGE_TOO_LONG: 'Covers too long a time',
    TOO_LONG: 'A field is too long',
  } as Record<string, string>,
} as const;
