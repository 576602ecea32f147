import { DIMENSIONS } from '../../../mart/dimensions/registry';
import { leaveOf } from '../../../mart/leave-source';
import { maskOrdinals } from '../../../mart/select/ordinal-mask';
import { maskPeople } from '../../../mart/select/people-mask';
import type { TextColumn } from '../../../mart/shared-columns';
import type { MartState } from '../../../mart/state';
import type { PeopleQuestion } from './employee-list.question';

/** 1 for each requested person whom the caller may see. */
export function selectPeople(
  state: MartState,
  { choices, scope, isRetired, terms }: PeopleQuestion,
  throwIfCancelled: () => void,
): Uint8Array {
  const { people } = state;
  const chosen = maskPeople(state, { choices }, scope);
  const issuers = maskOrdinals(DIMENSIONS.LEAVE_ISSUER, leaveOf(state), choices.LEAVE_ISSUER);
  const holders = terms.length === 0 ? null : markTexts(people.searchText, terms);
  const mask = new Uint8Array(people.count);
  for (let person = 0; person < people.count; person++) {
    if ((person & 1023) === 0) throwIfCancelled();
    if (chosen?.[person] === 0) continue;
    if (issuers?.[people.leaveIssuer[person]! + 1] === 0) continue;
    if (isRetired !== null && people.isRetired[person] !== Number(isRetired)) continue;
    if (holders?.[person] === 0) continue;
    mask[person] = 1;
  }
  return mask;
}

/** 1 for each row whose text holds all terms. Bytes of UTF-8 are compared: a text occurs exactly where its bytes do. */
function markTexts(column: TextColumn, terms: readonly string[]): Uint8Array {
  const [marks, ...others] = terms.map((term) => markText(column, Buffer.from(term)));
  if (!marks) throw new Error('A search for nothing');
  for (const other of others) for (let row = 0; row < marks.length; row++) marks[row]! &= other[row]!;
  return marks;
}

/** Looks through the whole block: far cheaper than looking into every text. */
function markText({ bytes, offsets }: TextColumn, term: Buffer): Uint8Array {
  const texts = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const marks = new Uint8Array(offsets.length - 1);
  let row = 0;
  for (let at = texts.indexOf(term); at >= 0; ) {
    while (offsets[row + 1]! <= at) row++;
    const end = offsets[row + 1]!;
    const isInside = at + term.length <= end;
    if (isInside) marks[row] = 1;
    at = texts.indexOf(term, isInside ? end : at + 1);
  }
  return marks;
}

/** The rows that a mask marks, in order. */
export function listRows(mask: Uint8Array): Int32Array {
  const rows = new Int32Array(mask.length);
  let count = 0;
  for (let row = 0; row < mask.length; row++) if (mask[row] === 1) rows[count++] = row;
  return rows.subarray(0, count);
}
