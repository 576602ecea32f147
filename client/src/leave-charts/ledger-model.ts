import type { TableModel } from '../charts/options/table-model';
import { formatDate, formatDays } from '../lib/format';
import { ledgerWords as say } from './ledger-words';

/** One entry of the ledger that leads from 0 to what is available, as the API answers it. */
export interface LedgerEntry {
  kind: keyof typeof say.kinds;
  /** First and last date of the leave; only the first for what is granted or carried. */
  date: string;
  lastDate: string | null;
  leaveId: string | null;
  /** Signed. Null: not known. */
  days: number | null;
  /** What is left after it. Null: not known. */
  balance: number | null;
}

/** The dates of an entry in words. */
export const entryDates = ({ date, lastDate }: Pick<LedgerEntry, 'date' | 'lastDate'>): string =>
  lastDate === null || lastDate === date ? formatDate(date) : say.range(formatDate(date), formatDate(lastDate));

/**
 * The ledger as a table and as a file.
 * @param onPick opens the leave of an entry; left out: entries lead nowhere.
 */
export function ledgerTable(ledger: readonly LedgerEntry[], onPick?: (entry: LedgerEntry) => void): TableModel {
  return {
    columns: [
      { label: say.entry },
      { label: say.date },
      { label: say.lastDate },
      { label: say.days, format: formatDays },
      { label: say.balance, format: formatDays },
    ],
    rows: ledger.map((entry, index) => ({
      id: String(index),
      cells: [say.kinds[entry.kind], entry.date, entry.lastDate, entry.days ?? say.unknown, entry.balance],
      ...(onPick && entry.leaveId !== null ? { onPick: () => onPick(entry) } : {}),
    })),
  };
}
