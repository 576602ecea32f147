import { type MartState, STATUS } from '../state';

/** Leave of one person. Element `type * fiscalYears.count + year` is of one leave type in one fiscal year; days are millionths. */
export interface LeaveUse {
  /** Approved days; those of them that are dated up to the business date; days of pending leave. */
  approved: Float64Array;
  taken: Float64Array;
  pending: Float64Array;
  /** By fiscal year. 1: the person has leave of any type and status in it. */
  hasLeave: Uint8Array;
}

export function createLeaveUse({ leaveTypes, fiscalYears }: MartState): LeaveUse {
  const cells = leaveTypes.count * fiscalYears.count;
  return {
    approved: new Float64Array(cells),
    taken: new Float64Array(cells),
    pending: new Float64Array(cells),
    hasLeave: new Uint8Array(fiscalYears.count),
  };
}

/** Replaces what is in `use` by the leave of a person. A leave is charged in full to the fiscal year of its record. */
export function readLeaveUse(state: MartState, person: number, asOf: number, use: LeaveUse): void {
  const { approved, taken, pending, hasLeave } = use;
  const { leaveType, fiscalYear, status, micro, start, end } = state.leaves;
  const years = state.fiscalYears.count;
  approved.fill(0);
  taken.fill(0);
  pending.fill(0);
  hasLeave.fill(0);
  const last = state.people.leaveStart[person + 1]!;
  for (let leave = state.people.leaveStart[person]!; leave < last; leave++) {
    const year = fiscalYear[leave]!;
    const cell = leaveType[leave]! * years + year;
    const days = micro[leave]!;
    hasLeave[year] = 1;
    if (status[leave] === STATUS.REQUESTED) pending[cell]! += days;
    if (status[leave] !== STATUS.APPROVED) continue;
    approved[cell]! += days;
    if (end[leave]! <= asOf) taken[cell]! += days;
    else if (start[leave]! <= asOf) taken[cell]! += sumUpTo(state, leave, asOf);
  }
}

/** Days of a leave that are dated up to a day. */
function sumUpTo({ leaves: { factStart }, dayFacts: { day, micro } }: MartState, leave: number, lastDay: number): number {
  let sum = 0;
  const last = factStart[leave + 1]!;
  for (let fact = factStart[leave]!; fact < last && day[fact]! <= lastDay; fact++) sum += micro[fact]!;
  return sum;
}
