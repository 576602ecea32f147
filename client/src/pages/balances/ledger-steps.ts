import type { LedgerEntry } from '../../leave-charts/ledger-model';

/** Where an entry moves the balance from and to, in shares of the width that all entries need; what is below zero has room too. */
export interface LedgerStep {
  start: number;
  size: number;
}

/** Each step begins where the one before ended; a pending one hangs from where the balance stands. */
export function ledgerSteps(ledger: readonly LedgerEntry[]): { zero: number; steps: LedgerStep[] } {
  let standing = 0;
  const spans = ledger.map(({ kind, days }) => {
    const from = standing;
    const to = from + (days ?? 0);
    if (kind !== 'PENDING') standing = to;
    return [Math.min(from, to), Math.max(from, to)] as const;
  });
  const lowest = Math.min(0, ...spans.map(([low]) => low));
  const width = Math.max(0, ...spans.map(([, high]) => high)) - lowest || 1;
  return {
    zero: (0 - lowest) / width,
    steps: spans.map(([low, high]) => ({ start: (low - lowest) / width, size: (high - low) / width })),
  };
}
