import { type MartState, NONE } from '../state';

/**
 * What leave types grant. Element `type * fiscalYears.count + year` is of one leave type in one fiscal year; days are millionths, NaN:
 * unknown.
 */
export interface EntitlementTerms {
  entitlement: Float64Array;
  transferable: Float64Array;
  /** `transferable` of the fiscal year that this one carries in from; where there is none, of a year before all others. */
  transferableBefore: Float64Array;
  /** 1: the pair has no record of its own and takes the terms of another fiscal year. */
  isAssumed: Uint8Array;
}

/**
 * The terms of every pair. A pair without a record takes those of the nearest earlier fiscal year with one, else of the nearest later one.
 */
export function resolveTerms({ entitlements, leaveTypes, fiscalYears }: MartState): EntitlementTerms {
  const { isStated, granted, transferable } = entitlements;
  const years = fiscalYears.count;
  const { carriesFrom } = fiscalYears;
  const cells = leaveTypes.count * years;
  const terms: EntitlementTerms = {
    entitlement: new Float64Array(cells).fill(Number.NaN),
    transferable: new Float64Array(cells).fill(Number.NaN),
    transferableBefore: new Float64Array(cells).fill(Number.NaN),
    isAssumed: new Uint8Array(cells),
  };
  for (let first = 0; first < cells; first += years) {
    const firstStated = isStated.subarray(first, first + years).indexOf(1);
    if (firstStated === NONE) continue;
    let stated = first + firstStated;
    for (let cell = first; cell < first + years; cell++) {
      if (isStated[cell] === 1) stated = cell;
      terms.entitlement[cell] = granted[stated]!;
      terms.transferable[cell] = transferable[stated]!;
      terms.isAssumed[cell] = Number(isStated[cell] !== 1);
    }
    for (let year = 0; year < years; year++) {
      const from = carriesFrom[year]!;
      terms.transferableBefore[first + year] = from === NONE ? transferable[first + firstStated]! : terms.transferable[first + from]!;
    }
  }
  return terms;
}
