import { formatDay, weekdayOf } from './days';
import { fiscalYearStarting } from './fiscal-years';
import { festivalStart } from './offices';
import { isWorkingDay } from './working-days';

/** How much leave starts in a month, January first, and on a weekday, Monday first: 1 is the average. */
const MONTHS = [0.95, 0.8, 0.5, 1.05, 0.85, 0.9, 1.1, 0.95, 1.15, 2.1, 0.9, 1.6];
const WEEKDAYS = [1.2, 0.85, 0.8, 0.95, 1.4, 0, 0];
const FESTIVAL_PULL = 1.7;

const seasonal = new Map<number, Float64Array>();
const even = new Map<number, Float64Array>();

/** A working day of the fiscal year: by season and weekday, or (illness knows no festival) only by weekday. */
export function pickStartDay(startYear: number, isSeasonal: boolean, u: number): number {
  const known = isSeasonal ? seasonal : even;
  let sums = known.get(startYear);
  if (!sums) {
    sums = accumulate(startYear, isSeasonal);
    known.set(startYear, sums);
  }
  const wanted = u * (sums.at(-1) ?? 0);
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > wanted) high = middle;
    else low = middle + 1;
  }
  return fiscalYearStarting(startYear).startDay + low;
}

function accumulate(startYear: number, isSeasonal: boolean): Float64Array {
  const { startDay, endDay } = fiscalYearStarting(startYear);
  const sums = new Float64Array(endDay - startDay + 1);
  let sum = 0;
  for (let day = startDay; day <= endDay; day += 1) {
    if (isWorkingDay(day)) sum += (WEEKDAYS[weekdayOf(day)] ?? 0) * (isSeasonal ? season(day) : 1);
    sums[day - startDay] = sum;
  }
  return sums;
}

function season(day: number): number {
  const date = formatDay(day);
  const sinceFestival = day - festivalStart(Number(date.slice(0, 4)));
  const pull = sinceFestival > -5 && sinceFestival < 10 ? FESTIVAL_PULL : 1;
  return (MONTHS[Number(date.slice(5, 7)) - 1] ?? 1) * pull;
}
