import { createRosteredBuffer, fillRostered, type RosteredPeople } from '../rostered';
import { sharedInt32 } from '../shared-columns';
import { type DayFacts, type FiscalYears, FLAG, type Leaves } from '../state';
import { createFactColumns } from './fact-columns';
import type { KeptLeaves } from './keep-leaves';
import { copyColumn, copyParts, type Placement, placeAll, placeParts } from './placement';
import { spreadLeave } from './spread';

/** Spreads the days of new leaves and copies the day facts of those that are kept. Fills in `factStart` and `flags`. */
export function buildDayFacts(
  rostered: RosteredPeople,
  fiscalYears: FiscalYears,
  leaves: Leaves,
  placement: Placement,
  kept: KeptLeaves | null,
): DayFacts {
  const old = kept?.hasSameDates ? kept.state : null;
  const placed = old ? placement : placeAll(leaves.count);
  const { facts, start } = spreadNew(rostered, leaves, placed.newPlace);
  const total = placeParts(placed, old?.leaves.factStart ?? null, leaves.factStart, (row) => start[row + 1]! - start[row]!);
  const dayFacts = { day: sharedInt32(total), micro: sharedInt32(total) };
  if (old) {
    copyColumn(placed, old.leaves.flags, leaves.flags);
    for (const name of ['day', 'micro'] as const) {
      copyParts(placed, { start: old.leaves.factStart, values: old.dayFacts[name] }, { start: leaves.factStart, values: dayFacts[name] });
    }
  }
  for (let row = 0; row < placed.newPlace.length; row++) {
    const at = placed.newPlace[row]!;
    const from = leaves.factStart[at]!;
    for (let fact = start[row]!; fact < start[row + 1]!; fact++) {
      dayFacts.day[from + fact - start[row]!] = facts.day[fact]!;
      dayFacts.micro[from + fact - start[row]!] = facts.micro[fact]!;
    }
    leaves.flags[at]! |= findOutside(fiscalYears, leaves, dayFacts.day, at);
  }
  return dayFacts;
}

/** Day facts of the leaves at these places, one after the other, and where those of each begin. Fills in `flags`. */
function spreadNew(rostered: RosteredPeople, leaves: Leaves, places: Int32Array) {
  const columns = createFactColumns(Math.max(64, 3 * places.length));
  const start = new Int32Array(places.length + 1);
  const bufferOf = createRosteredBuffer();
  const leave = { start: 0, end: 0, micro: 0 };
  for (const [row, at] of places.entries()) {
    leave.start = leaves.start[at]!;
    leave.end = leaves.end[at]!;
    leave.micro = leaves.micro[at]!;
    const dates = leave.end - leave.start + 1;
    const shares = bufferOf(dates);
    fillRostered(rostered, leaves.person[at]!, leave.start, leave.end, shares);
    columns.reserve(start[row]! + dates);
    const { flags, next } = spreadLeave(shares, leave, columns.facts, start[row]!);
    leaves.flags[at] = flags;
    start[row + 1] = next;
  }
  return { facts: columns.facts, start };
}

function findOutside({ start, end }: FiscalYears, { fiscalYear, factStart }: Leaves, day: Int32Array, at: number): number {
  const year = fiscalYear[at] as number;
  const [first, last] = [factStart[at] as number, factStart[at + 1] as number];
  const isOutside = first < last && ((day[first] as number) < (start[year] as number) || (day[last - 1] as number) > (end[year] as number));
  return isOutside ? FLAG.OUTSIDE_FISCAL_YEAR : 0;
}
