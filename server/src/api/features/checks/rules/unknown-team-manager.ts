import { textAt } from '../../../../mart/shared-columns';
import { NONE } from '../../../../mart/state';
import { findPeople, type RuleOfPeople } from './rule';

export const unknownTeamManager: RuleOfPeople = {
  title: 'Team manager unknown',
  description: 'People whose team manager is a user of the source who has no record of their own, so that a name is missing.',
  ofPeople({ state }) {
    const { people, teamManagers } = state;
    const users = new Set(people.userId);
    return findPeople(state, (person) => {
      const manager = people.teamManager[person]!;
      const userId = manager === NONE ? null : textAt(teamManagers.id, manager);
      return userId === null || users.has(Number(userId)) ? null : `The team manager is user ${userId}, of whom there is no record`;
    });
  },
};
