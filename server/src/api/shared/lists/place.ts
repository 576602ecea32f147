import { isSourceId } from '../../../domain/id-text';
import { formatLocalDate, parseLocalDate } from '../../../domain/local-date';
import { MICRO_DAYS, toDays } from '../../../domain/micro-days';
import { invalidInput } from '../../../errors';
import { type CursorKeys, decodeCursor } from './cursor';

/** What the text of one of the values in a cursor means. Texts are as PostgreSQL prints the value; `milliseconds` count since 1970. */
export type PlaceType = 'text' | 'bigint' | 'numeric' | 'date' | 'instant' | 'milliseconds';

export interface PlaceKey {
  type: PlaceType;
  nullable?: boolean;
}

/**
 * Reads `after` of a list in this order; null without one.
 * @throws {AppError} BAD_USER_INPUT for a cursor of another list or order, and for one whose values are none of these types.
 */
export function readPlace(after: string | null | undefined, order: string, keys: readonly PlaceKey[]): CursorKeys | null {
  const place = decodeCursor(after, order, keys.length);
  const isSound = place?.every((value, at) => {
    const key = keys[at];
    return key !== undefined && (value === null ? key.nullable === true : IS_SOUND[key.type](value));
  });
  if (isSound === false) throw invalidInput('after is not a cursor of this list.');
  return place;
}

// Later than 9999 a Date is printed with a sign, and beyond 275760 there is none.
const LAST_MILLISECOND = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
const INSTANT = /^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?\+00$/;
const IS_SOUND: Readonly<Record<PlaceType, (value: string) => boolean>> = {
  text: () => true,
  bigint: isSourceId,
  numeric: (value) => /^-?\d{1,300}(\.\d{1,20})?$/.test(value),
  date: (value) => parseLocalDate(value) !== null,
  instant: (value) => INSTANT.test(value) && parseLocalDate(value.slice(0, 10)) !== null,
  milliseconds: (value) => /^\d{1,15}$/.test(value) && Number(value) <= LAST_MILLISECOND,
};

const MICROSECONDS_PER_DAY = 86_400_000_000;

/** Days since 1970-01-01 of a date. */
export function dayOfPlace(text: string): number {
  return parseLocalDate(text) ?? Number.NaN;
}

/** Days as a numeric(12,6): from and to millionths. */
export function microOfPlace(text: string): number {
  return Math.round(Number(text) * MICRO_DAYS);
}

export function placeOfMicro(micro: number): string {
  return toDays(micro).toFixed(6);
}

/** An instant in UTC with up to six digits of a second, the last of which is not 0: from and to microseconds since 1970. */
export function microsecondsOfPlace(text: string): number {
  const [date = '', time = ''] = text.split(' ');
  const [hours, minutes, seconds] = time.replace('+00', '').split(':').map(Number) as [number, number, number];
  return dayOfPlace(date) * MICROSECONDS_PER_DAY + Math.round((hours * 3600 + minutes * 60 + seconds) * 1_000_000);
}

export function placeOfMicroseconds(microseconds: number): string {
  const day = Math.floor(microseconds / MICROSECONDS_PER_DAY);
  const inDay = microseconds - day * MICROSECONDS_PER_DAY;
  const seconds = Math.floor(inDay / 1_000_000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const fraction = String(inDay - seconds * 1_000_000)
    .padStart(6, '0')
    .replace(/0+$/, '');
  const time = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return `${formatLocalDate(day)} ${time}${fraction === '' ? '' : `.${fraction}`}+00`;
}
