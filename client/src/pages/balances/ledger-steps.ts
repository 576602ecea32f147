import type { TableModel } from '../../charts/table-model';
import { formatDate } from '../../lib/format';
import { balancesWords } from '../../words/balances';
import type { LedgerEntry } from './balances-query';

const say = balancesWords;

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

/** The dates of an entry in words. */
export const entryDates = ({ date, lastDate }: Pick<LedgerEntry, 'date' | 'lastDate'>): string =>
  lastDate === null || lastDate === date ? formatDate(date) : say.range(formatDate(date), formatDate(lastDate));

/** The ledger as a file. */
export const ledgerModel = (ledger: readonly LedgerEntry[]): TableModel => ({
  columns: [{ label: say.entry }, { label: say.dates }, { label: say.days }, { label: say.balance }],
  rows: ledger.map(({ kind, date, lastDate, days, balance }, index) => ({
    id: String(index),
    cells: [say.kinds[kind], lastDate === null || lastDate === date ? date : say.range(date, lastDate), days ?? say.unknown, balance],
  })),
});
