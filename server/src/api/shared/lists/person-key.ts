import { compareText } from '../../../domain/text-order';
import { textAt } from '../../../mart/shared-columns';
import type { People } from '../../../mart/state';

/** The place of a person in the order of names, as text: the folded name and the employee number. */
export function namePlaceAt({ sortName, id }: People, person: number): [string, string] {
  return [textAt(sortName, person), textAt(id, person)];
}

/** The person with this folded name and employee number; a half less than the next one's place where there is none. */
export function personOfNamePlace(people: People, name: string, id: string): number {
  let [low, high] = [0, people.count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const difference = compareText(textAt(people.sortName, middle), name) || compareText(textAt(people.id, middle), id);
    if (difference === 0) return middle;
    if (difference < 0) low = middle + 1;
    else high = middle;
  }
  return low - 0.5;
}
