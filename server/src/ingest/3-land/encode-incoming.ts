import { type ByteText, encodeCopyRow, toByteText } from '../../db/copy-text';
import { SOURCE_FIELDS } from '../../domain/source-fields';
import type { AcceptedRecord, RejectedRecord } from '../2-validate/validated-record';

const NO_FIELDS = encodeCopyRow(SOURCE_FIELDS.map(() => null));

/** Writes a row of `incoming_records`. An unchanged record has only its id and hash. */
export function encodeAccepted(seq: number, pageNumber: number, record: AcceptedRecord, storedHash: string | undefined): ByteText {
  const change = storedHash === undefined ? 'NEW' : storedHash === record.contentHash ? 'UNCHANGED' : 'CHANGED';
  const isKnown = change === 'UNCHANGED';
  const { recordId, contentHash, sourceUpdatedAt } = record;
  const unknownFields = isKnown ? null : record.unknownFields;
  const facts = encodeCopyRow([
    seq,
    pageNumber,
    change,
    recordId,
    contentHash,
    sourceUpdatedAt,
    unknownFields,
    null,
    null,
    null,
    null,
    null,
  ]);
  return `${facts}\t${isKnown ? NO_FIELDS : record.row}\n`;
}

/** Writes a row of `incoming_records`. */
export function encodeRejected(seq: number, pageNumber: number, record: RejectedRecord): ByteText {
  const { recordId, contentHash, reasonCode, field, message, rawForm, rawTruncated } = record;
  const facts = encodeCopyRow([
    seq,
    pageNumber,
    'REJECTED',
    recordId,
    contentHash,
    null,
    null,
    reasonCode,
    field,
    message,
    rawForm,
    rawTruncated,
  ]);
  return toByteText(`${facts}\t${NO_FIELDS}\n`);
}
