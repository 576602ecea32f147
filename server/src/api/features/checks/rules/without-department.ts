import { NONE } from '../../../../mart/state';
import { findPeople, type RuleOfPeople } from './rule';

export const withoutDepartment: RuleOfPeople = {
  title: 'No department',
  description: 'People whose newest record names no department.',
  ofPeople: ({ state }) => findPeople(state, (person) => (state.people.department[person] === NONE ? 'No department' : null)),
};
