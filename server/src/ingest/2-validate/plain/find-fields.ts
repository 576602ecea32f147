import { SOURCE_FIELDS } from '../../../domain/source-fields';
import { FIELD_FACTS, OLDER_SPELLING, WITHOUT_MEANING } from '../../source-record';
import { createToken, isTokenAt, type JsonBytes, type Token } from './json-bytes';

/** Positions of the value of each field, in the order of `SOURCE_FIELDS`; start equals end where it is null or not sent. */
export interface FieldSlots {
  starts: Int32Array;
  ends: Int32Array;
}

interface Key {
  /** Index into `SOURCE_FIELDS`; -1: a field without meaning. */
  field: number;
  isOlder: boolean;
  isFreeText: boolean;
  quoted: string;
  /** The key in quotes with the colon, as it is written without spaces. */
  token: Token;
  /** The two keys that most recently followed it. */
  next: Key | null;
  other: Key | null;
}

const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const LOWER_N = 0x6e;
const LOWER_R = 0x72;
const LOWER_T = 0x74;
const SLASH = 0x2f;
const HASH_FACTOR = 31;
const NULL_WORD = createToken('null');

/** By a hash of their bytes. */
const KEYS = indexKeys();
/** The key before the first key of a record. */
const BEFORE_KEYS: Key = { field: -1, isOlder: false, isFreeText: false, quoted: '', token: createToken(''), next: null, other: null };

const OLDER_FIELDS = [...OLDER_SPELLING.values()].map((field) => SOURCE_FIELDS.indexOf(field));

/** Values under the older name of a field: used where the newer one is null or not sent. */
const older: FieldSlots = { starts: new Int32Array(SOURCE_FIELDS.length).fill(-1), ends: new Int32Array(SOURCE_FIELDS.length).fill(-1) };
let hasOlder = false;

/**
 * Finds the values of a record's known fields in its bytes, from `recordStart` up to, not including, `recordEnd`. It checks the frame as a
 * parse would; the caller checks the values.
 * @returns false where anything is unusual: a backslash outside free text, an unknown or repeated field, an object as a value, broken JSON
 */
export function findFields(text: JsonBytes, recordStart: number, recordEnd: number, slots: FieldSlots): boolean {
  const json = text.bytes;
  slots.starts.fill(-1);
  slots.ends.fill(-1);
  if (hasOlder) {
    older.starts.fill(-1);
    older.ends.fill(-1);
    hasOlder = false;
  }
  let at = skipSpace(json, recordStart);
  if (json[at] !== OPEN_BRACE) return false;
  at = skipSpace(json, at + 1);
  let previous = BEFORE_KEYS;
  for (;;) {
    let key = guessKey(text, at, previous);
    if (key !== null) at += key.token.bytes.length;
    else {
      key = readKey(json, at);
      if (key === null) return false;
      at = skipSpace(json, at + key.quoted.length);
      if (json[at] !== COLON) return false;
      at++;
      remember(previous, key);
    }
    previous = key;
    const start = skipSpace(json, at);
    const end = key.isFreeText && json[start] === QUOTE ? pastFreeText(json, start) : findEnd(json, start);
    if (end <= start) return false;
    if (key.field < 0 || key.isOlder) if (!isScalar(json, start, end)) return false;
    hasOlder ||= key.isOlder;
    if (key.field >= 0 && !fill(key.isOlder ? older : slots, key.field, text, start, end)) return false;
    at = skipSpace(json, end);
    if (json[at] === CLOSE_BRACE) {
      if (hasOlder) preferNewer(slots);
      // A value that runs past the end of the record does not end at it.
      return skipSpace(json, at + 1) === recordEnd;
    }
    if (json[at] !== COMMA) return false;
    at = skipSpace(json, at + 1);
  }
}

/** Records have their keys in few orders, so one of the two keys that followed before is mostly right. */
function guessKey(json: JsonBytes, start: number, { next, other }: Key): Key | null {
  if (next !== null && isTokenAt(json, start, next.token)) return next;
  return other !== null && isTokenAt(json, start, other.token) ? other : null;
}

function remember(previous: Key, key: Key): void {
  previous.other = previous.next;
  previous.next = key;
}

/** @param start position of the opening quote */
function readKey(json: Buffer, start: number): Key | null {
  if (json[start] !== QUOTE) return null;
  let hash = 0;
  let at = start + 1;
  for (let byte = json[at]; byte !== QUOTE; byte = json[++at]) {
    if (byte === undefined || byte < SPACE || byte === BACKSLASH) return null;
    hash = (Math.imul(hash, HASH_FACTOR) + byte) | 0;
  }
  const key = KEYS.get(hash);
  return key !== undefined && json.toString('latin1', start, at + 1) === key.quoted ? key : null;
}

/** Returns false where the field is repeated, or the value begins as null and is not. */
function fill({ starts, ends }: FieldSlots, field: number, json: JsonBytes, start: number, end: number): boolean {
  if (starts[field] !== -1) return false;
  const isNull = json.bytes[start] === LOWER_N;
  starts[field] = start;
  ends[field] = isNull ? start : end;
  return !isNull || (end - start === NULL_WORD.bytes.length && isTokenAt(json, start, NULL_WORD));
}

function preferNewer({ starts, ends }: FieldSlots): void {
  for (const field of OLDER_FIELDS) {
    if (starts[field] !== ends[field]) continue;
    starts[field] = older.starts[field] as number;
    ends[field] = older.ends[field] as number;
  }
}

function skipSpace(json: Buffer, from: number): number {
  let at = from;
  let byte = json[at];
  while (byte === SPACE || byte === 0x0a || byte === 0x0d || byte === 0x09) byte = json[++at];
  return at;
}

/** Returns the position after the value that begins here; `start` where this reader does not take the value. */
function findEnd(json: Buffer, start: number): number {
  const first = json[start];
  let at = start;
  if (first === QUOTE) return pastText(json, start);
  if (first === OPEN_BRACE) return start;
  if (first === OPEN_BRACKET) {
    for (let byte = json[++at]; byte !== CLOSE_BRACKET; byte = json[++at]) {
      if (byte === undefined || byte === OPEN_BRACKET || byte === BACKSLASH) return start;
      if (byte === QUOTE) {
        const past = pastText(json, at);
        if (past === at) return start;
        at = past - 1;
      }
    }
    return at + 1;
  }
  for (let byte = first; byte !== undefined && byte > SPACE && byte !== COMMA && byte !== CLOSE_BRACE; ) byte = json[++at];
  return at;
}

/** Returns the position after a text without escapes; `start` where it has an escape, a control character or no end. */
function pastText(json: Buffer, start: number): number {
  let at = start + 1;
  for (let byte = json[at]; byte !== QUOTE; byte = json[++at]) {
    if (byte === undefined || byte < SPACE || byte === BACKSLASH) return start;
  }
  return at + 1;
}

/** As `pastText`, but accepts the escapes that COPY writes the same way or as the character itself. */
function pastFreeText(json: Buffer, start: number): number {
  let at = start + 1;
  for (let byte = json[at]; byte !== QUOTE; byte = json[++at]) {
    if (byte === undefined || byte < SPACE) return start;
    if (byte !== BACKSLASH) continue;
    const escaped = json[++at];
    const isSimple =
      escaped === LOWER_N || escaped === QUOTE || escaped === BACKSLASH || escaped === SLASH || escaped === LOWER_T || escaped === LOWER_R;
    if (!isSimple) return start;
  }
  return at + 1;
}

/** Whether an unused value is a text, or a number or word in its simplest form: it has to be valid JSON, too. */
function isScalar(json: Buffer, start: number, end: number): boolean {
  return json[start] === QUOTE || /^(0|[1-9]\d*|true|false|null)$/.test(json.toString('latin1', start, end));
}

function indexKeys(): ReadonlyMap<number, Key> {
  const keys = new Map<number, Key>();
  const add = (name: string, field: number, isOlder = false) => {
    let hash = 0;
    for (const byte of Buffer.from(name)) hash = (Math.imul(hash, HASH_FACTOR) + byte) | 0;
    if (keys.has(hash)) throw new Error(`Two fields have one hash: ${name}`);
    const known = SOURCE_FIELDS[field];
    // It is not trimmed, so a space may be written with a backslash.
    const isFreeText = known !== undefined && FIELD_FACTS[known].kind === 'TEXT';
    keys.set(hash, { field, isOlder, isFreeText, quoted: `"${name}"`, token: createToken(`"${name}":`), next: null, other: null });
  };
  for (const [index, name] of SOURCE_FIELDS.entries()) add(name, index);
  for (const [name, field] of OLDER_SPELLING) add(name, SOURCE_FIELDS.indexOf(field), true);
  for (const name of WITHOUT_MEANING) add(name, -1);
  return keys;
}
