import { CsvError, parse as parseCsv } from 'csv-parse/sync';
import { z } from 'zod';
import { parseLocalDate } from '../domain/local-date';
import { MICRO_DAYS } from '../domain/micro-days';
import { isReadableText } from '../domain/readable-text';
import type { FileProblem, Parsed, WorkforceRow } from '../domain/workforce';
import { WEEKDAYS } from '../domain/working-calendar';
import { decodeUtf8, NOT_UTF8 } from './decode-utf8';
import { describeIssue, notJson, whatIsMissing } from './json-problems';
import { quoteValue } from './quote-value';
import { scanJson } from './scan-json';

const COLUMNS = ['empId', 'from', 'hiredOn', 'leftOn', 'fte', 'workingDays', 'calendar'] as const;
type Column = (typeof COLUMNS)[number];

/** A row as it is written: an empty or missing field is null. */
type RawRow = Record<Column, string | null>;

const MAX_PROBLEMS = 100;
const MAX_ROWS = 1_000_000;
/** Of a key of an index, as in the records of the source. */
const MAX_KEY_BYTES = 2000;
const MAX_NAME_LETTERS = 200;
/** Unknown columns that a message names. */
const MAX_NAMED = 10;

/** A row, and where it stands. */
interface Placed extends Pick<WorkforceRow, 'line' | 'fileLine'> {
  /** In words: "line 3", "entry 2". */
  place: string;
  row: RawRow;
  /** Takes what is wrong with the row. */
  complain: (message: string) => void;
}

/**
 * Reads a workforce file: a JSON list of objects or, of any other content, CSV with a header. Every bad row is named.
 * @param bytes UTF-8, with or without a byte order mark.
 */
export function parseWorkforce(bytes: Buffer): Parsed<WorkforceRow[]> {
  const text = decodeUtf8(bytes);
  if (text === null) return refuse([{ line: null, message: NOT_UTF8 }]);
  const problems: FileProblem[] = [];
  const raw = /^\s*[[{]/.test(text) ? readJson(text, problems) : readCsv(text, problems);
  if (raw.length > MAX_ROWS) problems.push({ line: null, message: `The file has more than ${MAX_ROWS} rows.` });
  const rows = raw.flatMap((placed) => {
    const before = problems.length;
    const row = { line: placed.line, fileLine: placed.fileLine, ...readRow(placed) };
    return problems.length === before ? [{ ...placed, row }] : [];
  });
  checkPeriods(rows);
  return problems.length > 0 ? refuse(problems) : { content: rows.map(({ row }) => row), problems: null };
}

function refuse(problems: FileProblem[]): Parsed<never> {
  const inOrder = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const left = inOrder.length - MAX_PROBLEMS;
  const more = left > 0 ? [{ line: null, message: `${left} more ${left === 1 ? 'problem' : 'problems'}.` }] : [];
  return { content: null, problems: [...inOrder.slice(0, MAX_PROBLEMS), ...more] };
}

/** Spreadsheets of many countries separate by semicolons: what the header has in place of commas holds for the file. */
function separatorOf(text: string): string {
  const header = /^\s*([^\r\n]*)/.exec(text)?.[1] ?? '';
  return [',', ';', '\t'].find((separator) => header.includes(separator)) ?? ',';
}

const NOT_CLOSED = 'CSV_QUOTE_NOT_CLOSED';
const CSV_FAULTS: Readonly<Record<string, string>> = {
  [NOT_CLOSED]: 'A quotation mark is opened here and never closed.',
  INVALID_OPENING_QUOTE: 'A quotation mark stands inside a field. Put the whole field in quotation marks, and double those inside.',
  CSV_INVALID_CLOSING_QUOTE: 'A field goes on after its closing quotation mark. Double the quotation marks inside it.',
};

function readCsv(text: string, problems: FileProblem[]): Placed[] {
  const complainAt = (line: number | null) => (message: string) => void problems.push({ line, message });
  let records: { record: string[]; info: { lines: number } }[];
  let lastLine = 0;
  try {
    records = parseCsv(text, {
      info: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      delimiter: separatorOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      on_record: (record: string[], { lines }) => {
        lastLine = lines;
        return record;
      },
    }) as unknown as typeof records;
  } catch (error) {
    // The message of the reader would quote what stands there, which may be somebody's number.
    const { code, lines } = error instanceof CsvError ? error : { code: '', lines: null };
    // The reader names the end of the file for a quotation mark that stays open: it begins in the line after the last whole one.
    const line = code === NOT_CLOSED ? lastLine + 1 : typeof lines === 'number' ? lines : null;
    complainAt(line)(CSV_FAULTS[code] ?? 'The file cannot be read as CSV.');
    return [];
  }
  const [header, ...others] = records;
  const complain = complainAt(header?.info.lines ?? null);
  if (!header) complain('The file is empty. Its first line must name the columns.');
  const columns = header?.record ?? [];
  const unknown = columns.filter((column) => !isColumn(column)).map(quoteValue);
  if (unknown.length > 0) {
    const [what, verb] = unknown.length === 1 ? ['The column', 'is'] : ['The columns', 'are'];
    complain(`${what} ${unknown.slice(0, MAX_NAMED).join(', ')} ${verb} unknown. Columns are ${COLUMNS.join(', ')}.`);
  }
  const twice = columns.filter((column, at) => isColumn(column) && columns.indexOf(column) !== at);
  for (const column of new Set(twice)) complain(`The column ${column} occurs twice.`);
  if (header && !columns.includes('empId')) complain('The column empId is missing.');
  if (problems.length > 0) return [];
  return others.flatMap(({ record, info: { lines: line } }) => {
    if (record.length !== columns.length) {
      const advice = record.length > columns.length ? ' Put a list such as "mon,tue" in quotation marks.' : '';
      complainAt(line)(`The line has ${record.length} fields, and the header ${columns.length}.${advice}`);
      return [];
    }
    const named = new Map(columns.map((column, at) => [column, record[at] || null]));
    const row = Object.fromEntries(COLUMNS.map((column) => [column, named.get(column) ?? null])) as RawRow;
    return [{ line, fileLine: line, place: `line ${line}`, row, complain: complainAt(line) }];
  });
}

function isColumn(name: string): name is Column {
  return (COLUMNS as readonly string[]).includes(name);
}

const text = z
  .union([z.string(), z.number()], { error: 'must be a text or a number' })
  .nullish()
  .transform((value) => (value === null || value === undefined ? null : String(value).trim() || null));
const jsonRow = z.strictObject({
  empId: text,
  from: text,
  hiredOn: text,
  leftOn: text,
  fte: text,
  workingDays: text,
  calendar: text,
});

function readJson(content: string, problems: FileProblem[]): Placed[] {
  const lines: number[] = [];
  const fault = scanJson(content, (path, line) => {
    if (path.length === 1) lines.push(line);
  });
  if (fault !== null) {
    problems.push(notJson(content, fault));
    return [];
  }
  const list: unknown = JSON.parse(content);
  if (!Array.isArray(list)) {
    problems.push({ line: 1, message: 'The file must be a JSON list of objects.' });
    return [];
  }
  return list.flatMap((entry, at) => {
    const fileLine = lines[at] ?? 1;
    const complain = (message: string) => void problems.push({ line: fileLine, message: `Entry ${at + 1}: ${message}` });
    const parsed = jsonRow.safeParse(entry, { error: whatIsMissing });
    if (parsed.success) return [{ line: at + 1, fileLine, place: `entry ${at + 1}`, row: parsed.data, complain }];
    for (const issue of parsed.error.issues) complain(describeIssue(issue));
    return [];
  });
}

/** What is wrong with the row goes to `complain`; what comes back is only right where nothing is. */
function readRow({ row: raw, complain }: Placed): Omit<WorkforceRow, 'line' | 'fileLine'> {
  const { empId, from: validFrom, hiredOn, leftOn, calendar } = raw;
  if (empId === null) complain('empId is empty.');
  else if (Buffer.byteLength(empId) > MAX_KEY_BYTES) complain(`empId is longer than ${MAX_KEY_BYTES} bytes.`);
  if (calendar !== null && calendar.length > MAX_NAME_LETTERS) complain(`calendar is longer than ${MAX_NAME_LETTERS} characters.`);
  for (const [column, value] of Object.entries({ empId, calendar }))
    if (value !== null && !isReadableText(value)) complain(`${column} holds a NUL character or half of a surrogate pair.`);
  for (const [column, date] of Object.entries({ from: validFrom, hiredOn, leftOn })) {
    if (date === null || parseLocalDate(date) !== null) continue;
    complain(`${column} ${quoteValue(date)} is ${/^\d{4}-\d\d-\d\d$/.test(date) ? 'no day of the calendar' : 'no date YYYY-MM-DD'}.`);
  }
  if (hiredOn !== null && leftOn !== null && leftOn < hiredOn)
    complain(`leftOn ${quoteValue(leftOn)} is before hiredOn ${quoteValue(hiredOn)}.`);
  const fte = raw.fte === null ? 1 : Math.round(Number(raw.fte) * MICRO_DAYS) / MICRO_DAYS;
  if (!(fte > 0 && fte <= 1)) complain(`fte ${quoteValue(raw.fte ?? '')} is no number above 0 and at most 1, such as 0.5.`);
  const pattern = raw.workingDays === null ? null : readPattern(raw.workingDays, complain);
  return { employeeId: empId ?? '', validFrom, hiredOn, leftOn, fte, pattern, calendar };
}

/** Millionths by weekday from Monday on. */
function readPattern(words: string, complain: (message: string) => void): number[] {
  const pattern = WEEKDAYS.map(() => 0);
  const seen = new Set<number>();
  const named = words.split(/[,;\s]+/).filter((part) => part !== '');
  if (named.length === 0) complain('workingDays names no day.');
  for (const word of named) {
    const [name = '', share = '1', ...more] = word.toLowerCase().split(':');
    const at = WEEKDAYS.indexOf(name as (typeof WEEKDAYS)[number]);
    const micro = Math.round(Number(share) * MICRO_DAYS);
    if (at < 0) complain(`workingDays has ${quoteValue(word)}: days are ${WEEKDAYS.join(', ')}.`);
    else if (seen.has(at)) complain(`workingDays has ${name} twice.`);
    else if (more.length > 0 || !/^\d*\.?\d+$/.test(share) || !(micro > 0 && micro <= MICRO_DAYS)) {
      complain(`workingDays has ${quoteValue(word)}: a share is above 0 and at most 1, such as mon:0.5.`);
    }
    if (at >= 0) {
      seen.add(at);
      pattern[at] = micro;
    }
  }
  return pattern;
}

/** Two rows of a person must not begin on one date: which of them holds would be an accident. */
function checkPeriods(rows: readonly (Pick<Placed, 'place' | 'complain'> & { row: WorkforceRow })[]): void {
  const places = new Map<string, string>();
  for (const { place, complain, row } of rows) {
    const key = JSON.stringify([row.employeeId, row.validFrom]);
    const known = places.get(key);
    if (known === undefined) places.set(key, place);
    else complain(`The person has a row ${row.validFrom === null ? 'without from' : `from ${row.validFrom}`} in ${known} already.`);
  }
}
