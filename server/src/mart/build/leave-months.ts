import { tableMonths } from '../months';
import { sharedInt32 } from '../shared-columns';
import type { Calendar, DayFacts, LeaveMonths, Leaves } from '../state';
import type { KeptLeaves } from './keep-leaves';
import { copyParts, type Placement, placeAll, placeParts } from './placement';

type Days = Pick<Calendar, 'firstDay' | 'lastDay'>;

/** Adds the day facts of each leave up by calendar month, and notes in `leaves.monthStart` where each leave's months begin. */
export function sumMonths(leaves: Leaves, dayFacts: DayFacts, days: Days): LeaveMonths {
  return sumMonthsOf(leaves, dayFacts, days, placeAll(leaves.count), null);
}

/** The same, where months of leaves that are kept are copied. */
export function buildLeaveMonths(
  leaves: Leaves,
  dayFacts: DayFacts,
  days: Days,
  placement: Placement,
  kept: KeptLeaves | null,
): LeaveMonths {
  return kept?.hasSameDates ? sumMonthsOf(leaves, dayFacts, days, placement, kept) : sumMonths(leaves, dayFacts, days);
}

function sumMonthsOf(
  { factStart, monthStart }: Leaves,
  { day, micro }: DayFacts,
  { firstDay, lastDay }: Days,
  placement: Placement,
  kept: KeptLeaves | null,
): LeaveMonths {
  const monthOf = tableMonths(firstDay, lastDay);
  const old = kept?.state ?? null;
  function countMonths(at: number): number {
    const last = factStart[at + 1] as number;
    let [month, count] = [Number.NaN, 0];
    for (let fact = factStart[at] as number; fact < last; fact++) {
      const own = monthOf[(day[fact] as number) - firstDay] as number;
      if (own === month) continue;
      month = own;
      count++;
    }
    return count;
  }
  const total = placeParts(placement, old?.leaves.monthStart ?? null, monthStart, (at) => countMonths(placement.newPlace[at] as number));
  const months: LeaveMonths = { month: sharedInt32(total), micro: sharedInt32(total) };
  if (old) {
    for (const name of ['month', 'micro'] as const) {
      copyParts(placement, { start: old.leaves.monthStart, values: old.leaveMonths[name] }, { start: monthStart, values: months[name] });
    }
  }
  for (let added = 0; added < placement.newPlace.length; added++) {
    const at = placement.newPlace[added] as number;
    const last = factStart[at + 1] as number;
    let [month, row] = [Number.NaN, (monthStart[at] as number) - 1];
    for (let fact = factStart[at] as number; fact < last; fact++) {
      const own = monthOf[(day[fact] as number) - firstDay] as number;
      if (own !== month) {
        month = own;
        months.month[++row] = own;
      }
      months.micro[row]! += micro[fact] as number;
    }
  }
  return months;
}
