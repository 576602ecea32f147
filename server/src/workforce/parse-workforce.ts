import { CsvError, parse as parseCsv } from 'csv-parse/sync';
import { z } from 'zod';
import { parseLocalDate } from '../domain/local-date';
import { MICRO_DAYS } from '../domain/micro-days';
import type { FileProblem, Parsed, WorkforceRow } from '../domain/workforce';
import { WEEKDAYS } from '../domain/working-calendar';
import { decodeUtf8 } from './decode-utf8';

const COLUMNS = ['empId', 'from', 'hiredOn', 'leftOn', 'fte', 'workingDays', 'calendar'] as const;
type Column = (typeof COLUMNS)[number];

/** A row as it is written: an empty or missing field is null. */
type RawRow = Record<Column, string | null>;

const MAX_PROBLEMS = 100;
const MAX_ROWS = 1_000_000;

/**
 * Reads a workforce file: a JSON list of objects or, of any other content, CSV with a header. Every bad row is named.
 * @param bytes UTF-8, with or without a byte order mark.
 */
export function parseWorkforce(bytes: Buffer): Parsed<WorkforceRow[]> {
  const text = decodeUtf8(bytes);
  if (text === null) return refuse([{ line: null, message: 'The file is not UTF-8.' }]);
  const problems: FileProblem[] = [];
  const raw = /^\s*[[{]/.test(text) ? readJson(text, problems) : readCsv(text, problems);
  const rows = raw.flatMap(({ line, row }) => readRow(line, row, problems) ?? []);
  if (rows.length > MAX_ROWS) problems.push({ line: null, message: `The file has more than ${MAX_ROWS} rows.` });
  checkPeriods(rows, problems);
  return problems.length > 0 ? refuse(problems) : { content: rows, problems: null };
}

function refuse(problems: FileProblem[]): Parsed<never> {
  const inOrder = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const left = inOrder.length - MAX_PROBLEMS;
  const more = left > 0 ? [{ line: null, message: `${left} more problems.` }] : [];
  return { content: null, problems: [...inOrder.slice(0, MAX_PROBLEMS), ...more] };
}

function readCsv(text: string, problems: FileProblem[]): { line: number; row: RawRow }[] {
  try {
    const records = parseCsv(text, { info: true, trim: true, skip_empty_lines: true, relax_column_count: true }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    const [header, ...others] = records;
    if (!header) throw new TypeError('The file is empty; its first line must name the columns.');
    const columns = header.record;
    for (const name of columns.filter((column, at) => !isColumn(column) || columns.indexOf(column) !== at)) {
      const reason = isColumn(name) ? 'stands twice' : `is unknown: columns are ${COLUMNS.join(', ')}`;
      problems.push({ line: 1, message: `The column "${name}" ${reason}.` });
    }
    if (!columns.includes('empId')) problems.push({ line: 1, message: 'The column empId is missing.' });
    if (problems.length > 0) return [];
    return others.flatMap(({ record, info }) => {
      if (record.length !== columns.length) {
        problems.push({ line: info.lines, message: `${record.length} fields where the header has ${columns.length}.` });
        return [];
      }
      const named = new Map(columns.map((column, at) => [column, record[at] || null]));
      const row = Object.fromEntries(COLUMNS.map((column) => [column, named.get(column) ?? null])) as RawRow;
      return [{ line: info.lines, row }];
    });
  } catch (error) {
    const line = error instanceof CsvError && typeof error.lines === 'number' ? error.lines : null;
    // Of a quote in the wrong place the message goes on with what stands there, which may be somebody's number.
    problems.push({ line, message: String(error instanceof Error ? error.message : error).replace(/, value is .*$/s, '') });
    return [];
  }
}

function isColumn(name: string): name is Column {
  return (COLUMNS as readonly string[]).includes(name);
}

const text = z
  .union([z.string(), z.number()])
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

function readJson(content: string, problems: FileProblem[]): { line: number; row: RawRow }[] {
  let list: unknown;
  try {
    list = JSON.parse(content);
  } catch (error) {
    // The message itself would quote what stands there, which may be somebody's number.
    const [, position] = /position (\d+)/.exec(String(error)) ?? [];
    problems.push({ line: null, message: `The file is not JSON${position === undefined ? '' : `: see character ${position}`}.` });
    return [];
  }
  if (!Array.isArray(list)) {
    problems.push({ line: null, message: 'The file must be a JSON list of objects.' });
    return [];
  }
  return list.flatMap((entry, at) => {
    const parsed = jsonRow.safeParse(entry);
    if (parsed.success) return [{ line: at + 1, row: parsed.data }];
    for (const { path, message } of parsed.error.issues)
      problems.push({ line: at + 1, message: [path.join('.'), message].filter(Boolean).join(': ') });
    return [];
  });
}

/** Null: the row has a problem, which was noted. */
function readRow(line: number, raw: RawRow, problems: FileProblem[]): WorkforceRow | null {
  const before = problems.length;
  const complain = (message: string) => void problems.push({ line, message });
  if (raw.empId === null) complain('empId is empty.');
  for (const column of ['from', 'hiredOn', 'leftOn'] as const) {
    if (raw[column] !== null && parseLocalDate(raw[column]) === null) complain(`${column} "${raw[column]}" is no date YYYY-MM-DD.`);
  }
  if (raw.hiredOn !== null && raw.leftOn !== null && raw.leftOn < raw.hiredOn) complain('leftOn is before hiredOn.');
  const fte = raw.fte === null ? 1 : Number(raw.fte);
  if (!(fte > 0 && fte <= 1)) complain(`fte "${raw.fte}" is no number above 0 and at most 1.`);
  const pattern = raw.workingDays === null ? null : readPattern(raw.workingDays, complain);
  if (problems.length > before) return null;
  const { from: validFrom, hiredOn, leftOn, calendar } = raw;
  return { line, employeeId: raw.empId as string, validFrom, hiredOn, leftOn, fte, pattern, calendar };
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
    if (at < 0) complain(`workingDays has "${word}": days are ${WEEKDAYS.join(', ')}.`);
    else if (seen.has(at)) complain(`workingDays has ${name} twice.`);
    else if (more.length > 0 || !/^\d*\.?\d+$/.test(share) || !(micro > 0 && micro <= MICRO_DAYS)) {
      complain(`workingDays has "${word}": a share is above 0 and at most 1.`);
    }
    if (at >= 0) {
      seen.add(at);
      pattern[at] = micro;
    }
  }
  return pattern;
}

/** Two rows of a person must not begin on one date: which of them holds would be an accident. */
function checkPeriods(rows: readonly WorkforceRow[], problems: FileProblem[]): void {
  const lines = new Map<string, number>();
  for (const { line, employeeId, validFrom } of rows) {
    const key = JSON.stringify([employeeId, validFrom]);
    const known = lines.get(key);
    if (known === undefined) lines.set(key, line);
    else {
      const period = validFrom === null ? 'without from' : `from ${validFrom}`;
      problems.push({ line, message: `The person has a row ${period} in line ${known} already.` });
    }
  }
}
