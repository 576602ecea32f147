import { packTexts, sharedInt32, sharedUint8 } from '../shared-columns';
import type { Calendar } from '../state';
import type { CalendarRow } from './rows';

/** @param rows every date from the first to the last, in order. */
export function buildCalendar(rows: readonly CalendarRow[]): Calendar {
  const firstDay = rows[0]?.day ?? 0;
  const holidays = rows.filter(({ holidayName }) => holidayName !== null);
  const calendar: Calendar = {
    firstDay,
    lastDay: firstDay + rows.length - 1,
    isWorking: sharedUint8(rows.length),
    workingBefore: sharedInt32(rows.length + 1),
    holidayDay: sharedInt32(holidays.length),
    holidayName: packTexts(holidays.map(({ holidayName }) => holidayName ?? '')),
  };
  for (const [at, { isWorking }] of rows.entries()) {
    calendar.isWorking[at] = Number(isWorking);
    calendar.workingBefore[at + 1] = (calendar.workingBefore[at] as number) + Number(isWorking);
  }
  for (const [at, { day }] of holidays.entries()) calendar.holidayDay[at] = day;
  return calendar;
}
