import { findNumber } from '../find-member';
import type { LeaveSource } from '../leave-source';
import { textAt } from '../shared-columns';
import type { MartState, Members } from '../state';

type MemberTable = { [Name in keyof MartState]: MartState[Name] extends Members ? Name : never }[keyof MartState];

/** What dimensions share whose values are a table of ids and labels. */
export function membersOf(table: MemberTable) {
  return {
    count: ({ state }: LeaveSource) => state[table].count,
    idAt: ({ state }: LeaveSource, ordinal: number) => textAt(state[table].id, ordinal),
    labelAt: ({ state }: LeaveSource, ordinal: number) => textAt(state[table].label, ordinal),
    find: ({ state }: LeaveSource) => findNumber(state[table].id, state[table].count),
  };
}
