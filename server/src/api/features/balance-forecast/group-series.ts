import { NO_NAME } from '../../../domain/no-name';
import type { SeriesGroups } from '../../../forecast/closing/close-groups';
import type { UseHistory } from '../../../forecast/closing/use-history';
import type { Dimension } from '../../../mart/dimensions/dimension';
import { DIMENSIONS } from '../../../mart/dimensions/registry';
import { allocationsOf } from '../../../mart/group/allocations-of';
import { leaveOf } from '../../../mart/leave-source';
import { type MartState, NONE } from '../../../mart/state';
import type { ClosingGrouping } from './balance-forecast.question';

/** Groups of balances with their names; of everybody together null. */
export interface NamedGroups extends SeriesGroups {
  names: readonly { groupId: string | null; groupLabel: string | null }[];
}

/**
 * Which groups each balance is in, as people are today.
 * @param withTotal whether everybody together is one more group, the last one
 */
export function groupSeries(
  state: MartState,
  { series, person, leaveType }: UseHistory,
  groupBy: ClosingGrouping,
  withTotal: boolean,
): NamedGroups {
  const source = leaveOf(state);
  const column = groupBy === 'PROJECT_ALLOCATION' || groupBy === 'LEAVE_TYPE' ? null : DIMENSIONS[groupBy].column(source);
  const ordinalsOf = (one: number): readonly number[] => {
    if (groupBy === 'LEAVE_TYPE') return [leaveType[one]!];
    return column === null ? allocationsOf(state, person[one]!, null) : [column[person[one]!]!];
  };
  const places = new Map<number, number>();
  const start = new Int32Array(series + 1);
  const group: number[] = [];
  for (let one = 0; one < series; one++) {
    for (const ordinal of ordinalsOf(one)) {
      const place = places.get(ordinal) ?? places.size;
      places.set(ordinal, place);
      group.push(place);
    }
    // The number of the total is known at the end.
    if (withTotal) group.push(NONE);
    start[one + 1] = group.length;
  }
  const dimension: Dimension = DIMENSIONS[groupBy];
  const names = [...places.keys()].map((ordinal) =>
    ordinal === NONE
      ? { groupId: '', groupLabel: NO_NAME }
      : { groupId: dimension.idAt(source, ordinal), groupLabel: dimension.labelAt(source, ordinal) },
  );
  const total = places.size;
  return {
    groups: withTotal ? total + 1 : total,
    start,
    group: Int32Array.from(group, (place) => (place === NONE ? total : place)),
    names: withTotal ? [...names, { groupId: null, groupLabel: null }] : names,
  };
}
