import { type ByteText, encodeCopyRow, toByteText } from '../../db/copy-text';
import { SOURCE_FIELDS, type SourceRecord } from '../source-record';

const DAYS_DECIMALS = 6;

/** The fields in the order of `SOURCE_FIELDS`, as one row of COPY text without its end. */
export function encodeRecord(record: SourceRecord): ByteText {
  return toByteText(encodeCopyRow(SOURCE_FIELDS.map((field) => toText(record, field))));
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
export function writeAllocations(allocations: NonNullable<SourceRecord['allocations']>): string {
  return JSON.stringify(allocations.toSorted((a, b) => a.id - b.id).map(({ id, name, type }) => ({ id, name, type: type ?? null })));
}

/** The order of keys carries no meaning and differs between answers. */
