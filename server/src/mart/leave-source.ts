import { sumMonths } from './build/leave-months';
import type { LeaveMonths, MartState } from './state';
import { NONE } from './state';

/** Leave to select from: as it is, or moved to the following fiscal year for a comparison. */
export interface LeaveSource {
  state: MartState;
  /** One per leave. NONE: the leave is not part of the source. */
  fiscalYear: Int32Array;
  /** One per day fact: the date that it counts on, and its own date, which differs where leave was moved. Days since 1970-01-01. */
  day: Int32Array;
  actualDay: Int32Array;
  /** Months of leave l: from `monthStart[l]` up to `monthStart[l + 1]`. */
  monthStart: Int32Array;
  leaveMonths: LeaveMonths;
  /** No day is outside of these. */
  firstDay: number;
  lastDay: number;
}

const sources = new WeakMap<MartState, LeaveSource>();
const comparedSources = new WeakMap<MartState, ComparedSources>();

/** Leave as it is. */
export function leaveOf(state: MartState): LeaveSource {
  let source = sources.get(state);
  if (!source) {
    source = readLeave(state);
    sources.set(state, source);
  }
  return source;
}

/** Leave as it is and leave of the year before, over the same range of days: an ordinal means the same in both. */
export interface ComparedSources {
  own: LeaveSource;
  previous: LeaveSource;
}

export function comparedLeaveOf(state: MartState): ComparedSources {
  let compared = comparedSources.get(state);
  if (!compared) {
    const previous = moveForward(state);
    const { firstDay, lastDay } = previous;
    compared = { own: { ...readLeave(state), firstDay, lastDay }, previous };
    comparedSources.set(state, compared);
  }
  return compared;
}

function readLeave(state: MartState): LeaveSource {
  const { leaves, dayFacts, leaveMonths, calendar } = state;
  return {
    state,
    fiscalYear: leaves.fiscalYear,
    day: dayFacts.day,
    actualDay: dayFacts.day,
    monthStart: leaves.monthStart,
    leaveMonths,
    firstDay: calendar.firstDay,
    lastDay: calendar.lastDay,
  };
}

/**
 * Leave of each fiscal year as if it were charged to the following one, on the day as far from the beginning and at most on the last one.
 * Dates outside the own fiscal year keep their distance from it. Leave of the last fiscal year has no year to move into and is left out.
 */
function moveForward(state: MartState): LeaveSource {
  const { leaves, dayFacts, fiscalYears, calendar } = state;
  const fiscalYear = leaves.fiscalYear.map((year) => (year + 1 < fiscalYears.count ? year + 1 : NONE));
  const day = dayFacts.day.slice();
  let [firstDay, lastDay] = [calendar.firstDay, calendar.lastDay];
  for (let leave = 0; leave < leaves.count; leave++) {
    const year = leaves.fiscalYear[leave] as number;
    if (fiscalYear[leave] === NONE) continue;
    const [start, end] = [fiscalYears.start[year] as number, fiscalYears.end[year] as number];
    const [nextStart, nextEnd] = [fiscalYears.start[year + 1] as number, fiscalYears.end[year + 1] as number];
    for (let fact = leaves.factStart[leave] as number; fact < (leaves.factStart[leave + 1] as number); fact++) {
      const own = day[fact] as number;
      const moved = own > end ? nextEnd + (own - end) : Math.min(nextStart + (own - start), nextEnd);
      day[fact] = moved;
      firstDay = Math.min(firstDay, moved);
      lastDay = Math.max(lastDay, moved);
    }
  }
  const monthStart = new Int32Array(leaves.count + 1);
  const leaveMonths = sumMonths({ ...leaves, monthStart }, { day, micro: dayFacts.micro }, { firstDay, lastDay });
  return { state, fiscalYear, day, actualDay: dayFacts.day, monthStart, leaveMonths, firstDay, lastDay };
}
