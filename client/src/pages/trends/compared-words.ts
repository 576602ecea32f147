import { useMemo } from 'react';
import { type CategoryWords, monthAxisLabel } from '../../charts/options/bar-options';
import type { ZoomWindow } from '../../charts/zoom/zoom-window';
import type { ComparedMonth } from '../../leave-charts/compared-months';
import { monthWords } from '../../leave-charts/month-words';
import { formatMonth, formatMonthName, formatShortMonth } from '../../lib/format';
import { useNarrow } from '../../lib/use-narrow';

/**
 * Names of the compared months, in full. Where two years meet, a month has no year, unless its name occurs twice: a leave across the border
 * of its fiscal year adds a thirteenth month.
 */
export function comparedLabel(months: readonly ComparedMonth[], byYear: boolean): (month: string) => string {
  if (!byYear) return formatMonth;
  const counts = new Map<string, number>();
  for (const month of months) {
    const name = formatMonthName(month.months.at(-1) ?? '');
    counts.set(name, 1 + (counts.get(name) ?? 0));
  }
  return (month) => {
    const name = formatMonthName(month);
    return (counts.get(name) ?? 0) > 1 ? formatMonth(month) : name;
  };
}

/** The words of compared months in view: without a year where two years meet. */
export function useComparedWords(
  months: readonly ComparedMonth[],
  byYear: boolean,
  { start, end }: Pick<ZoomWindow, 'start' | 'end'>,
): CategoryWords {
  const narrow = useNarrow();
  const first = months[start]?.months.at(-1) ?? '';
  const count = end - start;
  return useMemo(() => {
    const axis = { first: byYear ? '' : first, count, narrow };
    if (!byYear) return monthWords(axis);
    const axisLabel = (month: string) => [monthAxisLabel(month, axis, formatShortMonth)].flat()[0] ?? '';
    return { ...monthWords(axis), axisLabel, category: comparedLabel(months, byYear) };
  }, [first, count, narrow, byYear, months]);
}
