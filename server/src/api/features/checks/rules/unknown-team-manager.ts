import { textAt } from '../../../../mart/shared-columns';
import { NONE } from '../../../../mart/state';
import { findPeople } from './find-people';
import type { CheckRule } from './rule';

export const unknownTeamManager: CheckRule = {
  title: 'Team manager unknown',
  description: 'People whose team manager is a user of the source who has no record of their own, so that a name is missing.',
  find(view) {
    const { people, teamManagers } = view.state;
    const users = new Set(people.userId);
    return findPeople(view, (person) => {
      const manager = people.teamManager[person]!;
      const userId = manager === NONE ? null : textAt(teamManagers.id, manager);
      return userId === null || users.has(Number(userId)) ? null : `The team manager is user ${userId}, of whom there is no record`;
    });
  },
};
