import { type Cell, HIDDEN, type TableModel } from '../charts/options/table-model';
import { formatCount, formatDays, formatPercent } from '../lib/format';
import type { Figures } from './figures';
import { leaveWords } from './words';

// The places of these figures after the name.
const DAYS_AT = 0;
const REQUESTS_AT = 2;

/** The table of rows of figures. The total is one of its own: requests and people do not add up over rows. */
export function figuresModel({
  heading,
  totalLabel,
  rows,
  total,
  onPick,
  onPickFigure,
}: {
  heading: string;
  totalLabel: string;
  rows: readonly Figures[];
  total: Figures;
  onPick?: (id: string) => void;
  /** Opens the leave behind the days or requests of a row. */
  onPickFigure?: ((row: Figures) => void) | undefined;
}): TableModel {
  const cells = ({ days, requests, people, suppressed }: Figures): Cell[] =>
    suppressed ? [HIDDEN, HIDDEN, HIDDEN, HIDDEN] : [days, days === null || !total.days ? null : days / total.days, requests, people];
  return {
    columns: [
      { label: heading },
      { label: leaveWords.measures.days, format: formatDays },
      { label: leaveWords.measures.share, format: formatPercent },
      { label: leaveWords.measures.requests, format: formatCount },
      { label: leaveWords.measures.people, format: formatCount },
    ],
    rows: rows.map((row) => ({
      id: row.id,
      cells: [row.label, ...cells(row)],
      ...(onPick ? { onPick: () => onPick(row.id) } : {}),
      ...(onPickFigure ? { onPickCell: (at: number) => (at === DAYS_AT || at === REQUESTS_AT ? () => onPickFigure(row) : null) } : {}),
    })),
    total: [totalLabel, ...cells(total)],
  };
}
