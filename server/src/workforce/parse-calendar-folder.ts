import ICAL from 'ical.js';
import { inOrder, isTimeZone } from '../domain/calendar-file';
import { addDays, todayIn } from '../domain/local-date';
import type { FileProblem, Parsed, RosterCalendar } from '../domain/workforce';
import type { Holiday, WorkingWeek } from '../domain/working-calendar';
import { decodeUtf8 } from './decode-utf8';
import { findRepeated, refuse } from './parse-calendars';

/** Recurrences are expanded over these years around today: more than any leave data has. */
const YEARS_AROUND = 40;
const MAX_HOLIDAYS = 10_000;
/** A daily event of 54 years. One that recurs each second would hold up the program for hours before it gets to these years. */
const MAX_RECURRENCES = 20_000;
const HALF_DAY = 'HALF-DAY';

interface Options {
  /** An iCalendar file has no working week: that of the default calendar holds. */
  workingWeeks: readonly WorkingWeek[];
  /** Where a file names none. */
  timeZone: string;
}

/** Reads the `.ics` files of a folder: each file is a calendar with its name, each event a holiday on each of its dates. */
export function parseCalendarFolder(files: readonly { name: string; bytes: Buffer }[], options: Options): Parsed<RosterCalendar[]> {
  const problems: FileProblem[] = [];
  const calendars = files.flatMap(({ name, bytes }) => {
    try {
      return [readCalendar(name.replace(/\.ics$/i, ''), bytes, options)];
    } catch (error) {
      problems.push({ line: null, message: `${name}: ${error instanceof Error ? error.message : String(error)}` });
      return [];
    }
  });
  problems.push(...findRepeated(calendars));
  return problems.length > 0 ? refuse(problems) : { content: calendars, problems: null };
}

function readCalendar(name: string, bytes: Buffer, { workingWeeks, timeZone }: Options): RosterCalendar {
  const text = decodeUtf8(bytes);
  if (text === null) throw new TypeError('it is not UTF-8');
  const component = new ICAL.Component(ICAL.parse(text));
  const own = component.getFirstPropertyValue('x-wr-timezone');
  const events = component.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  const masters = events.filter((event) => !event.isRecurrenceException());
  const holidays = masters.flatMap((master) => {
    for (const event of events) if (event.isRecurrenceException() && event.uid === master.uid) master.relateException(event);
    return listHolidays(master);
  });
  if (holidays.length > MAX_HOLIDAYS) throw new RangeError(`it has more than ${MAX_HOLIDAYS} holidays`);
  return inOrder({ name, timeZone: typeof own === 'string' && isTimeZone(own) ? own : timeZone, workingWeeks, holidays });
}

/** A holiday on each date of the event and of its recurrences. */
function listHolidays(event: ICAL.Event): Holiday[] {
  if (!event.isRecurring()) return listDates(event, event.startDate, event.endDate);
  const thisYear = Number(todayIn('UTC', new Date()).slice(0, 4));
  const holidays: Holiday[] = [];
  const recurrences = event.iterator();
  let count = 0;
  for (let next = recurrences.next(); next && next.year <= thisYear + YEARS_AROUND; next = recurrences.next()) {
    if (++count > MAX_RECURRENCES) throw new RangeError(`an event recurs more than ${MAX_RECURRENCES} times`);
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    if (startDate.year >= thisYear - YEARS_AROUND) holidays.push(...listDates(item, startDate, endDate));
    if (holidays.length > MAX_HOLIDAYS) break;
  }
  return holidays;
}

function listDates({ summary, component }: ICAL.Event, start: ICAL.Time, end: ICAL.Time): Holiday[] {
  if (component.getFirstPropertyValue('status') === 'CANCELLED') return [];
  const categories = component.getAllProperties('categories').flatMap((property) => property.getValues().map(String));
  const part = categories.some((category) => category.trim().toUpperCase() === HALF_DAY) ? 'HALF' : 'FULL';
  const name = summary?.trim() || 'Holiday';
  const [first, after] = [formatDate(start), formatDate(end)];
  // The end is exclusive; an event of some hours ends within its last date.
  const isWithinLast = !end.isDate && (end.hour > 0 || end.minute > 0 || end.second > 0);
  const holidays: Holiday[] = [];
  for (let date = first; date < after || (date === after && isWithinLast) || date === first; date = addDays(date, 1)) {
    holidays.push({ date, name, part });
    if (holidays.length > MAX_HOLIDAYS) break;
  }
  return holidays;
}

function formatDate({ year, month, day }: ICAL.Time): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
