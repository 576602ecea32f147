import { FILTER_OF } from '../../filters/filter-model';
import { useFilterOptions } from '../../filters/filter-options';
import { groupLabel } from '../../filters/option-label';
import type { CalendarGrouping } from './params';

export type GroupName = (group: { groupId: string | null; groupLabel: string | null }) => string;

/** Names groups of people so that they are told apart. */
export function useGroupName(by: CalendarGrouping): GroupName {
  const { options } = useFilterOptions();
  return (group) => groupLabel(options, FILTER_OF[by], group.groupId ?? '', group.groupLabel);
}
