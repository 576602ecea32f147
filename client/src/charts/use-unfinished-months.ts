import { useMemo } from 'react';
import { monthOf } from '../lib/calendar-date';
import { useToday } from '../lib/use-today';
import type { MarkOf } from './mark-points';

/** Which months are not over where the source is: their bars are hatched. `months` must keep its identity. */
export function useUnfinishedMonths(months: readonly string[]): { markOf: MarkOf; hasAny: boolean } {
  const present = monthOf(useToday());
  return useMemo(
    () => ({
      markOf: (_series, index) => ((months[index] ?? '') >= present ? 'hatched' : undefined),
      hasAny: months.some((month) => month >= present),
    }),
    [months, present],
  );
}
