import { isUtf8 } from 'node:buffer';
import { isReadableText } from '../../domain/readable-text';
import { SOURCE_FIELDS } from '../../domain/source-fields';
import type { SourceRecord } from '../source-record';
import type { Rejection } from './reason-code';

export const MAX_FIELD_BYTES = 64 * 1024;

/** An index entry has to fit into a third of an index page. */
const MAX_KEY_BYTES = 2000;
const KEY_FIELDS = ['empId', 'departmentDescription'] as const;

/** Known fields are two levels deep. */
const MAX_NESTING = 32;
/** In JSON text. An even number of backslashes before it are backslashes of the value. */
const ESCAPED_BROKEN = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/i;

/** Finds text that cannot be stored: NUL, lone surrogates, fields and names that are too long, nesting that is too deep. */
export function findBadText(record: SourceRecord, unknownFields: Record<string, unknown> | null, json: Buffer): Rejection | null {
  for (const field of KEY_FIELDS) if (isLonger(record[field], MAX_KEY_BYTES)) return tooLong(field, '2 kB');
  if (!isUtf8(json)) return { reasonCode: 'BAD_TEXT', field: null, message: 'It is not UTF-8' };
  if (nestingOf(unknownFields) > MAX_NESTING) {
    return { reasonCode: 'WRONG_TYPE', field: null, message: 'It holds a field that is nested too deeply' };
  }
  for (const name of Object.keys(unknownFields ?? {})) {
    if (isLonger(name, MAX_KEY_BYTES)) return { reasonCode: 'TOO_LONG', field: null, message: 'The name of a field is longer than 2 kB' };
    if (!isReadableText(name))
      return { reasonCode: 'BAD_TEXT', field: null, message: 'The name of a field holds a NUL or half a surrogate pair' };
  }
  const known = SOURCE_FIELDS.map((field): [string, unknown] => [field, record[field]]);
  for (const [field, value] of [...known, ...Object.entries(unknownFields ?? {})]) {
    if (typeof value === 'string') {
      if (isLonger(value, MAX_FIELD_BYTES)) return tooLong(field, '64 kB');
      if (!isReadableText(value)) return broken(field);
    } else if (typeof value === 'object' && value !== null) {
      const text = JSON.stringify(value);
      if (isLonger(text, MAX_FIELD_BYTES)) return tooLong(field, '64 kB');
      if (ESCAPED_BROKEN.test(text)) return broken(field);
    }
  }
  return null;
}

/** Returns the depth of lists and objects. It goes level by level: a recursion could overflow the stack. */
function nestingOf(root: unknown): number {
  let depth = 0;
  for (let level = [root]; level.length > 0 && depth <= MAX_NESTING; depth++) {
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return depth;
}

function isLonger(text: string | null | undefined, bytes: number): boolean {
  // A character takes at most three bytes for each of its two-byte units.
  return typeof text === 'string' && text.length * 3 > bytes && Buffer.byteLength(text) > bytes;
}

function tooLong(field: string, cap: string): Rejection {
  return { reasonCode: 'TOO_LONG', field, message: `${field} is longer than ${cap}` };
}

function broken(field: string): Rejection {
  return { reasonCode: 'BAD_TEXT', field, message: `${field} holds a NUL or half a surrogate pair` };
}
