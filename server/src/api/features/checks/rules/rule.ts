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
  throwIfCancelled(): void;
}

/** One check of the data. */
export interface CheckRule {
  title: string;
  /** What it finds, in full sentences: the docs and the schema have it. */
  description: string;
  /** In any order. */
  find(view: RuleView): Finding[];
}

const NOTHING = {
  person: NONE,
  leave: NONE,
  otherLeave: NONE,
  leaveType: NONE,
  fiscalYear: NONE,
  otherFiscalYear: NONE,
  otherPeople: [],
} as const;

export function finding(parts: Pick<Finding, 'key' | 'what'> & Partial<Finding>): Finding {
  return { ...NOTHING, ...parts };
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

const LEAVES_BETWEEN_LOOKS = 8_191;

/** @param look says what is wrong with a leave; null: nothing. */
export function findLeaves({ state, throwIfCancelled }: RuleView, look: (leave: number) => string | null): Finding[] {
  const found: Finding[] = [];
  for (let leave = 0; leave < state.leaves.count; leave++) {
    if ((leave & LEAVES_BETWEEN_LOOKS) === 0) throwIfCancelled();
    const what = look(leave);
    if (what !== null) found.push(leaveFinding(state, leave, what));
  }
  return found;
}
