import { dayOf, formatDay } from './days';

export interface FiscalYear {
  id: number;
  /** The calendar year in which it starts. */
  startYear: number;
  startDay: number;
  /** Inclusive. */
  endDay: number;
  /** As the source spells it: `2023-07-17T00:00:00.000Z`. */
  startDate: string;
  endDate: string;
}

/** How many the upstream serves, the current one included. */
export const FISCAL_YEARS = 5;

const known = new Map<number, FiscalYear>();

/** Follows the Nepali calendar: mid-July to mid-July, 365 or 366 days, 2023/24 being number 102. */
export function fiscalYearStarting(startYear: number): FiscalYear {
  let year = known.get(startYear);
  if (!year) {
    const startDay = firstDay(startYear);
    const endDay = firstDay(startYear + 1) - 1;
    year = { id: startYear - 1921, startYear, startDay, endDay, startDate: fiscalDate(startDay), endDate: fiscalDate(endDay) };
    known.set(startYear, year);
  }
  return year;
}

/** The fiscal year that a day belongs to. */
export function fiscalYearOf(day: number): FiscalYear {
  const year = Number(formatDay(day).slice(0, 4));
  return fiscalYearStarting(day < firstDay(year) ? year - 1 : year);
}

function firstDay(year: number): number {
  return dayOf(year, 7, year % 4 === 0 ? 16 : 17);
}

function fiscalDate(day: number): string {
  return `${formatDay(day)}T00:00:00.000Z`;
}
