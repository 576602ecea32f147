import { textAt } from '../../../../mart/shared-columns';
import { type MartState, NONE, STATUS } from '../../../../mart/state';

/** One thing that a check found. Ordinals are those of the state; NONE: nothing of the kind. */
export interface Finding {
  /** Names the finding among those of its check, in any state. */
  key: string;
  /** In figures and dates, without names: it is kept, and an acceptance ends when it differs. */
  what: string;
  person: number;
  leave: number;
  /** A leave of the same person. */
  otherLeave: number;
  leaveType: number;
  fiscalYear: number;
  otherFiscalYear: number;
  /** Further people. */
  otherPeople: readonly number[];
}

export interface RuleView {
  state: MartState;
  /** The business date, in days since 1970-01-01. */
  today: number;
}

interface RuleText {
  title: string;
  /** What it finds, in full sentences: the docs and the schema have it. */
  description: string;
}

/** What is wrong with one person and the person's leave, in any order. */
export type FindOfPerson = (person: number) => readonly Finding[];

/** A check of people, one by one: any part of a long list can be found without the rest. */
export interface RuleOfPeople extends RuleText {
  ofPeople(view: RuleView): FindOfPerson;
}

/** A check of what is about nobody in particular, of which there is little. */
export interface RuleOfNobody extends RuleText {
  ofNobody(view: RuleView): readonly Finding[];
}

/** One check of the data. */
export type CheckRule = RuleOfPeople | RuleOfNobody;

const NOTHING_FOUND: readonly Finding[] = [];
const NOBODY: readonly number[] = [];

/** Named one by one: a spread takes several times as long, and there can be hundreds of thousands of findings. */
export function finding({
  key,
  what,
  person = NONE,
  leave = NONE,
  otherLeave = NONE,
  leaveType = NONE,
  fiscalYear = NONE,
  otherFiscalYear = NONE,
  otherPeople = NOBODY,
}: Pick<Finding, 'key' | 'what'> & Partial<Finding>): Finding {
  return { key, what, person, leave, otherLeave, leaveType, fiscalYear, otherFiscalYear, otherPeople };
}

/** A finding about one leave, whose id is its key. */
export function leaveFinding({ leaves }: MartState, leave: number, what: string): Finding {
  return finding({
    key: String(leaves.id[leave]),
    what,
    person: leaves.person[leave]!,
    leave,
    leaveType: leaves.leaveType[leave]!,
    fiscalYear: leaves.fiscalYear[leave]!,
  });
}

/** Whether a leave is APPROVED or REQUESTED: only such leave may take place. */
export function isLive({ leaves }: MartState, leave: number): boolean {
  return leaves.status[leave] === STATUS.APPROVED || leaves.status[leave] === STATUS.REQUESTED;
}

/** @param look says what is wrong with a leave; null: nothing. */
export function findLeaves(state: MartState, look: (leave: number) => string | null): FindOfPerson {
  const { leaveStart } = state.people;
  return (person) => {
    const found: Finding[] = [];
    for (let leave = leaveStart[person]!; leave < leaveStart[person + 1]!; leave++) {
      const what = look(leave);
      if (what !== null) found.push(leaveFinding(state, leave, what));
    }
    return found;
  };
}

/** People who are not retired. @param look says what is wrong with a person; null: nothing. */
export function findPeople({ people }: MartState, look: (person: number) => string | null): FindOfPerson {
  return (person) => {
    const what = people.isRetired[person] === 1 ? null : look(person);
    return what === null ? NOTHING_FOUND : [finding({ key: textAt(people.id, person), what, person })];
  };
}
