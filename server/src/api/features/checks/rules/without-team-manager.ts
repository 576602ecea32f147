import { NONE } from '../../../../mart/state';
import { findPeople } from './find-people';
import type { CheckRule } from './rule';

export const withoutTeamManager: CheckRule = {
  title: 'No team manager',
  description: 'People whose newest record names no team manager.',
  find: (view) => findPeople(view, (person) => (view.state.people.teamManager[person] === NONE ? 'No team manager' : null)),
};
