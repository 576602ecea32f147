import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { TypeCompiler, type ValueError } from '@sinclair/typebox/compiler';
import { toByteText } from '../../db/copy-text';
import type { RecordBlock } from '../1-fetch/snapshot';
import { IngestError } from '../ingest-error';
import { type SourceRecord, sourceRecordSchema, WITHOUT_MEANING } from '../source-record';
import { findContradiction } from './check-meaning';
import { findBadText, MAX_FIELD_BYTES } from './check-text';
import { encodeRecord } from './encode-record';
import { viewJson } from './plain/json-bytes';
import { readPlainRecord } from './plain/read-plain-record';
import type { Rejection } from './reason-code';
import { spellRecord } from './spell-record';
import type { AcceptedRecord, RejectedRecord, ValidatedRecord } from './validated-record';

const shape = TypeCompiler.Compile(sourceRecordSchema);

/**
 * Reads the records of a block: repairs spaces around names and the older spelling, rejects other faults with a reason code.
 * @throws {IngestError} FORMAT where a record is not JSON: then the page is broken, not one record
 */
export function validateBlock(block: RecordBlock): ValidatedRecord[] {
  const { json, count, startOf, endOf } = block;
  const text = isUtf8(json) ? viewJson(json) : null;
  return Array.from({ length: count }, (_, index) => {
    const [start, end] = [startOf(index), endOf(index)];
    const plain = text === null ? null : readPlainRecord(text, start, end);
    return plain === null ? validateRecord(json.subarray(start, end)) : { accepted: plain };
  });
}

/**
 * Checks a record rule by rule. Records are parsed one at a time: one non-ASCII name in a block would make the whole block a string of
 * two-byte characters.
 */
function validateRecord(json: Buffer): ValidatedRecord {
  const received = parse(json);
  if (typeof received !== 'object' || received === null || Array.isArray(received)) {
    return reject(json, received, null, { reasonCode: 'NOT_A_RECORD', field: null, message: 'It is not an object' });
  }
  const { record, unknownFields } = spellRecord(received as Record<string, unknown>);
  const recordId = Number.isSafeInteger(record.id) && (record.id as number) >= 0 ? (record.id as number) : null;
  if (!shape.Check(record)) return reject(json, received, recordId, describeShape(shape.Errors(record).First()));
  const rejection = findBadText(record, unknownFields, json) ?? findContradiction(record);
  if (rejection) return reject(json, received, recordId, rejection);
  return { accepted: accept(record, unknownFields) };
}

function parse(json: Buffer): unknown {
  try {
    return JSON.parse(json.toString('utf8'));
  } catch {
    throw new IngestError('FORMAT', 'A record of the source is not JSON');
  }
}

function accept(record: SourceRecord, unknownFields: Record<string, unknown> | null): AcceptedRecord {
  const row = encodeRecord(record);
  const unknown = unknownFields === null ? null : toByteText(JSON.stringify(unknownFields, sortKeys));
  return {
    recordId: record.id,
    row,
    unknownFields: unknown,
    unknownFieldNames: unknownFields === null ? [] : Object.keys(unknownFields),
    contentHash: hash('sha256', Buffer.from(unknown === null ? row : `${row}\n${unknown}`, 'latin1'), 'base64url'),
    sourceUpdatedAt: record.updatedAt ?? record.createdAt,
  };
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function describeShape(error: ValueError | undefined): Rejection {
  const field = error?.path.split('/')[1] ?? null;
  const isMissing = error?.value === undefined || error.value === null || error.value === '';
  if (isMissing) return { reasonCode: 'MISSING_FIELD', field, message: `${field} is missing` };
  return { reasonCode: 'WRONG_TYPE', field, message: `${field} is not of the right type or range` };
}

function reject(json: Buffer, received: unknown, recordId: number | null, rejection: Rejection): { rejected: RejectedRecord } {
  return {
    rejected: {
      ...rejection,
      recordId,
      contentHash: hash('sha256', contentOf(json, received), 'base64url'),
      // It cannot hold a NUL: JSON only has it as an escape.
      rawForm: json.subarray(0, MAX_FIELD_BYTES).toString('utf8'),
      rawTruncated: json.length > MAX_FIELD_BYTES,
    },
  };
}

/** The content to hash: independent of the order of keys, so that a bad record is not quarantined again when its keys move. */
function contentOf(json: Buffer, received: unknown): string | Buffer {
  if (!isUtf8(json)) return json;
  const withoutMeaning = (key: string, value: unknown) => (WITHOUT_MEANING.has(key) ? undefined : sortKeys(key, value));
  try {
    return JSON.stringify(received, withoutMeaning);
  } catch {
    // Nested too deeply for JSON.stringify.
    return json;
  }
}
