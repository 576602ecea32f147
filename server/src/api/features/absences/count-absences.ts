import { MICRO_DAYS } from '../../../domain/micro-days';
import { passesDay, type Selection } from '../../../mart/select/select-leave';
import { STATUS } from '../../../mart/state';
import type { GroupedPeople } from './group-people';

/** Who is there and who is not. Element `date * groups + group`, dates from the first one on. */
export interface AbsenceCounts {
  headcount: Int32Array;
  awayCount: Int32Array;
  /** Millionths of a day; nobody counts more than one day on a date, however many leaves they have on it. */
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

/** No leave of the person on the date; a share of a day may be 0 millionths. */
const NOT_AWAY = -1;

export function countAbsences(
  selection: Selection,
  { groups, observedFrom, groupStart, group }: GroupedPeople,
  { firstDay, dates }: Range,
  withLeaves: boolean,
): AbsenceCounts {
  const width = groups.length;
  const counts: AbsenceCounts = {
    headcount: countHeads({ groups, observedFrom, groupStart, group }, { firstDay, dates }),
    awayCount: new Int32Array(dates * width),
    awayMicro: new Float64Array(dates * width),
    pendingCount: new Int32Array(dates * width),
    pendingMicro: new Float64Array(dates * width),
    listed: withLeaves ? { cell: [], leaf: [], micro: [] } : null,
  };
  const away = new Int32Array(dates).fill(NOT_AWAY);
  const pending = new Int32Array(dates).fill(NOT_AWAY);
  const { person } = selection.source.state.leaves;
  let at = 0;
  while (at < selection.count) {
    const whose = person[selection.leaf[at]!]!;
    const [first, last] = [groupStart[whose]!, groupStart[whose + 1]!];
    for (; at < selection.count && person[selection.leaf[at]!] === whose; at++) {
      if (first < last) addLeave(selection, selection.leaf[at]!);
    }
    for (let own = first; own < last; own++) {
      addPerson(away, group[own]!, counts.awayCount, counts.awayMicro);
      addPerson(pending, group[own]!, counts.pendingCount, counts.pendingMicro);
    }
    away.fill(NOT_AWAY);
    pending.fill(NOT_AWAY);
  }
  return counts;

  function addLeave({ source, days }: Selection, leaf: number): void {
    const { leaves, dayFacts } = source.state;
    const shares = leaves.status[leaf] === STATUS.APPROVED ? away : leaves.status[leaf] === STATUS.REQUESTED ? pending : null;
    const whose = person[leaf]!;
    for (let fact = leaves.factStart[leaf]!; fact < leaves.factStart[leaf + 1]!; fact++) {
      const day = source.day[fact]!;
      if (day < observedFrom[whose]! || (days && !passesDay(source, days, fact))) continue;
      const date = day - firstDay;
      const micro = dayFacts.micro[fact]!;
      if (shares) shares[date] = Math.max(shares[date]!, 0) + micro;
      if (!counts.listed) continue;
      for (let own = groupStart[whose]!; own < groupStart[whose + 1]!; own++) {
        counts.listed.cell.push(date * width + group[own]!);
        counts.listed.leaf.push(leaf);
        counts.listed.micro.push(micro);
      }
    }
  }

  function addPerson(shares: Int32Array, ownGroup: number, count: Int32Array, micro: Float64Array): void {
    for (let date = 0; date < dates; date++) {
      if (shares[date] === NOT_AWAY) continue;
      count[date * width + ownGroup]!++;
      micro[date * width + ownGroup]! += Math.min(shares[date]!, MICRO_DAYS);
    }
  }
}

/** People observed on each date, by group. */
function countHeads({ groups, observedFrom, groupStart, group }: GroupedPeople, { firstDay, dates }: Range): Int32Array {
  const width = groups.length;
  const heads = new Int32Array(dates * width);
  for (let person = 0; person < observedFrom.length; person++) {
    const from = Math.max(0, observedFrom[person]! - firstDay);
    if (from >= dates) continue;
    for (let own = groupStart[person]!; own < groupStart[person + 1]!; own++) heads[from * width + group[own]!]!++;
  }
  for (let at = width; at < heads.length; at++) heads[at]! += heads[at - width]!;
  return heads;
}
