import { findPlace } from '../../../domain/find-place';
import { isObservedOn } from '../../../mart/observed';
import { rosteredShare } from '../../../mart/rostered';
import type { MartState } from '../../../mart/state';
import { approvedByDay, visitAway } from './approved-by-day';

/** Dates, in days since 1970-01-01. */
export interface DayRange {
  firstDay: number;
  dates: number;
}

/** Who belongs to which group. Groups of person p: `group` from `groupStart[p]` up to `groupStart[p + 1]`. */
export interface Membership {
  width: number;
  groupStart: Int32Array;
  group: Int32Array;
}

/** Element `date * width + group`; millionths of a day. */
export interface Presence {
  rostered: Float64Array;
  /** Rostered, less approved leave: nobody is away for more than they are rostered. */
  present: Float64Array;
  /** People with a share of leave on a date on which they are rostered. */
  awayCount: Int32Array;
}

/** What a person is due to work on a day: nothing while they are not observed. Millionths of a day. */
export function dueOn(state: MartState, person: number, day: number): number {
  return isObservedOn(state, person, day) ? rosteredShare(state, person, day) : 0;
}

/** Cost: people x dates, and the approved leave on these dates. */
export function readPresence(state: MartState, members: Membership, { firstDay, dates }: DayRange, throwIfCancelled: () => void): Presence {
  const { width, groupStart, group } = members;
  const rostered = new Float64Array(dates * width);
  const awayCount = new Int32Array(dates * width);
  const { count } = state.people;
  for (let person = 0; person < count; person++) {
    if ((person & 1023) === 0) throwIfCancelled();
    const [first, last] = [groupStart[person]!, groupStart[person + 1]!];
    if (first === last) continue;
    for (let date = 0; date < dates; date++) {
      const due = dueOn(state, person, firstDay + date);
      if (due === 0) continue;
      for (let at = first; at < last; at++) rostered[date * width + group[at]!]! += due;
    }
  }
  const present = rostered.slice();
  for (let date = 0; date < dates; date++) {
    visitAway(state, firstDay + date, (person, micro) => {
      const away = Math.min(micro, dueOn(state, person, firstDay + date));
      if (away === 0) return;
      for (let at = groupStart[person]!; at < groupStart[person + 1]!; at++) {
        const cell = date * width + group[at]!;
        present[cell]! -= away;
        awayCount[cell]!++;
      }
    });
  }
  return { rostered, present, awayCount };
}

/** What a person takes of a day by approved leave. Millionths of a day, of several leaves maybe more than one day. */
export function approvedShare(state: MartState, person: number, day: number): number {
  const { firstDay, dayStart, leave, micro } = approvedByDay(state);
  const at = day - firstDay;
  if (at < 0 || at >= dayStart.length - 1) return 0;
  const owner = state.leaves.person;
  const [begin, end] = [dayStart[at]!, dayStart[at + 1]!];
  const first = begin + findPlace(end - begin, (place) => owner[leave[begin + place]!]! < person);
  let sum = 0;
  for (let row = first; row < end && owner[leave[row]!] === person; row++) sum += micro[row]!;
  return sum;
}
