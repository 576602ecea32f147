import { dateTimeFormat } from './date-time-format';

/*
 * Calendar dates are text, `YYYY-MM-DD`, and compare as text. Where one has to be counted with it is read and written as UTC, so
 * that no time zone can move it.
 */
const asUtc = (date: string) => Date.parse(`${date}T00:00:00Z`);
const asDate = (utc: number) => new Date(utc).toISOString().slice(0, 10);
const DAY_MS = 86_400_000;

export function isCalendarDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(asUtc(text)) && asDate(asUtc(text)) === text;
}

/** The date of the moment `now` (ms) in a time zone. */
export const dateIn = (timeZone: string, now: number): string => dateTimeFormat('en-CA', { timeZone }).format(now);

export const addDays = (date: string, days: number): string => asDate(asUtc(date) + days * DAY_MS);
export const daysBetween = (from: string, to: string): number => Math.round((asUtc(to) - asUtc(from)) / DAY_MS);

/** 1 (Monday) to 7 (Sunday). */
export const weekdayOf = (date: string): number => new Date(asUtc(date)).getUTCDay() || 7;

/** @param month `YYYY-MM` */
export function addMonths(month: string, count: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}
export const monthOf = (date: string): string => date.slice(0, 7);
export const firstOfMonth = (month: string): string => `${month}-01`;
export const lastOfMonth = (month: string): string => addDays(firstOfMonth(addMonths(month, 1)), -1);
