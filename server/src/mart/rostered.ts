import { MICRO_DAYS } from '../domain/micro-days';
import type { MartState } from './state';

/** The share of a date that a person is rostered to work, in millionths of a day. 0 beyond the calendar. */
export function rosteredShare({ calendar }: MartState, _person: number, day: number): number {
  return calendar.isWorking[day - calendar.firstDay] === 1 ? MICRO_DAYS : 0;
}

/** What a person is rostered to work from `first` to `last`, both inclusive and covered by the calendar, in millionths of a day. */
export function rosteredDays({ calendar }: MartState, _person: number, first: number, last: number): number {
  const { workingBefore, firstDay } = calendar;
  return (workingBefore[last - firstDay + 1]! - workingBefore[first - firstDay]!) * MICRO_DAYS;
}
