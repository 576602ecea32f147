const MILLISECONDS_PER_DAY = 86_400_000;

/** Months since 1970-01 of a day since 1970-01-01. */
export function monthOfDay(day: number): number {
  const date = new Date(day * MILLISECONDS_PER_DAY);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/** The first day, in days since 1970-01-01, of a month since 1970-01. */
export function firstDayOfMonth(month: number): number {
  return Date.UTC(1970 + Math.floor(month / 12), ((month % 12) + 12) % 12, 1) / MILLISECONDS_PER_DAY;
}

/** `monthOfDay` of every day from `firstDay` to `lastDay`: a lookup is far cheaper than taking a date apart. */
export function tableMonths(firstDay: number, lastDay: number): Int32Array {
  const months = new Int32Array(Math.max(0, lastDay - firstDay + 1));
  let month = monthOfDay(firstDay);
  let next = firstDayOfMonth(month + 1);
  for (let day = firstDay; day <= lastDay; day++) {
    if (day === next) next = firstDayOfMonth(++month + 1);
    months[day - firstDay] = month;
  }
  return months;
}
