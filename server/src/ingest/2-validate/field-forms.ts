import type { SourceField } from '../source-record';
import { isAt } from './find-fields';

/** How the value of a field is usually written. The thorough check is `sourceRecordSchema`; whatever is written otherwise goes there. */
export type FieldForm =
  | 'ID'
  | 'ID?'
  | 'DAYS'
  | 'DAYS?'
  | 'BOOLEAN'
  | 'BOOLEAN?'
  | 'FLAG'
  | 'NAME'
  | 'NAME?'
  | 'WORD'
  | 'TEXT?'
  | 'ALLOCATIONS';

/** NAME: the space around it goes. WORD: a name that is not empty. A question mark: may be null. */
export const FIELD_FORMS: Readonly<Record<SourceField, FieldForm>> = {
  id: 'ID',
  userId: 'ID',
  empId: 'WORD',
  teamManagerId: 'ID?',
  designationId: 'ID?',
  designationName: 'NAME?',
  firstName: 'NAME',
  middleName: 'NAME?',
  lastName: 'NAME',
  email: 'NAME',
  isHr: 'BOOLEAN',
  isSupervisor: 'BOOLEAN',
  allocations: 'ALLOCATIONS',
  leaveIssuerId: 'ID?',
  currentLeaveIssuerId: 'ID?',
  leaveIssuerFirstName: 'NAME?',
  leaveIssuerMiddleName: 'NAME?',
  leaveIssuerLastName: 'NAME?',
  currentLeaveIssuerEmail: 'NAME?',
  departmentDescription: 'NAME?',
  startDate: 'NAME',
  endDate: 'NAME',
  leaveDays: 'DAYS',
  reason: 'TEXT?',
  status: 'WORD',
  remarks: 'TEXT?',
  leaveTypeId: 'ID',
  leaveTypeName: 'WORD',
  defaultDays: 'DAYS?',
  transferableDays: 'DAYS?',
  isConsecutive: 'FLAG',
  fiscalId: 'ID',
  fiscalStartDate: 'NAME',
  fiscalEndDate: 'NAME',
  fiscalIsCurrent: 'BOOLEAN?',
  createdAt: 'NAME',
  updatedAt: 'NAME?',
  isConverted: 'FLAG',
};

const TRUE = Buffer.from('true');
const FALSE = Buffer.from('false');
const QUOTE = 0x22;
const OPEN_BRACKET = 0x5b;
const DOT = 0x2e;
const ZERO = 0x30;
const ONE = 0x31;
const NINE = 0x39;
const SPACE = 0x20;
const FIRST_NOT_ASCII = 0x80;
/** Every number of so many digits is exact in a double. */
const MAX_ID_DIGITS = 15;
const MAX_DAYS_DIGITS = 4;
const MAX_DECIMALS = 6;

/** Whether a value that begins and ends here is written as its field usually is. Nothing between them: null, or not sent. */
export function hasPlainForm(json: Buffer, start: number, end: number, form: FieldForm): boolean {
  if (start === end) return form.endsWith('?') || form === 'FLAG' || form === 'ALLOCATIONS';
  switch (form) {
    case 'ID':
    case 'ID?':
      return countDigits(json, start, end, MAX_ID_DIGITS) === end - start;
    case 'DAYS':
    case 'DAYS?':
      return isDays(json, start, end);
    case 'BOOLEAN':
    case 'BOOLEAN?':
      return isBoolean(json, start, end);
    case 'FLAG':
      return (end - start === 1 && (json[start] === ZERO || json[start] === ONE)) || isBoolean(json, start, end);
    case 'ALLOCATIONS':
      return json[start] === OPEN_BRACKET;
    case 'TEXT?':
      return json[start] === QUOTE;
    default:
      return json[start] === QUOTE && end - start > (form === 'WORD' ? 2 : 1) && isTrimmable(json, start + 1, end - 1);
  }
}

/** The digits of a whole number without leading zeros, 0 where there are none or too many. */
function countDigits(json: Buffer, start: number, end: number, most: number): number {
  let at = start;
  for (let byte = json[at] as number; at < end && byte >= ZERO && byte <= NINE; ) byte = json[++at] as number;
  const digits = at - start;
  return digits > most || (digits > 1 && json[start] === ZERO) ? 0 : digits;
}

function isDays(json: Buffer, start: number, end: number): boolean {
  const digits = countDigits(json, start, end, MAX_DAYS_DIGITS);
  if (digits === 0 || start + digits === end) return digits > 0;
  const decimals = end - start - digits - 1;
  if (json[start + digits] !== DOT || decimals < 1 || decimals > MAX_DECIMALS || json[end - 1] === ZERO) return false;
  for (let at = start + digits + 1; at < end; at++) if ((json[at] as number) < ZERO || (json[at] as number) > NINE) return false;
  return true;
}

function isBoolean(json: Buffer, start: number, end: number): boolean {
  const word = end - start === TRUE.length ? TRUE : FALSE;
  return end - start === word.length && isAt(json, start, word);
}

/** Whether the space around a name is ASCII space at most, and something is left without it (or it was empty to begin with). */
function isTrimmable(json: Buffer, start: number, end: number): boolean {
  if (start === end) return true;
  const first = json[start] as number;
  const last = json[end - 1] as number;
  if (first > SPACE && first < FIRST_NOT_ASCII && last > SPACE && last < FIRST_NOT_ASCII) return true;
  // Most letters that are not ASCII end in a byte that says nothing of space: the text itself is asked.
  const text = json.toString('utf8', start, end);
  const trimmed = text.trim();
  return trimmed !== '' && trimmed.length === text.replace(/^ +| +$/g, '').length;
}
