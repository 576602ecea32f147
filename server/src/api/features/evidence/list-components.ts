import type { LeaveCondition, Scope } from '../../../mart/select/condition';
import { NO_DAY } from '../../../mart/select/select-leave';
import { type MartState, NONE } from '../../../mart/state';
import { ChangeKind } from './change-kind';
import { describeSide, passesPerson, passesStatus, sumDays, sumUnder } from './change-side';
import { createComponent } from './component';
import { readEarlierRosters } from './earlier-rosters';
import type { ComponentAnswer } from './explain-change.question';
import { matchLeaves, matchPeople } from './match-leaves';

interface Change {
  from: MartState;
  to: MartState;
  /** Says who is in the caller's team. */
  team: MartState;
  condition: LeaveCondition;
  scope: Scope;
  returnedIds: readonly number[];
  leavesPerComponent: number;
  throwIfCancelled: () => void;
}

/**
 * Every cause with what it did to leaves under the condition. Causes are steps from the earlier state to the later one, one taken after the
 * other, so that they add up to the difference exactly: the record without its status, its status, the person, the calendar. A person
 * without leave in the earlier state is taken as in the later one. Cost: one pass over the leaves of both states.
 */
export function listComponents({ from, to, returnedIds, leavesPerComponent, throwIfCancelled, ...asked }: Change): ComponentAnswer[] {
  const [before, after] = [describeSide(from, asked), describeSide(to, asked)];
  const earlier = readEarlierRosters(from, to);
  const people = matchPeople(from, to);
  const matches = matchLeaves(from, to, people);
  const isKept = new Uint8Array(from.leaves.count);
  const returned = new Set(returnedIds);
  const kinds = Object.values(ChangeKind).map((kind) => [kind, createComponent(kind, leavesPerComponent)] as const);
  const components = Object.fromEntries(kinds) as Record<ChangeKind, ReturnType<typeof createComponent>>;

  for (let leaf = 0; leaf < matches.length; leaf++) {
    if ((leaf & 4095) === 0) throwIfCancelled();
    const id = to.leaves.id[leaf]!;
    const match = matches[leaf]!;
    const now = sumUnder(after, leaf);
    if (match === NONE) {
      (returned.has(id) ? components.RETURNED : components.NEW).add(id, NO_DAY, now);
      continue;
    }
    isKept[match] = 1;
    const person = to.leaves.person[leaf]!;
    const hadPerson = people[person]! !== NONE && from.people.isRetired[people[person]!] === 0;
    const days = earlier.sumDays(after, leaf, people[person]!) ?? sumDays(after, leaf);
    const ofPersonBefore = (hadPerson ? passesPerson(before, people[person]!) : passesPerson(after, person)) ? days : NO_DAY;
    const isStatusNow = passesStatus(after, to.leaves.status[leaf]!);
    const edited = passesStatus(after, from.leaves.status[match]!) ? ofPersonBefore : NO_DAY;
    const decided = isStatusNow ? ofPersonBefore : NO_DAY;
    const moved = isStatusNow && passesPerson(after, person) ? days : NO_DAY;
    components.EDITED.add(id, sumUnder(before, match), edited);
    components.STATUS_CHANGED.add(id, edited, decided);
    components.PEOPLE_CHANGED.add(id, decided, moved);
    components.CALENDAR_CHANGED.add(id, moved, now);
  }
  for (let leaf = 0; leaf < isKept.length; leaf++) {
    if (isKept[leaf] === 0) components.RETIRED.add(from.leaves.id[leaf]!, sumUnder(before, leaf), NO_DAY);
  }
  return Object.values(components).map(({ answer }) => answer);
}
