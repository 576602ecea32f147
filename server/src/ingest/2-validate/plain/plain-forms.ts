import type { FieldKind } from '../../source-record';
import { createToken, isTokenAt, type JsonBytes } from './json-bytes';

const TRUE = createToken('true');
const FALSE = createToken('false');
const QUOTE = 0x22;
const OPEN_BRACKET = 0x5b;
const DOT = 0x2e;
const ZERO = 0x30;
const ONE = 0x31;
const NINE = 0x39;
const SPACE = 0x20;
const FIRST_NOT_ASCII = 0x80;
const CONTINUATION_MASK = 0xc0;
const CONTINUATION = 0x80;
/** First bytes of the non-ASCII characters that String.trim removes: U+00A0, U+1680, U+2000 …, U+3000, U+FEFF. */
const LEADS_OF_SPACES = [0xc2, 0xe1, 0xe2, 0xe3, 0xef];
/** A double holds every number of 15 digits exactly. */
const MAX_ID_DIGITS = 15;
const MAX_DAYS_DIGITS = 4;
const MAX_DECIMALS = 6;

/** Returns whether a value from `start` up to, not including, `end` is written as its kind usually is. The value is not null. */
export function hasPlainForm(text: JsonBytes, start: number, end: number, kind: FieldKind): boolean {
  const json = text.bytes;
  switch (kind) {
    case 'ID':
      return countDigits(json, start, end, MAX_ID_DIGITS) === end - start;
    case 'DAYS':
      return isDays(json, start, end);
    case 'BOOLEAN':
      return isBoolean(text, start, end);
    case 'FLAG':
      return (end - start === 1 && (json[start] === ZERO || json[start] === ONE)) || isBoolean(text, start, end);
    case 'ALLOCATIONS':
      return json[start] === OPEN_BRACKET;
    case 'TEXT':
      return json[start] === QUOTE;
    case 'NAME':
      return json[start] === QUOTE && end - start > 1 && isTrimmable(json, start + 1, end - 1);
    case 'WORD':
      return json[start] === QUOTE && end - start > 2 && isTrimmable(json, start + 1, end - 1);
  }
}

/** Returns the number of digits of a whole number without leading zeros; 0 where there are none or too many. */
function countDigits(json: Buffer, start: number, end: number, most: number): number {
  let at = start;
  for (let byte = json[at] as number; at < end && byte >= ZERO && byte <= NINE; ) byte = json[++at] as number;
  const digits = at - start;
  return digits > most || (digits > 1 && json[start] === ZERO) ? 0 : digits;
}

function isDays(json: Buffer, start: number, end: number): boolean {
  const digits = countDigits(json, start, end, MAX_DAYS_DIGITS);
  if (digits === 0 || start + digits === end) return digits > 0;
  const decimals = end - start - digits - 1;
  if (json[start + digits] !== DOT || decimals < 1 || decimals > MAX_DECIMALS || json[end - 1] === ZERO) return false;
  for (let at = start + digits + 1; at < end; at++) if ((json[at] as number) < ZERO || (json[at] as number) > NINE) return false;
  return true;
}

function isBoolean(json: JsonBytes, start: number, end: number): boolean {
  const word = end - start === TRUE.bytes.length ? TRUE : FALSE;
  return end - start === word.bytes.length && isTokenAt(json, start, word);
}

/** Whether only ASCII spaces surround the name, and it is not only spaces. An empty name is fine. */
function isTrimmable(json: Buffer, start: number, end: number): boolean {
  if (start === end) return true;
  const first = json[start] as number;
  let last = end - 1;
  while (last > start && ((json[last] as number) & CONTINUATION_MASK) === CONTINUATION) last--;
  if (isNoSpace(first) && isNoSpace(json[last] as number)) return true;
  // The character may be another kind of space: String.trim decides.
  const text = json.toString('utf8', start, end);
  const trimmed = text.trim();
  return trimmed !== '' && trimmed.length === text.replace(/^ +| +$/g, '').length;
}

/** Whether String.trim certainly keeps a character that begins with this byte. */
function isNoSpace(byte: number): boolean {
  return byte > SPACE && (byte < FIRST_NOT_ASCII || !LEADS_OF_SPACES.includes(byte));
}
