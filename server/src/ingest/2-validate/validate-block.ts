import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { TypeCompiler, type ValueError } from '@sinclair/typebox/compiler';
import { encodeCopyRow } from '../../db/copy-text';
import type { RecordBlock } from '../1-fetch/snapshot';
import { IngestError } from '../ingest-error';
import { SOURCE_FIELDS, type SourceRecord, sourceRecordSchema } from '../source-record';
import { findContradiction } from './check-meaning';
import { findBadText, MAX_FIELD_BYTES } from './check-text';
import type { Rejection } from './reason-code';
import { spellRecord } from './spell-record';

const DAYS_DECIMALS = 6;

/** A record that can be merged. */
export interface AcceptedRecord {
  recordId: number;
  /** The fields in the order of `SOURCE_FIELDS`, as one row of COPY text without its end. */
  row: string;
  /** JSON, null where the source sent no field that is unknown here. */
  unknownFields: string | null;
  unknownFieldNames: readonly string[];
  /** Of all that was received: equal hashes mean equal content, whatever the spelling and the order of keys. */
  contentHash: string;
  /** updatedAt, or createdAt where there is none; ISO instant. */
  sourceUpdatedAt: string;
}

/** A record that is set aside. */
export interface RejectedRecord extends Rejection {
  /** Null where it cannot be read. */
  recordId: number | null;
  contentHash: string;
  /** JSON as received, cut. */
  rawForm: string;
  rawTruncated: boolean;
}

export type ValidatedRecord = { accepted: AcceptedRecord } | { rejected: RejectedRecord };

const shape = TypeCompiler.Compile(sourceRecordSchema);

/**
 * Reads the records of a block: repairs what needs no guess (space around names, the older spelling), refuses the rest by name.
 * @throws {IngestError} FORMAT where one is no JSON: then the page is broken, not one record
 */
export function validateBlock(block: RecordBlock): ValidatedRecord[] {
  // Looked for once in all of them: most blocks hold none, and then no field has to be looked at.
  const isPlain = !block.json.includes('\\u') && isUtf8(block.json);
  return Array.from({ length: block.count }, (_, index) => validateRecord(block.recordAt(index), isPlain));
}

/** One at a time: a block would be parsed in two-byte characters for the sake of one name in it, which takes twice as long. */
function parse(json: Buffer): unknown {
  try {
    return JSON.parse(json.toString('utf8'));
  } catch {
    throw new IngestError('FORMAT', 'A record of the source is not JSON');
  }
}

function validateRecord(json: Buffer, isPlain: boolean): ValidatedRecord {
  const received = parse(json);
  if (typeof received !== 'object' || received === null || Array.isArray(received)) {
    return reject(json, null, { reasonCode: 'NOT_A_RECORD', field: null, message: 'It is not an object' });
  }
  const { record, unknownFields } = spellRecord(received as Record<string, unknown>);
  const recordId = Number.isSafeInteger(record.id) && (record.id as number) >= 0 ? (record.id as number) : null;
  if (!shape.Check(record)) return reject(json, recordId, describeShape(shape.Errors(record).First()));
  const rejection = findBadText(record, unknownFields, json, isPlain) ?? findContradiction(record);
  if (rejection) return reject(json, recordId, rejection);
  return { accepted: accept(record, unknownFields) };
}

function accept(record: SourceRecord, unknownFields: Record<string, unknown> | null): AcceptedRecord {
  const row = encodeCopyRow(SOURCE_FIELDS.map((field) => toText(record, field)));
  const unknown = unknownFields === null ? null : JSON.stringify(unknownFields, sortKeys);
  return {
    recordId: record.id,
    row,
    unknownFields: unknown,
    unknownFieldNames: unknownFields === null ? [] : Object.keys(unknownFields),
    contentHash: hash('sha256', unknown === null ? row : `${row}\n${unknown}`, 'base64url'),
    sourceUpdatedAt: record.updatedAt ?? record.createdAt,
  };
}

function toText(record: SourceRecord, field: keyof SourceRecord): string | null {
  const value = record[field];
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (field === 'allocations') return writeAllocations(record.allocations ?? []);
  // A source that computes with floating point sends 0.30000000000000004: a millionth of a day is all that is kept.
  if (field === 'leaveDays') return String(Number(record.leaveDays.toFixed(DAYS_DECIMALS)));
  if (field === 'isConsecutive' || field === 'isConverted') return value === true || value === 1 ? '1' : '0';
  return String(value);
}

/** In the order of their ids: the source's own order moves between answers. */
function writeAllocations(allocations: NonNullable<SourceRecord['allocations']>): string {
  return JSON.stringify(allocations.toSorted((a, b) => a.id - b.id).map(({ id, name, type }) => ({ id, name, type: type ?? null })));
}

/** The order of keys carries no meaning and differs between answers. */
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

function reject(json: Buffer, recordId: number | null, rejection: Rejection): { rejected: RejectedRecord } {
  return {
    rejected: {
      ...rejection,
      recordId,
      contentHash: hash('sha256', json, 'base64url'),
      // No NUL comes in here: JSON has it as an escape only.
      rawForm: json.subarray(0, MAX_FIELD_BYTES).toString('utf8'),
      rawTruncated: json.length > MAX_FIELD_BYTES,
    },
  };
}
