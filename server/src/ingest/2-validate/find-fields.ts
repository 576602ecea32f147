import { SOURCE_FIELDS } from '../source-record';
import { OLDER_SPELLING, WITHOUT_MEANING } from './spell-record';

/** Where the value of each field stands, in the order of `SOURCE_FIELDS`; start equals end where it is null or not sent. */
export interface FieldSlots {
  starts: Int32Array;
  ends: Int32Array;
}

interface Key {
  /** Index into `SOURCE_FIELDS`; -1: its value says nothing. */
  field: number;
  isOlder: boolean;
  bytes: Buffer;
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
const HASH_FACTOR = 31;

/** By a hash of their bytes, for a key is read byte by byte anyway. */
const KEYS = indexKeys();

const OLDER_FIELDS = [...OLDER_SPELLING.values()].map((field) => SOURCE_FIELDS.indexOf(field));

/** What stands under the older spelling of a field: it counts where the newer one is null or not sent. */
const older: FieldSlots = { starts: new Int32Array(SOURCE_FIELDS.length), ends: new Int32Array(SOURCE_FIELDS.length) };

/**
 * Finds the values of a record's known fields in its bytes. The frame is checked as a parse would; what a value is, is left to the caller.
 * @returns false where anything is unusual: a backslash, an unknown or repeated field, an object as a value, broken JSON
 */
export function findFields(json: Buffer, slots: FieldSlots): boolean {
  for (const { starts, ends } of [slots, older]) {
    starts.fill(-1);
    ends.fill(-1);
  }
  let at = skipSpace(json, 0);
  if (json[at] !== OPEN_BRACE) return false;
  at = skipSpace(json, at + 1);
  for (;;) {
    if (json[at] !== QUOTE) return false;
    const keyStart = ++at;
    let hash = 0;
    let byte = json[at] as number;
    while (byte !== QUOTE) {
      if (byte === undefined || byte < SPACE || byte === BACKSLASH) return false;
      hash = (Math.imul(hash, HASH_FACTOR) + byte) | 0;
      byte = json[++at] as number;
    }
    const key = KEYS.get(hash);
    if (key === undefined || !isSame(json, keyStart, at, key.bytes)) return false;
    at = skipSpace(json, at + 1);
    if (json[at] !== COLON) return false;
    const start = skipSpace(json, at + 1);
    const end = findEnd(json, start);
    if (end <= start) return false;
    if (key.field < 0 || key.isOlder) if (!isScalar(json, start, end)) return false;
    if (key.field >= 0 && !fill(key.isOlder ? older : slots, key.field, json, start, end)) return false;
    at = skipSpace(json, end);
    if (json[at] === CLOSE_BRACE) {
      preferNewer(slots);
      return skipSpace(json, at + 1) === json.length;
    }
    if (json[at] !== COMMA) return false;
    at = skipSpace(json, at + 1);
  }
}

/** @returns false where it was there before, or is no value */
function fill({ starts, ends }: FieldSlots, field: number, json: Buffer, start: number, end: number): boolean {
  if (starts[field] !== -1) return false;
  const isNull = json[start] === LOWER_N;
  starts[field] = start;
  ends[field] = isNull ? start : end;
  return !isNull || (end - start === 4 && json.toString('latin1', start, end) === 'null');
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

/** Past the last byte of the value that begins here; the beginning itself where it is none that is read here. */
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

/** Past the closing quote of a text without escapes; its beginning where there is an escape, a control character or no end. */
function pastText(json: Buffer, start: number): number {
  let at = start + 1;
  for (let byte = json[at]; byte !== QUOTE; byte = json[++at]) {
    if (byte === undefined || byte < SPACE || byte === BACKSLASH) return start;
  }
  return at + 1;
}

function isSame(json: Buffer, start: number, end: number, bytes: Buffer): boolean {
  if (end - start !== bytes.length) return false;
  for (let index = 0; index < bytes.length; index++) if (json[start + index] !== bytes[index]) return false;
  return true;
}

/** A text, or a number or a word in its simplest form: what is not used has to be JSON all the same. */
function isScalar(json: Buffer, start: number, end: number): boolean {
  return json[start] === QUOTE || /^(0|[1-9]\d*|true|false|null)$/.test(json.toString('latin1', start, end));
}

function indexKeys(): ReadonlyMap<number, Key> {
  const keys = new Map<number, Key>();
  const add = (name: string, field: number, isOlder = false) => {
    const bytes = Buffer.from(name);
    let hash = 0;
    for (const byte of bytes) hash = (Math.imul(hash, HASH_FACTOR) + byte) | 0;
    if (keys.has(hash)) throw new Error(`Two fields have one hash: ${name}`);
    keys.set(hash, { field, isOlder, bytes });
  };
  for (const [index, name] of SOURCE_FIELDS.entries()) add(name, index);
  for (const [name, field] of OLDER_SPELLING) add(name, SOURCE_FIELDS.indexOf(field), true);
  for (const name of WITHOUT_MEANING) add(name, -1);
  return keys;
}
