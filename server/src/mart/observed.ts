import { type MartState, NONE, OPEN_BEGIN } from './state';

/** Whether figures about people take the person in: not retired, and with leave in some fiscal year. */
export function isObserved({ people }: MartState, person: number): boolean {
  return people.isRetired[person] === 0 && people.firstYear[person] !== NONE;
}

/** Days from `from` to `to`, both inclusive, on which a person is observed under one calendar and pattern. */
export type VisitObserved = (from: number, to: number, calendar: number, pattern: number) => void;

/**
 * Visits the days on which a person is observed, one stretch for each period of the roster: from the first to the last day of employment
 * where these are known, else from the first date of the first fiscal year with leave of theirs to the end of the last one; never beyond
 * the first and the last day of all fiscal years. Dates of a gap between fiscal years are in it: `listDataDays` says which dates count.
 */
export function visitObserved(state: MartState, person: number, visit: VisitObserved): void {
  if (!isObserved(state, person)) return;
  const { rosters, people, fiscalYears } = state;
  const [first, last] = dataSpan(state);
  const unknownBegin = fiscalYears.start[people.firstYear[person]!]!;
  const roster = people.roster[person]!;
  if (roster === NONE) {
    if (unknownBegin <= last) visit(Math.max(first, unknownBegin), last, 0, NONE);
    return;
  }
  const end = rosters.periodStart[roster + 1]!;
  for (let period = rosters.periodStart[roster]!; period < end; period++) {
    const hired = rosters.hired[period]!;
    const next = period + 1 < end ? rosters.from[period + 1]! - 1 : last;
    const from = Math.max(first, rosters.from[period]!, hired === OPEN_BEGIN ? unknownBegin : hired);
    const to = Math.min(last, next, rosters.left[period]!);
    if (from <= to) visit(from, to, rosters.calendar[period]!, rosters.pattern[period]!);
  }
}

/** The first and the last day of all fiscal years. */
export function dataSpan({ fiscalYears }: MartState): [first: number, last: number] {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let year = 0; year < fiscalYears.count; year++) {
    first = Math.min(first, fiscalYears.start[year]!);
    last = Math.max(last, fiscalYears.end[year]!);
  }
  return [first, last];
}

/** 1 for each day of the calendar that is in some fiscal year. */
export function listDataDays({ calendar, fiscalYears }: MartState): Uint8Array {
  const days = new Uint8Array(Math.max(0, calendar.lastDay - calendar.firstDay + 1));
  for (let year = 0; year < fiscalYears.count; year++) {
    days.fill(1, Math.max(0, fiscalYears.start[year]! - calendar.firstDay), Math.max(0, fiscalYears.end[year]! - calendar.firstDay + 1));
  }
  return days;
}

/** Whether a person is observed on a day. */
export function isObservedOn(state: MartState, person: number, day: number): boolean {
  if (!isObserved(state, person)) return false;
  const { rosters, people, fiscalYears } = state;
  const roster = people.roster[person]!;
  let period = roster === NONE ? NONE : rosters.periodStart[roster + 1]! - 1;
  while (period !== NONE && rosters.from[period]! > day) period--;
  const hired = period === NONE ? OPEN_BEGIN : rosters.hired[period]!;
  if (hired === OPEN_BEGIN ? day < fiscalYears.start[people.firstYear[person]!]! : day < hired) return false;
  if (period !== NONE && day > rosters.left[period]!) return false;
  for (let year = 0; year < fiscalYears.count; year++) if (fiscalYears.start[year]! <= day && day <= fiscalYears.end[year]!) return true;
  return false;
}
