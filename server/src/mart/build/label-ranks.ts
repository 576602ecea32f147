import { findPlace } from '../../domain/find-place';
import { compareText } from '../../domain/text-order';
import { sharedInt32, textAt } from '../shared-columns';
import { NONE, type People } from '../state';
import { type Placement, placesBefore } from './placement';
import type { PersonRow } from './rows';

/** What the order of labels goes by: lower case by code point, then as written, then by number. */
interface Labelled {
  folded: string;
  label: string;
  id: string;
}

const labelled = (label: string, id: string): Labelled => ({ folded: label.toLowerCase(), label, id });
const compare = (a: Labelled, b: Labelled) => compareText(a.folded, b.folded) || compareText(a.label, b.label) || compareText(a.id, b.id);

/** Places in the order of labels. Cost: one pass over the people, and sorting and looking up the new ones. */
export function rankLabels(placement: Placement, old: People | null, rows: readonly PersonRow[]): Int32Array {
  const kept = orderKept(placement, old);
  const { newPlace, newRow } = placement;
  const added = Array.from(newPlace, (place, at) => ({ place, own: labelled(rows[newRow[at]!]!.label, rows[newRow[at]!]!.id) }));
  added.sort((a, b) => compare(a.own, b.own));
  const ranks = sharedInt32(placement.count);
  let [next, rank] = [0, 0];
  for (const { place, own } of added) {
    const isBefore = (at: number) => compare(labelled(textAt(old!.label, kept.before[at]!), textAt(old!.id, kept.before[at]!)), own) < 0;
    for (const end = findPlace(kept.place.length, isBefore); next < end; next++) ranks[kept.place[next]!] = rank++;
    ranks[place] = rank++;
  }
  for (; next < kept.place.length; next++) ranks[kept.place[next]!] = rank++;
  return ranks;
}

/** People that are kept, in the order of their labels: their places, and those in the earlier table. */
function orderKept(placement: Placement, old: People | null): { place: Int32Array; before: Int32Array } {
  if (!old) return { place: new Int32Array(0), before: new Int32Array(0) };
  const placeOf = new Int32Array(old.count).fill(NONE);
  for (const [place, before] of placesBefore(placement).entries()) if (before !== NONE) placeOf[before] = place;
  const byRank = new Int32Array(old.count);
  for (let person = 0; person < old.count; person++) byRank[old.labelRank[person]!] = person;
  const before = byRank.filter((person) => placeOf[person] !== NONE);
  return { place: before.map((person) => placeOf[person]!), before };
}
