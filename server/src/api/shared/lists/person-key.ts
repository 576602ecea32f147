import { findPlace } from '../../../domain/find-place';
import { compareText } from '../../../domain/text-order';
import { textAt } from '../../../mart/shared-columns';
import type { People } from '../../../mart/state';

/** The place of a person in the order of names, as text: the folded name and the employee number. */
export function namePlaceAt({ sortName, id }: People, person: number): [string, string] {
  return [textAt(sortName, person), textAt(id, person)];
}

/** The person with this folded name and employee number; a half less than the next one's place where there is none. */
export function personOfNamePlace(people: People, name: string, id: string): number {
  const compare = (person: number) => compareText(textAt(people.sortName, person), name) || compareText(textAt(people.id, person), id);
  const person = findPlace(people.count, (at) => compare(at) < 0);
  return person < people.count && compare(person) === 0 ? person : person - 0.5;
}
