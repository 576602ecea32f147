import type { ByteText } from '../../db/copy-text';
import type { Rejection } from './reason-code';

/** A record that passed all checks. */
export interface AcceptedRecord {
  recordId: number;
  /** The fields in the order of `SOURCE_FIELDS`, as one row of COPY text without the line end. */
  row: ByteText;
  /** Unknown fields as JSON; null where there are none. */
  unknownFields: ByteText | null;
  unknownFieldNames: readonly string[];
  /** Hash of all fields: independent of the spelling and the order of keys. */
  contentHash: string;
  /** updatedAt, or createdAt where there is none; ISO instant. */
  sourceUpdatedAt: string;
}

/** A record for the quarantine. */
export interface RejectedRecord extends Rejection {
  /** Null where it cannot be read. */
  recordId: number | null;
  contentHash: string;
  /** JSON as received, cut to 64 kB. */
  rawForm: string;
  rawTruncated: boolean;
}

export type ValidatedRecord = { accepted: AcceptedRecord } | { rejected: RejectedRecord };
