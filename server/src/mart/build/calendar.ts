import type { HolidayPart } from '../../domain/working-calendar';
import { packTexts, sharedInt32, sharedUint8, textAt } from '../shared-columns';
import type { Calendar } from '../state';
import type { CalendarRow } from './rows';

const OPEN_HALVES: Readonly<Record<HolidayPart, number>> = { FULL: 0, HALF: 1 };

/** @param rows every date from the first to the last, in order. */
export function buildCalendar(rows: readonly CalendarRow[]): Calendar {
  const firstDay = rows[0]?.day ?? 0;
  const holidays = rows.filter(({ holidayName }) => holidayName !== null);
  const calendar: Calendar = {
    firstDay,
    lastDay: firstDay + rows.length - 1,
    isWorking: sharedUint8(rows.length),
    openHalves: sharedUint8(rows.length),
    holidayDay: sharedInt32(holidays.length),
    holidayName: packTexts(holidays.map(({ holidayName }) => holidayName ?? '')),
  };
  for (const [at, row] of rows.entries()) {
    calendar.isWorking[at] = Number(row.isWorking);
    calendar.openHalves[at] = openHalvesOf(row);
  }
  for (const [at, { day }] of holidays.entries()) calendar.holidayDay[at] = day;
  return calendar;
}

const openHalvesOf = ({ holidayPart }: CalendarRow) => (holidayPart === null ? 2 : OPEN_HALVES[holidayPart]);

/** Whether a calendar is what `buildCalendar` would build from these rows. */
export function isCalendarOf(
  { firstDay, isWorking, openHalves, holidayDay, holidayName }: Calendar,
  rows: readonly CalendarRow[],
): boolean {
  if (rows.length !== isWorking.length || (rows.length > 0 && rows[0]?.day !== firstDay)) return false;
  let holiday = 0;
  for (const [at, row] of rows.entries()) {
    if (Number(row.isWorking) !== isWorking[at] || openHalvesOf(row) !== openHalves[at]) return false;
    if (row.holidayName === null) continue;
    if (holidayDay[holiday] !== row.day || textAt(holidayName, holiday) !== row.holidayName) return false;
    holiday++;
  }
  return holiday === holidayDay.length;
}
