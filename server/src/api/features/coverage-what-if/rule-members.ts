import { isObserved } from '../../../mart/observed';
import { EVERYBODY } from '../../../mart/select/condition';
import { maskPeople } from '../../../mart/select/people-mask';
import type { MartState } from '../../../mart/state';
import type { CoverageRule } from './coverage-rule';
import type { Membership } from './presence';

/** The observed people whom each rule is about: the rules are the groups, by their places. */
export function membersOfRules(state: MartState, rules: readonly CoverageRule[]): Membership {
  const { people } = state;
  const masks = rules.map(({ group, groupId }) =>
    group === 'EVERYONE' ? null : maskPeople(state, { choices: { [group]: { ids: [groupId ?? ''], orNone: false } } }, EVERYBODY),
  );
  const groupStart = new Int32Array(people.count + 1);
  const group: number[] = [];
  for (let person = 0; person < people.count; person++) {
    if (isObserved(state, person)) {
      for (const [rule, mask] of masks.entries()) if (mask === null || mask[person] === 1) group.push(rule);
    }
    groupStart[person + 1] = group.length;
  }
  return { width: rules.length, groupStart, group: Int32Array.from(group) };
}
