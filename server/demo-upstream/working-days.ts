import { weekdayOf } from './days';
import { OFFICES, openShare } from './offices';

/** Monday to Friday without the holidays of the head office; seasons count these days. */
export function isWorkingDay(day: number): boolean {
  const [headOffice] = OFFICES;
  return weekdayOf(day) < 5 && (!headOffice || openShare(headOffice, day) > 0);
}

/** The day itself or the next working day after it. */
export function workingDayFrom(day: number): number {
  let candidate = day;
  while (!isWorkingDay(candidate)) candidate += 1;
  return candidate;
}
