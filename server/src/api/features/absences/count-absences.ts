import { listDataDays, visitObserved } from '../../../mart/observed';
import { shareOn } from '../../../mart/rostered';
import { passesDay, type Selection } from '../../../mart/select/select-leave';
import { type MartState, STATUS } from '../../../mart/state';
import type { GroupedPeople } from '../../shared/people-groups/group-people';

/** Who is there and who is not. Element `date * groups + group`, dates from the first one on. */
export interface AbsenceCounts {
  /** People who are rostered on the date. */
  headcount: Int32Array;
  /** What they are rostered, in millionths of a day. */
  rosteredMicro: Float64Array;
  /** Rostered people with approved leave on the date. */
  awayCount: Int32Array;
  /** Millionths of a day; nobody counts more than they are rostered, however many leaves they have on the date. */
  awayMicro: Float64Array;
  pendingCount: Int32Array;
  pendingMicro: Float64Array;
  /** Leaves on dates, in the order of leaves; under groups once for each group of the person. Null where they are not asked for. */
  listed: ListedRows | null;
}

/** Grain: leave x date x group. */
export interface ListedRows {
  cell: number[];
  /** Place of the leave in the state. */
  leaf: number[];
  micro: number[];
}

interface Range {
  firstDay: number;
  dates: number;
}

export function countAbsences(
  selection: Selection,
  { groups, groupStart, group }: GroupedPeople,
  { firstDay, dates }: Range,
  withLeaves: boolean,
): AbsenceCounts {
  const { state } = selection.source;
  const width = groups.length;
  const counts: AbsenceCounts = {
    headcount: new Int32Array(dates * width),
    rosteredMicro: new Float64Array(dates * width),
    awayCount: new Int32Array(dates * width),
    awayMicro: new Float64Array(dates * width),
    pendingCount: new Int32Array(dates * width),
    pendingMicro: new Float64Array(dates * width),
    listed: withLeaves ? { cell: [], leaf: [], micro: [] } : null,
  };
  const fillRange = createRangeFiller(state, { firstDay, dates });
  const rostered = new Float64Array(dates);
  const away = new Float64Array(dates);
  const pending = new Float64Array(dates);
  const { person } = state.leaves;
  let at = 0;
  for (let owner = 0; owner < state.people.count; owner++) {
    const [first, last] = [groupStart[owner]!, groupStart[owner + 1]!];
    while (at < selection.count && person[selection.leaf[at]!]! < owner) at++;
    if (first === last) continue;
    fillRange(owner, rostered);
    const isWithLeave = at < selection.count && person[selection.leaf[at]!] === owner;
    for (; at < selection.count && person[selection.leaf[at]!] === owner; at++) addLeave(selection, selection.leaf[at]!);
    for (let own = first; own < last; own++) addPerson(group[own]!, isWithLeave);
    if (!isWithLeave) continue;
    away.fill(0);
    pending.fill(0);
  }
  return counts;

  function addLeave({ source, days }: Selection, leaf: number): void {
    const { leaves, dayFacts } = source.state;
    const shares = leaves.status[leaf] === STATUS.APPROVED ? away : leaves.status[leaf] === STATUS.REQUESTED ? pending : null;
    const owner = person[leaf]!;
    for (let fact = leaves.factStart[leaf]!; fact < leaves.factStart[leaf + 1]!; fact++) {
      if (days && !passesDay(source, days, fact)) continue;
      const date = source.day[fact]! - firstDay;
      const micro = dayFacts.micro[fact]!;
      if (shares) shares[date]! += micro;
      if (!counts.listed) continue;
      for (let own = groupStart[owner]!; own < groupStart[owner + 1]!; own++) {
        counts.listed.cell.push(date * width + group[own]!);
        counts.listed.leaf.push(leaf);
        counts.listed.micro.push(micro);
      }
    }
  }

  function addPerson(ownGroup: number, isWithLeave: boolean): void {
    for (let date = 0; date < dates; date++) {
      const own = rostered[date]!;
      if (own === 0) continue;
      const cell = date * width + ownGroup;
      counts.headcount[cell]!++;
      counts.rosteredMicro[cell]! += own;
      if (!isWithLeave) continue;
      if (away[date]! > 0) counts.awayCount[cell]!++;
      if (pending[date]! > 0) counts.pendingCount[cell]!++;
      counts.awayMicro[cell]! += Math.min(away[date]!, own);
      counts.pendingMicro[cell]! += Math.min(pending[date]!, own);
    }
  }
}

/** Fills in what a person is rostered on each date of the range on which they are observed, in millionths of a day. */
function createRangeFiller(state: MartState, { firstDay, dates }: Range): (person: number, target: Float64Array) => void {
  const isInData = listDataDays(state);
  const offset = firstDay - state.calendar.firstDay;
  return (person, target) => {
    target.fill(0);
    visitObserved(state, person, (from, to, calendar, pattern) => {
      const last = Math.min(dates - 1, to - firstDay);
      for (let date = Math.max(0, from - firstDay); date <= last; date++) {
        if (isInData[offset + date] === 1) target[date] = shareOn(state.rosters, calendar, pattern, firstDay + date) / 2;
      }
    });
  };
}
