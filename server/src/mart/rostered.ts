import { isoWeekday } from '../domain/local-date';
import { MICRO_DAYS } from '../domain/micro-days';
import { type MartState, NONE, type Rosters } from './state';

/** A whole date in half millionths of a day, the unit of rostered shares: half of any whole millionth is exact in it. */
export const WHOLE_DATE = 2 * MICRO_DAYS;

/** What rostered shares follow from. */
export interface RosteredPeople {
  rosters: Rosters;
  people: Pick<MartState['people'], 'roster'>;
}

/**
 * The share of a date that a person is rostered to work, w(p, d) of docs/metrics.md, in half millionths of a day: the share of its weekday
 * in the pattern, or else in the week of the calendar, times what holidays leave open. 0 before and after employment.
 */
export function rosteredOn({ rosters, people }: RosteredPeople, person: number, day: number): number {
  const roster = people.roster[person]!;
  if (roster === NONE) return shareOn(rosters, 0, NONE, day);
  let period = rosters.periodStart[roster + 1]! - 1;
  while (rosters.from[period]! > day) period--;
  if (day < rosters.hired[period]! || day > rosters.left[period]!) return 0;
  return shareOn(rosters, rosters.calendar[period]!, rosters.pattern[period]!, day);
}

/** The share of a date under a calendar and a pattern (NONE: the week of the calendar), in half millionths of a day. */
export function shareOn(rosters: Rosters, calendar: number, pattern: number, day: number): number {
  const { isWorking, firstDay } = rosters.calendars[calendar]!;
  const open = openHalvesOn(rosters, calendar, day);
  if (pattern === NONE) return isWorking[day - firstDay] === 1 ? open * MICRO_DAYS : 0;
  return open * rosters.patterns[7 * pattern + isoWeekday(day) - 1]!;
}

/** How many halves of a date the holidays of a calendar leave open; 0 beyond the calendar. */
export function openHalvesOn({ calendars }: Rosters, calendar: number, day: number): number {
  const { openHalves, firstDay } = calendars[calendar]!;
  return openHalves[day - firstDay] ?? 0;
}

/** Writes the rostered share of each date from `start` to `end`, in half millionths of a day. */
export function fillRostered(of: RosteredPeople, person: number, start: number, end: number, target: Int32Array): void {
  for (let day = start; day <= end; day++) target[day - start] = rosteredOn(of, person, day);
}

/** The share of a date that a person is rostered to work, in millionths of a day. 0 beyond the calendar. */
export function rosteredShare(of: RosteredPeople, person: number, day: number): number {
  return rosteredOn(of, person, day) / 2;
}

/** What a person is rostered to work from `first` to `last`, both inclusive, in millionths of a day. */
export function rosteredDays(of: RosteredPeople, person: number, first: number, last: number): number {
  let halves = 0;
  for (let day = first; day <= last; day++) halves += rosteredOn(of, person, day);
  return halves / 2;
}

/** Whether anything is rostered on a date between two, both left out. */
export function isRosteredBetween(of: RosteredPeople, person: number, after: number, before: number): boolean {
  for (let day = after + 1; day < before; day++) if (rosteredOn(of, person, day) > 0) return true;
  return false;
}

/** Room for the rostered shares of one leave, which grows to the longest one. */
export function createRosteredBuffer(): (length: number) => Int32Array {
  let buffer = new Int32Array(64);
  return (length) => {
    if (length > buffer.length) buffer = new Int32Array(2 * length);
    return buffer;
  };
}
