import { type ByteText, encodeCopyRow, toByteText } from '../../db/copy-text';
import { SOURCE_FIELDS } from '../../domain/source-fields';
import { FIELD_FACTS, type SourceRecord } from '../source-record';

/** A millionth of a day is all that is kept. */
const DAYS_DECIMALS = 6;

/** Writes the fields in the order of `SOURCE_FIELDS` as one row of COPY text, without the line end. */
export function encodeRecord(record: SourceRecord): ByteText {
  return toByteText(encodeCopyRow(SOURCE_FIELDS.map((field) => toText(record, field))));
}

function toText(record: SourceRecord, field: keyof SourceRecord): string | null {
  const value = record[field];
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  const { kind } = FIELD_FACTS[field];
  if (kind === 'ALLOCATIONS') return writeAllocations(record.allocations ?? []);
  // A source that computes with floating point sends 0.30000000000000004.
  if (kind === 'DAYS') return String(Number(Number(value).toFixed(DAYS_DECIMALS)));
  if (kind === 'FLAG') return value === true || value === 1 ? '1' : '0';
  return String(value);
}

/** Writes allocations in the order of their ids: the source's order varies between answers. */
export function writeAllocations(allocations: NonNullable<SourceRecord['allocations']>): string {
  return JSON.stringify(allocations.toSorted((a, b) => a.id - b.id).map(({ id, name, type }) => ({ id, name, type: type ?? null })));
}
