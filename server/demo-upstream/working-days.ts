import { dayOf, formatDay, weekdayOf } from './days';

const FIXED_HOLIDAYS = new Set(['01-01', '01-15', '03-08', '04-14', '05-01', '05-29', '09-19']);
const FESTIVAL_DAYS = 5;

const known = new Map<number, boolean>();

/** The first day of the autumn festival: it moves through October from year to year. */
export function festivalStart(year: number): number {
  return dayOf(year, 10, 3 + ((year * 11) % 20));
}

/** Monday to Friday without the demo company's holidays; that is what its leave days are counted in. */
export function isWorkingDay(day: number): boolean {
  let working = known.get(day);
  if (working === undefined) {
    const date = formatDay(day);
    const sinceFestival = day - festivalStart(Number(date.slice(0, 4)));
    const isHoliday = FIXED_HOLIDAYS.has(date.slice(5)) || (sinceFestival >= 0 && sinceFestival < FESTIVAL_DAYS);
    working = weekdayOf(day) < 5 && !isHoliday;
    known.set(day, working);
  }
  return working;
}

/** The day itself or the next working day after it. */
export function workingDayFrom(day: number): number {
  let candidate = day;
  while (!isWorkingDay(candidate)) candidate += 1;
  return candidate;
}

/** The last of `count` working days, the first of which is `start`. */
export function lastOfWorkingDays(start: number, count: number): number {
  let day = start;
  for (let left = count - 1; left > 0; left -= 1) day = workingDayFrom(day + 1);
  return day;
}
