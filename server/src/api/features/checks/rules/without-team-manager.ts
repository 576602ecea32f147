import { NONE } from '../../../../mart/state';
import { findPeople, type RuleOfPeople } from './rule';

export const withoutTeamManager: RuleOfPeople = {
  title: 'No team manager',
  description: 'People whose newest record names no team manager.',
  ofPeople: ({ state }) => findPeople(state, (person) => (state.people.teamManager[person] === NONE ? 'No team manager' : null)),
};
