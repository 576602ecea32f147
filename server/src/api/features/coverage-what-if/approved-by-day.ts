import { type MartState, STATUS } from '../../../mart/state';

/** Approved leave by date. Grain: leave x date on which it takes a share, in the order of dates, then of people. */
export interface ApprovedByDay {
  /** Rows of a day: from `dayStart[day - firstDay]` up to `dayStart[day - firstDay + 1]`. */
  firstDay: number;
  dayStart: Int32Array;
  leave: Int32Array;
  /** Millionths of a day. */
  micro: Int32Array;
}

const kept = new WeakMap<MartState, ApprovedByDay>();

/** Built once for each state, in two passes over the day facts. */
export function approvedByDay(state: MartState): ApprovedByDay {
  let known = kept.get(state);
  if (!known) {
    known = build(state);
    kept.set(state, known);
  }
  return known;
}

function build({ leaves, dayFacts, calendar: { firstDay, lastDay } }: MartState): ApprovedByDay {
  const dayStart = new Int32Array(Math.max(0, lastDay - firstDay + 1) + 1);
  const { status, factStart, count } = leaves;
  const { day, micro: share } = dayFacts;
  for (let leave = 0; leave < count; leave++) {
    if (status[leave] !== STATUS.APPROVED) continue;
    for (let fact = factStart[leave]!; fact < factStart[leave + 1]!; fact++) dayStart[day[fact]! - firstDay + 1]!++;
  }
  for (let at = 1; at < dayStart.length; at++) dayStart[at]! += dayStart[at - 1]!;
  const rows = dayStart.at(-1)!;
  const byDay: ApprovedByDay = { firstDay, dayStart, leave: new Int32Array(rows), micro: new Int32Array(rows) };
  const next = dayStart.slice();
  for (let leave = 0; leave < count; leave++) {
    if (status[leave] !== STATUS.APPROVED) continue;
    for (let fact = factStart[leave]!; fact < factStart[leave + 1]!; fact++) {
      const row = next[day[fact]! - firstDay]!++;
      byDay.leave[row] = leave;
      byDay.micro[row] = share[fact]!;
    }
  }
  return byDay;
}

/** Calls `visit` for each person with approved leave on the day, with their total share of it. Leaves are in the order of people. */
export function visitAway(state: MartState, day: number, visit: (person: number, micro: number) => void): void {
  const { firstDay, dayStart, leave, micro } = approvedByDay(state);
  const at = day - firstDay;
  if (at < 0 || at >= dayStart.length - 1) return;
  const { person } = state.leaves;
  const last = dayStart[at + 1]!;
  for (let row = dayStart[at]!; row < last; ) {
    const owner = person[leave[row]!]!;
    let sum = 0;
    for (; row < last && person[leave[row]!] === owner; row++) sum += micro[row]!;
    visit(owner, sum);
  }
}
