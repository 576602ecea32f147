import { hash } from 'node:crypto';
import { decodeCopyRow, encodeCopyRow, fromByteText } from '../db/copy-text';
import { SOURCE_FIELDS, type SourceField } from '../domain/source-fields';
import type { ValidatedRecord } from './2-validate/validated-record';
import type { ErasedPeople } from './erased-people';
import { CLEARED_FIELDS } from './field-erasure';
import { OLDER_SPELLING } from './source-record';

/** What stands for an erased person. */
export const ANONYMOUS_FIRST_NAME = 'Erased';
export const anonymousEmployeeId = (id: string): string => `erased-${id}`;
export const anonymousLastName = (id: string): string => `person ${id}`;
/** Above every id of a source that is seen in practice, and exact in a float. */
const FIRST_ANONYMOUS_USER = 900_000_000_000_000;
export const anonymousUserId = (id: string): string => String(FIRST_ANONYMOUS_USER + Number(id));

type Cells = readonly (string | null)[];

const at = Object.fromEntries(SOURCE_FIELDS.map((field, index) => [field, index])) as Record<SourceField, number>;
/** Ids and emails by which a record may name people other than the one whose leave it is. */
const OTHERS = ['teamManagerId', 'leaveIssuerId', 'currentLeaveIssuerId'] as const;
const ISSUER_NAMES = ['leaveIssuerFirstName', 'leaveIssuerMiddleName', 'leaveIssuerLastName'] as const;

/**
 * Replaces erased people in a record's fields, in the order of `SOURCE_FIELDS`, by anonymous ones. What totals are made of stays: dates,
 * days, type, status, department, designation and allocations. Returns null where the record names nobody who was erased.
 */
export function anonymiseCells(cells: Cells, erased: ErasedPeople): (string | null)[] | null {
  const cellOf = (field: SourceField) => cells[at[field]] ?? null;
  const changes: [SourceField, string | null][] = [];
  const own = erased.findEmployee(cellOf('empId')) ?? erased.findUser(cellOf('userId'));
  if (own !== null) {
    changes.push(['empId', anonymousEmployeeId(own)], ['userId', anonymousUserId(own)], ['email', '']);
    changes.push(['firstName', ANONYMOUS_FIRST_NAME], ['lastName', anonymousLastName(own)]);
    for (const field of CLEARED_FIELDS) changes.push([field, null]);
  }
  for (const field of OTHERS) {
    const other = erased.findUser(cellOf(field));
    if (other !== null) changes.push([field, anonymousUserId(other)]);
  }
  if (erased.findUser(cellOf('leaveIssuerId')) !== null) for (const field of ISSUER_NAMES) changes.push([field, null]);
  const isIssuerErased = erased.findUser(cellOf('currentLeaveIssuerId')) ?? erased.findEmail(cellOf('currentLeaveIssuerEmail'));
  if (isIssuerErased !== null) changes.push(['currentLeaveIssuerEmail', null]);
  if (changes.length === 0) return null;
  const anonymous = [...cells];
  for (const [field, value] of changes) anonymous[at[field]] = value;
  return anonymous;
}

/** The hash of a record without unknown fields, as validation makes it. @param row COPY text of its cells */
export function hashRow(row: string): string {
  return hash('sha256', Buffer.from(row, 'latin1'), 'base64url');
}

const READABLE_IDS = ['empId', 'userId', 'email', ...OTHERS, 'currentLeaveIssuerEmail'];
const OLDER_IDS = [...OLDER_SPELLING].filter(([, field]) => READABLE_IDS.includes(field)).map(([older]) => older);
/** Ids in JSON text that may be cut off or not be a record at all. */
const ID_IN_JSON = new RegExp(`"(?:${[...READABLE_IDS, ...OLDER_IDS].join('|')})"\\s*:\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|(\\d+))`, 'g');

/** Whether JSON text names somebody who was erased. */
export function namesErased(json: string, erased: ErasedPeople): boolean {
  return [...json.matchAll(ID_IN_JSON)].some(([, text, number]) => {
    const id = text ?? number ?? '';
    return (erased.findEmployee(id) ?? erased.findUser(id) ?? erased.findEmail(id)) !== null;
  });
}

/** Replaces erased people in a validated record. Of a rejected record nothing stays but its id and the reason. */
export function anonymise(result: ValidatedRecord, erased: ErasedPeople): ValidatedRecord {
  if (erased.isEmpty) return result;
  if ('rejected' in result) {
    const { rejected } = result;
    if (!namesErased(rejected.rawForm, erased)) return result;
    return { rejected: { ...rejected, contentHash: erased.disguise(rejected.contentHash), rawForm: '{}', rawTruncated: true } };
  }
  const { accepted } = result;
  const anonymous = anonymiseCells(decodeCopyRow(accepted.row), {
    ...erased,
    findEmployee: ofBytes(erased.findEmployee),
    findEmail: ofBytes(erased.findEmail),
  });
  if (anonymous === null) return result;
  const row = encodeCopyRow(anonymous);
  return { accepted: { ...accepted, row, unknownFields: null, unknownFieldNames: [], contentHash: hashRow(row) } };
}

/** Cells of COPY text are bytes; ids were hashed as text. */
function ofBytes(find: (id: string | null) => string | null): (id: string | null) => string | null {
  return (id) => find(id === null ? null : fromByteText(id));
}
