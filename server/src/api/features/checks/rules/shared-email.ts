import { textAt } from '../../../../mart/shared-columns';
import type { People } from '../../../../mart/state';
import { findPeople, type RuleOfPeople } from './rule';

export const sharedEmail: RuleOfPeople = {
  title: 'Two people with one email',
  description:
    'People whose email address is also that of another person, accents and case aside. They may be one person with two numbers.',
  ofPeople({ state }) {
    const { people } = state;
    const byEmail = new Map<string, number[]>();
    for (let person = 0; person < people.count; person++) {
      const email = people.isRetired[person] === 1 ? '' : emailOf(people, person);
      if (email === '') continue;
      const sharing = byEmail.get(email);
      if (sharing) sharing.push(person);
      else byEmail.set(email, [person]);
    }
    const others = (person: number) => (byEmail.get(emailOf(people, person)) ?? []).filter((other) => other !== person);
    const findOf = findPeople(state, (person) => {
      const { length } = others(person);
      return length === 0 ? null : `The email of ${length === 1 ? '1 other person' : `${length} other people`}`;
    });
    return (person) => findOf(person).map((one) => ({ ...one, otherPeople: others(person) }));
  },
};

/** The folded email: `searchText` is the folded name, the email and the number. */
function emailOf({ searchText, sortName }: People, person: number): string {
  return textAt(searchText, person)
    .slice(textAt(sortName, person).length + 1)
    .split(' ')[0]!;
}
