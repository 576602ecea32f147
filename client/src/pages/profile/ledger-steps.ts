import type { WaterfallStep } from '../../charts/options/waterfall';
import type { LedgerEntry } from '../../leave-charts/ledger-model';

/** The last bar: the resulting balance. */
export const AVAILABLE = 'available';

/** The entries of a ledger as steps of a waterfall, identified by their place, with the resulting balance. */
export function toSteps(
  ledger: readonly LedgerEntry[],
  available: number | null,
  colors: Readonly<Record<LedgerEntry['kind'] | typeof AVAILABLE, string>>,
): WaterfallStep[] {
  let standing = 0;
  const steps = ledger.map(({ kind, days, balance }, index): WaterfallStep => {
    standing = balance ?? standing;
    return { id: String(index), change: days, after: standing, isTentative: kind === 'PENDING', color: colors[kind] };
  });
  return available === null ? steps : [...steps, { id: AVAILABLE, change: available, after: available, color: colors[AVAILABLE] }];
}
