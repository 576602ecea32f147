import { textAt } from '../../../../mart/shared-columns';
import { finding, type RuleOfPeople } from './rule';

export const sharedEmail: RuleOfPeople = {
  title: 'Two people with one email',
  description:
    'People whose email address is also that of another person, accents and case aside. They may be one person with two numbers.',
  ofPeople({ state: { people } }) {
    const nobody: number[] = [];
    const byEmail = new Map<string, number[]>();
    const sharing = Array.from({ length: people.count }, (_, person) => {
      const email = people.isRetired[person] === 1 ? '' : textAt(people.email, person);
      if (email === '') return nobody;
      const all = byEmail.get(email) ?? [];
      byEmail.set(email, all);
      all.push(person);
      return all;
    });
    return (person) => {
      const otherPeople = sharing[person]!.filter((other) => other !== person);
      const { length } = otherPeople;
      if (length === 0) return [];
      const what = `The email of ${length === 1 ? '1 other person' : `${length} other people`}`;
      return [finding({ key: textAt(people.id, person), what, person, otherPeople })];
    };
  },
};
