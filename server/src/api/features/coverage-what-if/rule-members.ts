import { firstObservedYear } from '../../../mart/observed';
import { EVERYBODY } from '../../../mart/select/condition';
import { maskPeople } from '../../../mart/select/people-mask';
import { type MartState, NONE } from '../../../mart/state';
import type { CoverageRule } from './coverage-rule';
import type { Membership } from './presence';

/** The observed people whom each rule is about: the rules are the groups, by their places. */
export function membersOfRules(state: MartState, rules: readonly CoverageRule[]): Membership {
  const { people, fiscalYears } = state;
  const masks = rules.map(({ group, groupId }) =>
    group === 'EVERYONE' ? null : maskPeople(state, { choices: { [group]: { ids: [groupId ?? ''], orNone: false } } }, EVERYBODY),
  );
  const observedFrom = new Int32Array(people.count);
  const groupStart = new Int32Array(people.count + 1);
  const group: number[] = [];
  for (let person = 0; person < people.count; person++) {
    const year = firstObservedYear(state, person);
    if (year !== NONE) {
      observedFrom[person] = fiscalYears.start[year]!;
      for (const [rule, mask] of masks.entries()) if (mask === null || mask[person] === 1) group.push(rule);
    }
    groupStart[person + 1] = group.length;
  }
  return { width: rules.length, observedFrom, groupStart, group: Int32Array.from(group) };
}
