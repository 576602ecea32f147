import { readDate } from './check-meaning';

const DATE_LENGTH = 'YYYY-MM-DD'.length;
const TIME_FORMS = ['T00:00:00Z', 'T00:00:00.000Z'].map((form) => Buffer.from(form));
const HYPHEN = 0x2d;
const ZERO = 0x30;

/** The dates met so far, 84,000 at most, by their eight digits: a snapshot has few dates for many records. */
const knownDates = new Map<number, number>();

/** Days since 1970-01-01 of a date `YYYY-MM-DD` that stands here, null where it is written otherwise or is none. */
export function readPlainDate(json: Buffer, start: number, end: number): number | null {
  if (end - start !== DATE_LENGTH || json[start + 4] !== HYPHEN || json[start + 7] !== HYPHEN) return null;
  const digits = readDigits(json, start, 4) * 10_000 + readDigits(json, start + 5, 2) * 100 + readDigits(json, start + 8, 2);
  const known = knownDates.get(digits);
  if (known !== undefined) return known;
  const day = readDate(json.toString('latin1', start, end));
  if (day !== null) knownDates.set(digits, day);
  return day;
}

/** The date of an instant in UTC, to the second or the millisecond; null where it is written otherwise or is none. */
export function readPlainInstant(json: Buffer, start: number, end: number): number | null {
  const time = start + DATE_LENGTH;
  const form = TIME_FORMS.find(({ length }) => length === end - time);
  if (form === undefined) return null;
  for (let index = 0; index < form.length; index++) {
    const byte = json[time + index] as number;
    if (form[index] === ZERO ? byte < ZERO || byte > ZERO + 9 : byte !== form[index]) return null;
  }
  const isTime = readDigits(json, time + 1, 2) < 24 && readDigits(json, time + 4, 2) < 60 && readDigits(json, time + 7, 2) < 60;
  return isTime ? readPlainDate(json, start, time) : null;
}

/** Below zero or not a number of so many digits where one of them is none, so that it is in no set of dates. */
function readDigits(json: Buffer, start: number, count: number): number {
  let value = 0;
  for (let at = start; at < start + count; at++) {
    const digit = (json[at] as number) - ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
