import { isDeepStrictEqual } from 'node:util';
import { findPlace } from '../../domain/find-place';
import { findText } from '../find-member';
import type { TextColumn } from '../shared-columns';
import { type MartState, NONE, type People } from '../state';
import type { FrameTables } from './frame';
import { fillPeople, MEMBER_TABLES, personRowAt } from './people';
import { createPlacement, type Placement, placesBefore } from './placement';
import { renumber } from './renumber';
import type { PersonRow } from './rows';

export interface FollowedPeople {
  people: People;
  /** The place in the earlier state of each person; NONE: not there. Null: all people have the same places. */
  personBefore: Int32Array | null;
}

/**
 * The people of an earlier state, with those in `rows` as they are there.
 * @param tables what people point into.
 * @param rows in the order of lists; they may be the same as in the earlier state.
 */
export function followPeople(current: MartState, tables: FrameTables, rows: readonly PersonRow[]): FollowedPeople {
  const { people } = current;
  const find = findText(people.id, people.count);
  const changed = rows.filter((row) => !isSamePerson(current, find(row.id), row));
  const isNumberedAsBefore = MEMBER_TABLES.every((table) => renumber(current[table], tables[table]) === null);
  if (changed.length === 0 && isNumberedAsBefore) return { people, personBefore: null };
  const placement = placePeople(people, find, changed);
  const personBefore = placesBefore(placement);
  for (const [at, place] of placement.newPlace.entries()) personBefore[place] = find(changed[placement.newRow[at]!]!.id);
  return { people: fillPeople(placement, current, tables, changed), personBefore };
}

function isSamePerson(current: MartState, person: number, row: PersonRow): boolean {
  return person !== NONE && isDeepStrictEqual(sortAllocations(row), sortAllocations(personRowAt(current, person)));
}

const sortAllocations = (row: PersonRow): PersonRow => ({ ...row, allocationIds: row.allocationIds.toSorted() });

/** People of the earlier state, with the changed ones taken out and put in where they belong. */
function placePeople(people: People, find: (id: string) => number, changed: readonly PersonRow[]): Placement {
  const isReplaced = new Uint8Array(people.count);
  for (const { id } of changed) if (find(id) !== NONE) isReplaced[find(id)] = 1;
  const placement = createPlacement(changed.length);
  let next = 0;
  const keepUpTo = (end: number) => {
    for (; next < end; next++) if (isReplaced[next] === 0) placement.keep(next, 1);
  };
  for (const [at, row] of changed.entries()) {
    const [name, id] = [Buffer.from(row.sortName), Buffer.from(row.id)];
    // Bytes of UTF-8 sort by code point, as the database sorts them.
    keepUpTo(findPlace(people.count, (place) => (compareAt(people.sortName, place, name) || compareAt(people.id, place, id)) < 0));
    placement.add(at);
  }
  keepUpTo(people.count);
  return placement.finish();
}

function compareAt({ bytes, offsets }: TextColumn, at: number, text: Buffer): number {
  return Buffer.compare(bytes.subarray(offsets[at], offsets[at + 1]), text);
}
