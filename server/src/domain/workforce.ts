import type { Holiday, WorkingWeek } from './working-calendar';

/** The two files that say who works when: people with their periods, and the calendars that these name. */
export const WORKFORCE_KINDS = ['WORKFORCE', 'CALENDARS'] as const;
export type WorkforceKind = (typeof WORKFORCE_KINDS)[number];

/** What one row of the workforce file says of a person, from a date on until the person's next row. Dates are `YYYY-MM-DD`. */
export interface WorkforceRow {
  /** Of the file: the header of a CSV file is line 1, the first entry of a JSON list 1. */
  line: number;
  /** Of the file, also where it is JSON: where the entry begins. */
  fileLine: number;
  employeeId: string;
  /** Null: from the beginning. */
  validFrom: string | null;
  /** First and last day of employment; null: not known. */
  hiredOn: string | null;
  leftOn: string | null;
  /** Contracted share, above 0 and at most 1; shown, and part of no arithmetic. */
  fte: number;
  /** Share of each weekday from Monday on that is worked, in millionths; null: the week of the calendar. */
  pattern: readonly number[] | null;
  /** Null: the default calendar. */
  calendar: string | null;
}

/** Working weeks and holidays of an office or a country. */
export interface RosterCalendar {
  name: string;
  /** Shown, and part of no arithmetic. */
  timeZone: string;
  /** Oldest first; the first one holds backwards too. */
  workingWeeks: readonly WorkingWeek[];
  holidays: readonly Holiday[];
}

/** Why a file is refused. */
export interface FileProblem {
  /** Of the file. Null: the problem is of no single line. */
  line: number | null;
  message: string;
}

/** The content of a file, or all that is wrong with it. */
export type Parsed<Content> = { content: Content; problems: null } | { content: null; problems: FileProblem[] };
