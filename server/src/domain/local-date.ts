// A local date is 'YYYY-MM-DD', a plain calendar day in the source's time zone. It is never a `Date`: that would be an instant.

const MILLISECONDS_PER_DAY = 86_400_000;
const PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/** Days since 1970-01-01 of a real calendar date, null for anything else (2023-02-29, a time stamp, …). */
export function parseLocalDate(text: string): number | null {
  if (!PATTERN.test(text)) return null;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  // Date.UTC takes the years 0 to 99 for 1900 to 1999; no leave is that old.
  return year < 100 ? null : Date.UTC(year, month - 1, day) / MILLISECONDS_PER_DAY;
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** `YYYY-MM-DD` of a count of days since 1970-01-01. */
export function formatLocalDate(days: number): string {
  return toLocalDate(new Date(days * MILLISECONDS_PER_DAY));
}

/** The calendar date that a database client gives as a `Date` at midnight UTC. */
export function toLocalDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}

// Making one takes longer than everything else about a kept answer.
const formats = new Map<string, Intl.DateTimeFormat>();

/** Today's calendar date in a time zone. */
export function todayIn(timeZone: string, now: Date): string {
  let format = formats.get(timeZone);
  if (!format) {
    // en-CA writes dates as YYYY-MM-DD.
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format.format(now);
}

/** The date and the time of day that a clock on the wall of a time zone shows. */
export interface WallClock {
  date: string;
  /** Since midnight, by that clock: a day of summer time has its hour twice, or not at all. */
  milliseconds: number;
}

/** Reads the clock of a time zone at instants. */
export function createWallClock(timeZone: string): (instant: Date) => WallClock {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return (instant) => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    const read = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
    const seconds = Number(read('hour')) * 3600 + Number(read('minute')) * 60 + Number(read('second'));
    return {
      date: `${read('year').padStart(4, '0')}-${read('month')}-${read('day')}`,
      milliseconds: seconds * 1000 + instant.getUTCMilliseconds(),
    };
  };
}

/** The date a number of days after (or, if negative, before) another. */
export function addDays(date: string, days: number): string {
  const start = parseLocalDate(date);
  if (start === null) throw new RangeError(`Not a date: ${date}`);
  return formatLocalDate(start + days);
}

/** ISO weekday: 1 is Monday, 7 is Sunday. 1970-01-01 was a Thursday. */
export function isoWeekday(daysSinceEpoch: number): number {
  return ((((daysSinceEpoch + 3) % 7) + 7) % 7) + 1;
}
