import { useMemo } from 'react';
import { type CategoryWords, monthAxisLabel } from '../../charts/bar-options';
import type { ComparedMonth } from '../../charts/compared-months';
import { monthWords } from '../../charts/month-words';
import { formatMonth, formatMonthName, formatShortMonth } from '../../lib/format';
import { useNarrow } from '../../lib/use-narrow';

/** A place in both sides, in full. */
export const comparedLabel = (byYear: boolean) => (byYear ? formatMonthName : formatMonth);

/** The words of compared months: without a year where two years meet. */
export function useComparedWords(months: readonly ComparedMonth[], byYear: boolean): CategoryWords {
  const narrow = useNarrow();
  const first = months[0]?.months.at(-1) ?? '';
  const count = months.length;
  return useMemo(() => {
    const axis = { first: byYear ? '' : first, count, narrow };
    if (!byYear) return monthWords(axis);
    const axisLabel = (month: string) => [monthAxisLabel(month, axis, formatShortMonth)].flat()[0] ?? '';
    return { ...monthWords(axis), axisLabel, category: formatMonthName };
  }, [first, count, narrow, byYear]);
}
