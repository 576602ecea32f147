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

/** Why a record is rejected. The message names the rule, never the value: only some roles may see values. */
export interface Rejection {
  reasonCode: ReasonCode;
  /** The field that broke the rule, in the newer spelling; null for the record as a whole. */
  field: string | null;
  message: string;
}
