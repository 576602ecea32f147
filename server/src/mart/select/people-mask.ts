import { DIMENSIONS, dimensionOf, dimensionsOf } from '../dimensions/registry';
import { findNumber, findText } from '../find-member';
import { leaveOf } from '../leave-source';
import { type MartState, NONE } from '../state';
import type { LeaveCondition, Scope } from './condition';
import { maskOrdinals } from './ordinal-mask';

const BY_PERSON = dimensionsOf('PERSON');

/**
 * 1 for each person under a condition whom the caller may see, regardless of their leave; null: everybody.
 * @param team the state that defines the caller's team: the newest one, even if `state` is an earlier one.
 */
export function maskPeople(
  state: MartState,
  { choices, attribution }: Pick<LeaveCondition, 'choices' | 'attribution'>,
  scope: Scope,
  team: MartState = state,
): Uint8Array | null {
  const source = leaveOf(state);
  const parts: ((person: number) => boolean)[] = [];
  for (const { name, dimension } of BY_PERSON) {
    // Each leave has this dimension of its own (AT_LEAVE): it is decided leave by leave.
    if (dimensionOf(name, attribution).kind === 'LEAVE') continue;
    const mask = maskOrdinals(dimension, source, choices[name]);
    if (!mask) continue;
    const column = dimension.column(source);
    parts.push((person) => mask[(column[person] as number) + 1] === 1);
  }
  const allocations = maskOrdinals(DIMENSIONS.PROJECT_ALLOCATION, source, choices.PROJECT_ALLOCATION);
  if (allocations) parts.push((person) => isAllocated(state, allocations, person));
  if (scope.teamOf !== null) {
    const members = maskTeam(state, scope.teamOf, team);
    parts.push((person) => members[person] === 1);
  }
  if (parts.length === 0) return null;
  const mask = new Uint8Array(state.people.count);
  for (let person = 0; person < mask.length; person++) if (parts.every((passes) => passes(person))) mask[person] = 1;
  return mask;
}

function isAllocated({ people: { allocationStart, allocation } }: MartState, mask: Uint8Array, person: number): boolean {
  const [first, last] = [allocationStart[person] as number, allocationStart[person + 1] as number];
  if (first === last) return mask[0] === 1;
  for (let at = first; at < last; at++) if (mask[(allocation[at] as number) + 1] === 1) return true;
  return false;
}

/** The people of `state` whose team manager, as `team` has it, is the person with this empId. A person who is not known has no team. */
function maskTeam(state: MartState, empId: string, team: MartState): Uint8Array {
  const mask = new Uint8Array(state.people.count);
  const manager = findText(team.people.id, team.people.count)(empId);
  if (manager === NONE) return mask;
  const ordinal = findNumber(team.teamManagers.id, team.teamManagers.count)(String(team.people.userId[manager]));
  if (ordinal === NONE) return mask;
  if (team === state) {
    for (let person = 0; person < mask.length; person++) if (state.people.teamManager[person] === ordinal) mask[person] = 1;
    return mask;
  }
  const find = findText(state.people.id, state.people.count);
  for (let person = 0; person < team.people.count; person++) {
    if (team.people.teamManager[person] !== ordinal) continue;
    const same = find(DIMENSIONS.EMPLOYEE.idAt(leaveOf(team), team.people.labelRank[person] as number));
    if (same !== NONE) mask[same] = 1;
  }
  return mask;
}
