/** Why a record is in quarantine: a closed set, counted per run and shown in words. */
export type ReasonCode =
  | 'NOT_A_RECORD'
  | 'MISSING_FIELD'
  | 'WRONG_TYPE'
  | 'TOO_LONG'
  | 'BAD_TEXT'
  | 'BAD_DATE'
  | 'END_BEFORE_START'
  | 'RANGE_TOO_LONG'
  | 'BAD_LEAVE_DAYS'
  | 'BAD_FISCAL_YEAR';

/** A record that is set aside. The message names the rule, never the value: values are for those who may see the raw form. */
export interface Rejection {
  reasonCode: ReasonCode;
  /** The field that broke the rule, in the newer spelling; null where it is the record as a whole. */
  field: string | null;
  message: string;
}
