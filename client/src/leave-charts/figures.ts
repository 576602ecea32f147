import { addMonths } from '../lib/calendar-date';
import { sumDays } from '../lib/leave-days';

/** The figures of one row of an aggregate, for any grouping. Null figures are suppressed ones. */
export interface Figures {
  id: string;
  label: string;
  days: number | null;
  requests: number | null;
  people: number | null;
  suppressed: boolean;
}

/** The rows of a long list: those worth a bar, and the rest. */
export interface FoldedFigures {
  shown: Figures[];
  others: { days: number; count: number } | null;
  hidden: Figures[];
}

/** Sorted by leave days, the largest first; ties by name, so that the order never depends on the answer's. */
export function sortByDays(rows: readonly Figures[]): Figures[] {
  return [...rows].sort((a, b) => (b.days ?? -1) - (a.days ?? -1) || a.label.localeCompare(b.label));
}

/**
 * Folds the tail into one sum of days. Requests and people are not summed: they do not add up. Suppressed rows are kept apart.
 * @param limit how many rows keep a bar of their own; a tail of one is not folded.
 */
export function foldTail(rows: readonly Figures[], limit: number): FoldedFigures {
  const visible = sortByDays(rows.filter((row) => !row.suppressed));
  const hidden = rows.filter((row) => row.suppressed);
  if (visible.length <= limit + 1) return { shown: visible, others: null, hidden };
  const tail = visible.slice(limit);
  return {
    shown: visible.slice(0, limit),
    others: { days: sumDays(tail.map((row) => row.days)), count: tail.length },
    hidden,
  };
}

/** The rows folded as the whole is: the same bars in the same order, with the figures of `rows`. */
export function foldInPlaces(whole: readonly Figures[], rows: readonly Figures[], limit: number): FoldedFigures {
  const { shown, others, hidden } = foldTail(whole, limit);
  if (rows === whole) return { shown, others, hidden };
  const known = new Map(rows.map((row) => [row.id, row]));
  const places = new Set(shown.map(({ id }) => id));
  const tail = rows.filter((row) => !places.has(row.id) && !row.suppressed);
  return {
    shown: shown.map((row) => known.get(row.id) ?? row),
    others: others && { days: sumDays(tail.map((row) => row.days)), count: others.count },
    hidden: rows.filter((row) => row.suppressed),
  };
}

/**
 * One row for every month from the first to the last: a month without leave is a zero, a suppressed one stays suppressed.
 * @param rows with `YYYY-MM` as ids
 */
export function fillMonths(rows: readonly Figures[], label: (month: string) => string): Figures[] {
  const known = new Map(rows.filter((row) => /^\d{4}-\d{2}$/.test(row.id)).map((row) => [row.id, row]));
  const months = [...known.keys()].sort();
  const first = months[0];
  const last = months.at(-1);
  if (first === undefined || last === undefined) return [];
  const filled: Figures[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) {
    filled.push({ ...(known.get(month) ?? { days: 0, requests: 0, people: 0, suppressed: false }), id: month, label: label(month) });
  }
  return filled;
}
