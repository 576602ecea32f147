import { useMemo } from 'react';
import { type CategoryWords, monthAxisLabel } from '../../charts/options/bar-options';
import type { ZoomWindow } from '../../charts/zoom/zoom-window';
import type { ComparedMonth } from '../../leave-charts/compared-months';
import { monthWords } from '../../leave-charts/month-words';
import { formatMonth, formatMonthName, formatShortMonth } from '../../lib/format';
import { useNarrow } from '../../lib/use-narrow';

/** A place in both sides, in full. */
export const comparedLabel = (byYear: boolean) => (byYear ? formatMonthName : formatMonth);

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
    return { ...monthWords(axis), axisLabel, category: formatMonthName };
  }, [first, count, narrow, byYear]);
}
