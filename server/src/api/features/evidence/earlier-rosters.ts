import { isDeepStrictEqual } from 'node:util';
import { isoWeekday } from '../../../domain/local-date';
import { spreadLeave } from '../../../mart/build/spread';
import { createRosteredBuffer, fillRostered, rosteredOn } from '../../../mart/rostered';
import { passesTests } from '../../../mart/select/leaf-tests';
import { NO_DAY } from '../../../mart/select/select-leave';
import { type MartState, NONE } from '../../../mart/state';
import type { ChangeSide } from './change-side';

/** Spreads leaves of a later state by the calendars and patterns of an earlier one. */
export interface EarlierRosters {
  /**
   * Millionths of a day of a leaf of the later state that are under the condition, spread as the earlier state has its dates; NO_DAY: none.
   * Null: both states spread it alike.
   * @param person the person in the earlier state; NONE: not known then, and taken as in the later one.
   */
  sumDays(side: ChangeSide, leaf: number, person: number): number | null;
}

/** Dates that the earlier calendar does not cover mean what they mean in the later one. */
export function readEarlierRosters(from: MartState, to: MartState): EarlierRosters {
  if (from.rosters.key === to.rosters.key && isDeepStrictEqual(from.calendar, to.calendar)) return { sumDays: () => null };
  const [earlierOf, laterOf, dayOf, microOf] = [
    createRosteredBuffer(),
    createRosteredBuffer(),
    createRosteredBuffer(),
    createRosteredBuffer(),
  ];
  const isCovered = (day: number) => day >= from.calendar.firstDay && day <= from.calendar.lastDay;
  return {
    sumDays(side, leaf, person) {
      const { source, tests, days } = side;
      const { leaves } = source.state;
      const leave = { start: leaves.start[leaf]!, end: leaves.end[leaf]!, micro: leaves.micro[leaf]! };
      const dates = leave.end - leave.start + 1;
      const [earlier, later] = [earlierOf(dates), laterOf(dates)];
      fillRostered(to, leaves.person[leaf]!, leave.start, leave.end, later);
      let isMoved = false;
      for (let at = 0; at < dates; at++) {
        const day = leave.start + at;
        earlier[at] = person !== NONE && isCovered(day) ? rosteredOn(from, person, day) : later[at]!;
        isMoved ||= earlier[at] !== later[at];
      }
      if (!isMoved) return null;
      if (!passesTests(tests, leaf)) return NO_DAY;
      if (days === null) return leave.micro;
      const facts = { day: dayOf(dates), micro: microOf(dates) };
      const { next } = spreadLeave(earlier, leave, facts, 0);
      let sum = NO_DAY;
      for (let at = 0; at < next; at++) {
        const day = facts.day[at]!;
        if (days.passes[day - source.firstDay] === 0 || days.weekdays?.[isoWeekday(day) - 1] === 0) continue;
        sum = Math.max(sum, 0) + facts.micro[at]!;
      }
      return sum;
    },
  };
}
