import { textAt } from '../../../../mart/shared-columns';
import { type Finding, finding, type RuleView } from './rule';

/** People who are not retired. @param look says what is wrong with a person; null: nothing. */
export function findPeople({ state: { people } }: RuleView, look: (person: number) => string | null): Finding[] {
  const found: Finding[] = [];
  for (let person = 0; person < people.count; person++) {
    const what = people.isRetired[person] === 1 ? null : look(person);
    if (what !== null) found.push(finding({ key: textAt(people.id, person), what, person }));
  }
  return found;
}
