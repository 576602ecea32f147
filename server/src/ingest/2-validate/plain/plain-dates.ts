import { readDate } from '../check-meaning';

const DATE_LENGTH = 'YYYY-MM-DD'.length;
const SECONDS_LENGTH = 'T00:00:00Z'.length;
const MILLISECONDS_LENGTH = 'T00:00:00.000Z'.length;
const HYPHEN = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const COLON = 0x3a;
const NO_DIGITS = 1_000_000;
const UPPER_T = 0x54;
const UPPER_Z = 0x5a;

/** The range of `check-meaning.ts`. */
const FIRST_YEAR = 1970;
const YEARS = 230;
const MONTHS = 16;
const DAYS = 32;
const UNKNOWN = -1;
/** Dates that were read before, by year, month and day: many records share few dates. */
const knownDates = new Int32Array(YEARS * MONTHS * DAYS).fill(UNKNOWN);

/** Returns the date `YYYY-MM-DD` at this position as days since 1970-01-01; null where it is written otherwise or is no date. */
export function readPlainDate(json: Buffer, start: number, end: number): number | null {
  if (end - start !== DATE_LENGTH || json[start + 4] !== HYPHEN || json[start + 7] !== HYPHEN) return null;
  const year = readTwoDigits(json, start) * 100 + readTwoDigits(json, start + 2) - FIRST_YEAR;
  const month = readTwoDigits(json, start + 5);
  const day = readTwoDigits(json, start + 8);
  if (year < 0 || year >= YEARS || month >= MONTHS || day >= DAYS) return null;
  const index = (year * MONTHS + month) * DAYS + day;
  const known = knownDates[index] as number;
  return known === UNKNOWN ? learnDate(json, start, end, index) : known;
}

function learnDate(json: Buffer, start: number, end: number, index: number): number | null {
  const date = readDate(json.toString('latin1', start, end));
  if (date !== null) knownDates[index] = date;
  return date;
}

/** Returns the date of an instant in UTC, to the second or the millisecond; null where it is written otherwise or is no instant. */
export function readPlainInstant(json: Buffer, start: number, end: number): number | null {
  const time = start + DATE_LENGTH;
  const length = end - time;
  if (length !== SECONDS_LENGTH && (length !== MILLISECONDS_LENGTH || !isThousandth(json, time + SECONDS_LENGTH - 1))) return null;
  if (json[time] !== UPPER_T || json[time + 3] !== COLON || json[time + 6] !== COLON || json[end - 1] !== UPPER_Z) return null;
  const isTime = readTwoDigits(json, time + 1) < 24 && readTwoDigits(json, time + 4) < 60 && readTwoDigits(json, time + 7) < 60;
  return isTime ? readPlainDate(json, start, time) : null;
}

/** A dot and three digits. */
function isThousandth(json: Buffer, start: number): boolean {
  return json[start] === DOT && readTwoDigits(json, start + 1) < 100 && readTwoDigits(json, start + 2) < 100;
}

/** Returns a number beyond every two digits where one of the bytes is no digit. */
function readTwoDigits(json: Buffer, start: number): number {
  const tens = (json[start] as number) - ZERO;
  const ones = (json[start + 1] as number) - ZERO;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? NO_DIGITS : tens * 10 + ones;
}
