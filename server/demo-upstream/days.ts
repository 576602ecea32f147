/** Days are whole numbers, 0 being 1970-01-01; moments are milliseconds since then, UTC. */
const DAY_MS = 86_400_000;
/** Asia/Kathmandu has been UTC+05:45 since 1986 and knows no summer time. */
const KATHMANDU_OFFSET_MS = 345 * 60_000;

export const HOUR_MS = 3_600_000;

const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));
const dateTexts = new Map<number, string>();

/** The calendar day in Kathmandu at a moment. */
export function dayAt(moment: number): number {
  return Math.floor((moment + KATHMANDU_OFFSET_MS) / DAY_MS);
}

/** The moment at which a calendar day begins in Kathmandu. */
export function startOfDay(day: number): number {
  return day * DAY_MS - KATHMANDU_OFFSET_MS;
}

/** Month 1 to 12. */
export function dayOf(year: number, month: number, dayOfMonth: number): number {
  return Date.UTC(year, month - 1, dayOfMonth) / DAY_MS;
}

/** `YYYY-MM-DD`. */
export function formatDay(day: number): string {
  let text = dateTexts.get(day);
  if (text === undefined) {
    text = new Date(day * DAY_MS).toISOString().slice(0, 10);
    dateTexts.set(day, text);
  }
  return text;
}

/** As the source spells moments: `2024-04-14T05:33:10.000Z`, whole seconds. Takes half as long as toISOString. */
export function formatMoment(moment: number): string {
  const seconds = Math.floor(moment / 1000) % 86_400;
  const [hour, minute, second] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${formatDay(Math.floor(moment / DAY_MS))}T${TWO_DIGITS[hour]}:${TWO_DIGITS[minute]}:${TWO_DIGITS[second]}.000Z`;
}

/** 0 Monday to 6 Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}
