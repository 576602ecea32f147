import { useMemo } from 'react';
import type { MarkOf } from '../charts/engine/mark-points';
import { useToday } from '../data/use-today';
import { monthOf } from '../lib/calendar-date';

/** The months that are not over in the time zone of the source: their bars are hatched. `months` must keep its identity. */
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
