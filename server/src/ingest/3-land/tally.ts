import type { ValidatedRecord } from '../2-validate/validated-record';

/** Counts of the validation of a snapshot. */
export interface Tally {
  accepted: number;
  rejected: number;
  /** Rejected records by reason code. */
  reasonCounts: Map<string, number>;
  unknownFieldNames: Set<string>;
}

export function createTally(): Tally {
  return { accepted: 0, rejected: 0, reasonCounts: new Map(), unknownFieldNames: new Set() };
}

export function count(tally: Tally, result: ValidatedRecord): void {
  if ('accepted' in result) {
    tally.accepted++;
    for (const name of result.accepted.unknownFieldNames) tally.unknownFieldNames.add(name);
    return;
  }
  const { reasonCode } = result.rejected;
  tally.rejected++;
  tally.reasonCounts.set(reasonCode, (tally.reasonCounts.get(reasonCode) ?? 0) + 1);
}
