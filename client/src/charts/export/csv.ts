import { type Cell, HIDDEN, type TableModel } from '../options/table-model';

/** RFC 4180, with the exact figures; a byte order mark lets spreadsheets read it as UTF-8. */
export function toCsv({ columns, rows, total }: TableModel, words: { hidden: string }): string {
  const lines = [columns.map(({ label }) => label), ...rows.map(({ cells }) => cells), ...(total ? [total] : [])];
  return `\uFEFF${lines.map((cells) => cells.map((cell) => field(cell, words.hidden)).join(',')).join('\r\n')}\r\n`;
}

function field(cell: Cell, hidden: string): string {
  if (cell === null) return '';
  if (cell === HIDDEN) return quote(hidden);
  if (typeof cell === 'number') return String(cell);
  // Spreadsheets read text that begins like this as a formula; the full-width forms too, in an East Asian locale.
  return quote(/^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell);
}

const quote = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
