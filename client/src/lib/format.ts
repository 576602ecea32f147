import { dateTimeFormat } from './date-time-format';
import { PAGE_LOCALE } from './page-locale';

/*
 * Numbers and dates as the page writes them (`page-locale.ts`). Calendar dates are read as UTC and written as UTC, so no time zone can move
 * them; instants are written in the time zone of the source, so everybody reads the same time.
 */
const dayFormat = new Intl.NumberFormat(PAGE_LOCALE, { maximumFractionDigits: 2 });
const signedDayFormat = new Intl.NumberFormat(PAGE_LOCALE, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
const countFormat = new Intl.NumberFormat(PAGE_LOCALE, { maximumFractionDigits: 0 });
const percentFormat = new Intl.NumberFormat(PAGE_LOCALE, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const shareFormat = new Intl.NumberFormat(PAGE_LOCALE, { style: 'percent', maximumFractionDigits: 1 });
const secondsFormat = new Intl.NumberFormat(PAGE_LOCALE, { maximumFractionDigits: 1 });
// Three digits: an axis of quarters of a day is labelled 0.06, 0.12, 0.18, 0.24.
const compactFormat = new Intl.NumberFormat(PAGE_LOCALE, { notation: 'compact', maximumSignificantDigits: 3 });
const monthFormat = new Intl.DateTimeFormat(PAGE_LOCALE, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const monthNameFormat = new Intl.DateTimeFormat(PAGE_LOCALE, { month: 'long', timeZone: 'UTC' });
const shortMonthFormat = new Intl.DateTimeFormat(PAGE_LOCALE, { month: 'short', timeZone: 'UTC' });
const dateFormat = new Intl.DateTimeFormat(PAGE_LOCALE, { dateStyle: 'medium', timeZone: 'UTC' });
const longDateFormat = new Intl.DateTimeFormat(PAGE_LOCALE, { dateStyle: 'full', timeZone: 'UTC' });
const dayOfMonthFormat = new Intl.DateTimeFormat(PAGE_LOCALE, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const listFormat = new Intl.ListFormat(PAGE_LOCALE, { style: 'long', type: 'conjunction' });

/** Leave days, at most two decimals. */
export const formatDays = (days: number): string => dayFormat.format(days);
/** A difference of leave days, with its sign. */
export const formatSignedDays = (days: number): string => signedDayFormat.format(days);
export const formatCount = (count: number): string => countFormat.format(count);
/** @param share 0 to 1 */
export const formatPercent = (share: number): string => percentFormat.format(share);
/** Short, for a cell. @param share 0 to 1 */
export const formatShare = (share: number): string => shareFormat.format(share);
export const formatSeconds = (seconds: number): string => secondsFormat.format(seconds);
/** For axes: 1,200 as 1.2K. */
export const formatCompact = (value: number): string => compactFormat.format(value);
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** Marks a text that runs from right to left, so that what stands beside it in a sentence keeps its place; others stay as they are. */
export const isolateText = (text: string): string => (RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text);
export const formatList = (items: readonly string[]): string => listFormat.format(items.map(isolateText));

const isMonth = (text: string): boolean => /^\d{4}-\d{2}$/.test(text);

/** @param month `YYYY-MM`; anything else comes back as it is. */
export const formatMonth = (month: string): string => (isMonth(month) ? monthFormat.format(new Date(`${month}-01T00:00:00Z`)) : month);
/** @param month `YYYY-MM` */
export const formatShortMonth = (month: string): string => shortMonthFormat.format(new Date(`${month}-01T00:00:00Z`));
/** The month's name without its year. @param month `YYYY-MM` */
export const formatMonthName = (month: string): string =>
  isMonth(month) ? monthNameFormat.format(new Date(`${month}-01T00:00:00Z`)) : month;
/** @param date `YYYY-MM-DD` */
export const formatDate = (date: string): string => dateFormat.format(new Date(`${date}T00:00:00Z`));

/** With its weekday, whole. @param date `YYYY-MM-DD` */
export const formatLongDate = (date: string): string => longDateFormat.format(new Date(`${date}T00:00:00Z`));
/** Without its year. @param date `YYYY-MM-DD` */
export const formatDayOfMonth = (date: string): string => dayOfMonthFormat.format(new Date(`${date}T00:00:00Z`));

/** @param date `YYYY-MM-DD` */
export const formatWeekday = (date: string, weekday: 'short' | 'long'): string =>
  dateTimeFormat(PAGE_LOCALE, { weekday, timeZone: 'UTC' }).format(new Date(`${date.slice(0, 10)}T00:00:00Z`));

/** The name of a month of the year. @param month "1" (January) to "12" */
export const formatMonthOfYear = (month: string, length: 'short' | 'long' = 'long'): string =>
  (length === 'long' ? formatMonthName : formatShortMonth)(`2000-${month.padStart(2, '0')}`);
/** The name of a weekday. @param weekday "1" (Monday) to "7"; 3 January 2000 was a Monday */
export const formatWeekdayNumber = (weekday: string, length: 'short' | 'long' = 'long'): string =>
  formatWeekday(`2000-01-0${Number(weekday) + 2}`, length);

/** The weekday that weeks begin with here, 0 (Sunday) to 6; Monday where the browser does not say. */
export function firstWeekday(): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  const locale = new Intl.Locale(dateTimeFormat(undefined, {}).resolvedOptions().locale) as Intl.Locale & {
    weekInfo?: { firstDay: number };
    getWeekInfo?: () => { firstDay: number };
  };
  const day = (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
  return (day % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6;
}

/** An instant, whole, in the given time zone. */
export const formatInstant = (instant: string, timeZone: string): string =>
  dateTimeFormat(PAGE_LOCALE, { dateStyle: 'medium', timeStyle: 'medium', timeZone }).format(new Date(instant));

/** The time of an instant in the given time zone, with the day where it is not the day of `now`. */
export function formatTime(instant: string, timeZone: string, now: number): string {
  const day = dateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const sameDay = day.format(new Date(instant)) === day.format(now);
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', timeZone };
  return dateTimeFormat(PAGE_LOCALE, sameDay ? time : { ...time, day: 'numeric', month: 'short' }).format(new Date(instant));
}

/** An age in words that fit a badge: 12 s, 3 min, 5 h, 2 days. */
export function formatAge(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min`;
  if (whole < 48 * 3600) return `${Math.floor(whole / 3600)} h`;
  return `${Math.floor(whole / 86_400)} days`;
}
