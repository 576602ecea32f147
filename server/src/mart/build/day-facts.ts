import { sharedInt32 } from '../shared-columns';
import { type DayFacts, type FiscalYears, FLAG, type Leaves } from '../state';
import type { Frame } from './frame';
import type { KeptLeaves } from './keep-leaves';
import { copyColumn, copyParts, type Placement, placeAllAnew, placeParts } from './placement';
import { countFacts, spreadLeave } from './spread';

/** Spreads the days of new leaves and copies the day facts of those that are kept. Fills in `factStart` and `flags`. */
export function buildDayFacts(
  { calendar, fiscalYears }: Pick<Frame, 'calendar' | 'fiscalYears'>,
  leaves: Leaves,
  placement: Placement,
  kept: KeptLeaves | null,
): DayFacts {
  const old = kept?.hasSameDates ? kept.state : null;
  const placed = old ? placement : placeAllAnew(leaves.count);
  const leave = { start: 0, end: 0, micro: 0 };
  const read = (at: number) => {
    leave.start = leaves.start[at] as number;
    leave.end = leaves.end[at] as number;
    leave.micro = leaves.micro[at] as number;
    return leave;
  };
  const total = placeParts(placed, old?.leaves.factStart ?? null, leaves.factStart, (at) =>
    countFacts(calendar, read(placed.newPlace[at] as number)),
  );
  const dayFacts = { day: sharedInt32(total), micro: sharedInt32(total) };
  if (old) {
    copyColumn(placed, old.leaves.flags, leaves.flags);
    for (const name of ['day', 'micro'] as const) {
      copyParts(placed, { start: old.leaves.factStart, values: old.dayFacts[name] }, { start: leaves.factStart, values: dayFacts[name] });
    }
  }
  for (let row = 0; row < placed.newPlace.length; row++) {
    const at = placed.newPlace[row] as number;
    const from = leaves.factStart[at] as number;
    leaves.flags[at] = spreadLeave(calendar, read(at), dayFacts, from) | findOutside(fiscalYears, leaves, dayFacts.day, at);
  }
  return dayFacts;
}

function findOutside({ start, end }: FiscalYears, { fiscalYear, factStart }: Leaves, day: Int32Array, at: number): number {
  const year = fiscalYear[at] as number;
  const [first, last] = [factStart[at] as number, factStart[at + 1] as number];
  const isOutside = first < last && ((day[first] as number) < (start[year] as number) || (day[last - 1] as number) > (end[year] as number));
  return isOutside ? FLAG.OUTSIDE_FISCAL_YEAR : 0;
}
