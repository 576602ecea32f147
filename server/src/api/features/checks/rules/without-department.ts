import { NONE } from '../../../../mart/state';
import { findPeople } from './find-people';
import type { CheckRule } from './rule';

export const withoutDepartment: CheckRule = {
  title: 'No department',
  description: 'People whose newest record names no department.',
  find: (view) => findPeople(view, (person) => (view.state.people.department[person] === NONE ? 'No department' : null)),
};
