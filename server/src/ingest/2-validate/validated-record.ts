import type { ByteText } from '../../db/copy-text';
import type { Rejection } from './reason-code';

/** A record that can be merged. */
export interface AcceptedRecord {
  recordId: number;
  /** The fields in the order of `SOURCE_FIELDS`, as one row of COPY text without its end. */
  row: ByteText;
  /** JSON, null where the source sent no field that is unknown here. */
  unknownFields: ByteText | null;
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
