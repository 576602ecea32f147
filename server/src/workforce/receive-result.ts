import type { FileProblem, WorkforceKind } from '../domain/workforce';
import type { Logger } from '../logger';
import type { PeopleChange } from './revisions.sql';

export type ReceiveResult =
  /** The same bytes as the file that was read last. */
  | { outcome: 'KNOWN' }
  | { outcome: 'REFUSED'; problems: readonly FileProblem[] }
  | { outcome: 'PENDING' | 'ACCEPTED' | 'UNCHANGED'; revisionId: string };

export interface CalendarsChange {
  changed: number;
  /** In the revision before or after. */
  calendars: number;
}

/** How much a revision changes of the one in force. */
export type RevisionChange = PeopleChange | CalendarsChange;

export const FILE_WORDS: Readonly<Record<WorkforceKind, string>> = { WORKFORCE: 'workforce file', CALENDARS: 'calendars file' };
const MAX_LOGGED = 10;

/** Logs what became of a watched file: each problem of a refused one, with its line. */
export function logResult(
  logger: Logger,
  kind: WorkforceKind,
  fileName: string,
  result: ReceiveResult & { change?: RevisionChange },
): void {
  const words = FILE_WORDS[kind];
  if (result.outcome === 'REFUSED') {
    for (const { line, message } of result.problems.slice(0, MAX_LOGGED)) {
      logger.error({ fileName, line }, `The ${words} is refused as a whole: ${line === null ? '' : `line ${line}: `}${message}`);
    }
  } else if (result.outcome === 'PENDING') {
    const { change } = result;
    const extent = change && 'people' in change ? `changes ${change.changed} of ${change.people} people and ` : '';
    logger.warn({ fileName, ...change }, `The ${words} ${extent}waits for a confirmation`);
  } else if (result.outcome === 'ACCEPTED') logger.info({ fileName, ...result.change }, `The ${words} is in force`);
}
