import { DIMENSIONS } from '../../../mart/dimensions/registry';
import { leaveOf } from '../../../mart/select/leave-source';
import { maskOrdinals } from '../../../mart/select/ordinal-mask';
import { maskPeople } from '../../../mart/select/people-mask';
import type { TextColumn } from '../../../mart/shared-columns';
import type { MartState } from '../../../mart/state';
import type { PeopleQuestion } from './employee-list.question';

/** 1 for each person who is asked for and whom the caller may see. */
export function selectPeople(
  state: MartState,
  { choices, scope, isRetired, terms }: PeopleQuestion,
  throwIfCancelled: () => void,
): Uint8Array {
  const { people } = state;
  const chosen = maskPeople(state, { choices }, scope);
  const issuers = maskOrdinals(DIMENSIONS.LEAVE_ISSUER, leaveOf(state), choices.LEAVE_ISSUER);
  const holdsAll = terms.length === 0 ? null : findTerms(people.searchText, terms);
  const mask = new Uint8Array(people.count);
  for (let person = 0; person < people.count; person++) {
    if ((person & 1023) === 0) throwIfCancelled();
    if (chosen?.[person] === 0) continue;
    if (issuers?.[people.leaveIssuer[person]! + 1] === 0) continue;
    if (isRetired !== null && people.isRetired[person] !== Number(isRetired)) continue;
    if (holdsAll && !holdsAll(person)) continue;
    mask[person] = 1;
  }
  return mask;
}

/** Whether all terms occur in the text of a row. Bytes of UTF-8 are compared: a text occurs exactly where its bytes do. */
function findTerms({ bytes, offsets }: TextColumn, terms: readonly string[]): (row: number) => boolean {
  const texts = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wanted = terms.map((term) => Buffer.from(term));
  return (row) => {
    const text = texts.subarray(offsets[row]!, offsets[row + 1]!);
    return wanted.every((term) => text.includes(term));
  };
}

/** The rows that a mask marks, in order. */
export function listRows(mask: Uint8Array): Int32Array {
  const rows = new Int32Array(mask.length);
  let count = 0;
  for (let row = 0; row < mask.length; row++) if (mask[row] === 1) rows[count++] = row;
  return rows.subarray(0, count);
}
