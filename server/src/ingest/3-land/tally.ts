import type { ValidatedRecord } from '../2-validate/validated-record';

/** What validation said of a snapshot, in numbers. */
export interface Tally {
  accepted: number;
  rejected: number;
  /** How often each reason was given. */
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
