import type { TableModel } from '../../charts/table-model';
import type { WaterfallStep } from '../../charts/waterfall';
import { formatDate, formatDays } from '../../lib/format';
import { profileWords } from '../../words/profile';
import type { Balance } from './profile-query';

type Entry = Balance['ledger'][number];
type Kind = Entry['kind'];

const say = profileWords;

/** The dates of an entry in words. */
export const entryDates = ({ date, lastDate }: Pick<Entry, 'date' | 'lastDate'>): string =>
  lastDate === null || lastDate === date ? formatDate(date) : say.range(formatDate(date), formatDate(lastDate));

/** The entries of a ledger as steps of a waterfall, known by their place. */
export function toSteps(ledger: readonly Entry[], colors: Readonly<Record<Kind, string>>): WaterfallStep[] {
  let standing = 0;
  return ledger.map(({ kind, days, balance }, index) => {
    standing = balance ?? standing;
    return { id: String(index), change: days, after: standing, isTentative: kind === 'PENDING', color: colors[kind] };
  });
}

export function ledgerTable(ledger: readonly Entry[]): TableModel {
  return {
    columns: [
      { label: say.entry },
      { label: say.date },
      { label: say.lastDate },
      { label: say.days, format: formatDays },
      { label: say.balanceAfter, format: formatDays },
    ],
    rows: ledger.map(({ kind, date, lastDate, days, balance }, index) => ({
      id: `${index}`,
      cells: [say.kinds[kind], date, lastDate, days ?? say.unknownDays, balance],
    })),
  };
}
