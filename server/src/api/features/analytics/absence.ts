import { toDays } from '../../../domain/micro-days';
import { ATTRIBUTED_NAMES, type DimensionName } from '../../../mart/dimensions/registry';
import { approvedMicroOf, inApprovedCells, unknownInAll } from './approved-leave';
import type { Cut } from './cut';
import type { Rate } from './measure';
import { oncePerCut } from './once-per-cut';
import { toRate } from './rates';
import { countRostered } from './rostered-days';
import { sumCells } from './sum-cells';

/** Approved leave and rostered days of each cell. */
export interface Absence {
  /** Millionths of a day. */
  micro: Float64Array;
  /** Person-days. */
  rostered: Float64Array;
}

/**
 * Null: the filter leaves approved leave out, or cells go by what the records of leaves say about their employee: when somebody without
 * leave changed department is not known.
 */
export const absenceOf = oncePerCut((cut): Absence | null => {
  const micro = isByRecord(cut) ? null : approvedMicroOf(cut);
  return micro && { micro, rostered: countRostered(cut) };
});

function isByRecord({ groupBy, condition: { choices, attribution } }: Cut): boolean {
  return attribution === 'AT_LEAVE' && ATTRIBUTED_NAMES.some((name) => groupBy.includes(name) || choices[name] !== undefined);
}

export function absenceRateAt({ micro, rostered }: Absence, cell: number, basis: string): Rate {
  return toRate(toDays(micro[cell]!), rostered[cell]!, basis);
}

/**
 * The absence rate of each cell for each unit of that of all cells which differ from it only in `dimensions` of dates; null where the cut
 * has none of them.
 */
export function indexAbsence(cut: Cut, dimensions: readonly DimensionName[], basis: string): (cell: number) => Rate | null {
  const own = cut.groupBy.some((name) => dimensions.includes(name)) ? absenceOf(cut) : null;
  if (!own) return unknownInAll;
  // A day of leave is on one date, so days of cells that tell dates apart add up.
  const usual: Absence = { micro: sumCells(cut, dimensions, own.micro), rostered: countRostered(cut, dimensions) };
  return inApprovedCells(cut, (cell) => toRate(absenceRateAt(own, cell, '').value, absenceRateAt(usual, cell, '').value, basis));
}
