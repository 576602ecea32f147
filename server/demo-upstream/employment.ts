import { dayOf, weekdayOf } from './days';
import { fiscalYearStarting } from './fiscal-years';
import { OFFICES, type Office, openShare } from './offices';
import { type Draw, pick, pickWeighted } from './random';

/** Where and how much somebody works from a day on. */
interface Period {
  /** Null: from the beginning. */
  fromDay: number | null;
  office: Office;
  /** Share of each weekday from Monday on. */
  pattern: readonly number[];
}

/** Who works when, as the workforce file of the company has it. Days are since 1970-01-01, both inclusive. */
export interface Employment {
  hiredDay: number;
  /** The file does not say when: some hire dates are not known. */
  isHireUnknown: boolean;
  leftDay: number | null;
  periods: readonly Period[];
}

const FULL_WEEK = [1, 1, 1, 1, 1, 0, 0];
const PART_TIME: readonly (readonly number[])[] = [
  [1, 1, 1, 1, 0, 0, 0],
  [1, 1, 1, 0, 0, 0, 0],
  [1, 0, 1, 0, 1, 0, 0],
  [1, 1, 1, 1, 0.5, 0, 0],
  [0, 1, 1, 0.5, 0, 0, 0],
];
/** Years in which people were hired, for the people in the records of each fiscal year. */
const FIRST_GROWTH = 2020;
const LAST_GROWTH = 2026;

/** The company has grown up to 2026: the share of today's people that it had hired before a fiscal year began. */
export function headcountShare(startYear: number): number {
  return Math.min(1, Math.max(0.6, 0.76 + (startYear - 2022) * 0.06));
}

/** @param place of the person among `count`: those hired later come later. */
export function employmentBy(draw: Draw, place: number, count: number, isManager: boolean): Employment {
  const office = pickWeighted(OFFICES, draw(50));
  const pattern = !isManager && draw(51) < 0.12 ? pick(PART_TIME, draw(52)) : FULL_WEEK;
  const hiredDay = hiredBy(draw, place, count);
  const isLeaver = !isManager && place < headcountShare(2022) * count && draw(56) < 0.08;
  return {
    hiredDay,
    isHireUnknown: draw(55) < 0.05,
    leftDay: isLeaver ? dayOf(2023, 9, 1) + Math.floor(draw(57) * 1050) : null,
    periods: periodsBy(draw, office, pattern, Math.max(hiredDay, dayOf(2023, 7, 1))),
  };
}

function hiredBy(draw: Draw, place: number, count: number): number {
  for (let year = FIRST_GROWTH; year <= LAST_GROWTH; year++) {
    const isEarlier = place < Math.ceil(headcountShare(year - 1) * count);
    if (!isEarlier && place < Math.ceil(headcountShare(year) * count)) return fiscalYearStarting(year).startDay - Math.floor(draw(53) * 60);
  }
  return dayOf(2012, 1, 1) + Math.floor(draw(53) * 2500);
}

/** Half of the part-time people once worked the whole week, and a few people have moved to another office. */
function periodsBy(draw: Draw, office: Office, pattern: readonly number[], firstDay: number): Period[] {
  const own = { fromDay: firstDay + 180 + Math.floor(draw(59) * 700), office, pattern };
  const other = pick(OFFICES, draw(60));
  if (pattern !== FULL_WEEK && draw(58) < 0.5) return [{ fromDay: null, office, pattern: FULL_WEEK }, own];
  if (draw(61) < 0.04 && other !== office) return [{ fromDay: null, office: other, pattern }, own];
  return [{ ...own, fromDay: null }];
}

/** The share of a date that somebody is rostered to work. */
export function shareOn({ hiredDay, leftDay, periods }: Employment, day: number): number {
  if (day < hiredDay || (leftDay !== null && day > leftDay)) return 0;
  let at = periods.length - 1;
  while (at > 0 && day < (periods[at]?.fromDay ?? day)) at -= 1;
  const period = periods[at];
  return period ? (period.pattern[weekdayOf(day)] ?? 0) * openShare(period.office, day) : 0;
}

export function isEmployedOn({ hiredDay, leftDay }: Employment, day: number): boolean {
  return hiredDay <= day && (leftDay === null || day <= leftDay);
}

/** The day itself or the next one on which somebody works; the day itself where none comes soon. */
export function rosteredDayFrom(employment: Employment, day: number): number {
  for (let ahead = 0; ahead < 14; ahead++) if (shareOn(employment, day + ahead) > 0) return day + ahead;
  return day;
}

/** The last of `count` rostered days, the first of which is `start`, and the shares of all of them together. */
export function askForRostered(employment: Employment, start: number, count: number): { endDay: number; share: number } {
  let [endDay, share] = [start, shareOn(employment, start)];
  for (let left = count - 1; left > 0; left--) {
    const next = rosteredDayFrom(employment, endDay + 1);
    const more = shareOn(employment, next);
    if (more === 0) break;
    [endDay, share] = [next, share + more];
  }
  return { endDay, share };
}
