import type { ChartSeries } from '../charts/options/base-options';
import { type Cell, HIDDEN, type TableModel } from '../charts/options/table-model';
import { formatDays } from '../lib/format';
import { sumDays } from '../lib/leave-days';
import { type ComparedMonth, cumulate } from './compared-months';
import type { Figures } from './figures';
import { metaOf, type SeriesWords } from './series';

/** One series per year; the categories are the months of the last one. */
export function comparedSeries(months: readonly ComparedMonth[], names: readonly string[], words: SeriesWords): ChartSeries {
  return names.map((name, at) => ({
    name,
    data: months.map(({ months: ids, figures }) => {
      const row = figures[at];
      return { x: ids.at(-1) ?? '', y: row?.days ?? null, meta: row ? metaOf(row, words) : '' };
    }),
  }));
}

/** The same as running sums. */
export function cumulativeSeries(months: readonly ComparedMonth[], names: readonly string[]): ChartSeries {
  return names.map((name, at) => {
    const sums = cumulate(months.map(({ figures }) => figures[at]?.days));
    return { name, data: months.map(({ months: ids }, index) => ({ x: ids.at(-1) ?? '', y: sums[index] ?? null, meta: '' })) };
  });
}

/** The compared months as rows, with the difference of the last from the first; totals are those of the answers. */
export function comparedModel({
  heading,
  months,
  names,
  labelOf,
  totals,
  words,
  onPick,
  onPickFigure,
}: {
  heading: string;
  months: readonly ComparedMonth[];
  names: readonly string[];
  labelOf: (month: string) => string;
  totals: readonly Figures[];
  words: { total: string; difference: string };
  onPick?: (month: ComparedMonth) => void;
  /** Opens the leave behind the days of a month in one of the years. */
  onPickFigure?: ((month: ComparedMonth, at: number) => void) | undefined;
}): TableModel {
  const cells = (figures: readonly (Figures | null)[]): Cell[] => {
    const days = figures.map((row): Cell => (row?.suppressed ? HIDDEN : (row?.days ?? null)));
    const [first, last] = [days[0], days.at(-1)];
    return [...days, typeof first === 'number' && typeof last === 'number' ? sumDays([last, -first]) : null];
  };
  return {
    columns: [{ label: heading }, ...[...names, words.difference].map((label) => ({ label, format: formatDays }))],
    rows: months.map((month) => ({
      id: String(month.offset),
      cells: [labelOf(month.months.at(-1) ?? ''), ...cells(month.figures)],
      ...(onPick ? { onPick: () => onPick(month) } : {}),
      ...(onPickFigure ? { onPickCell: (at: number) => (month.figures[at] ? () => onPickFigure(month, at) : null) } : {}),
    })),
    ...(totals.length > 0 ? { total: [words.total, ...cells(totals)] } : {}),
  };
}

/** The running sums as rows. */
export function cumulativeModel({
  heading,
  months,
  names,
  labelOf,
}: {
  heading: string;
  months: readonly ComparedMonth[];
  names: readonly string[];
  labelOf: (month: string) => string;
}): TableModel {
  const lines = cumulativeSeries(months, names);
  return {
    columns: [{ label: heading }, ...names.map((label) => ({ label, format: formatDays }))],
    rows: months.map(({ offset, months: ids }, index) => ({
      id: String(offset),
      cells: [labelOf(ids.at(-1) ?? ''), ...lines.map(({ data }) => data[index]?.y ?? null)],
    })),
  };
}
