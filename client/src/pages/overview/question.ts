import type { VariablesOf } from 'gql.tada';
import { may } from '../../data/viewer';
import { type Filters, hasDates, toAttribution, toLeaveFilter, toPeopleFilter } from '../../filters/filter-model';
import type { PageContext } from '../../filters/page-context';
import { addDays, weekdayOf } from '../../lib/calendar-date';
import { currentFiscalYear, type FiscalYear } from '../../lib/fiscal-year';
import { firstWeekday } from '../../lib/format';
import { OVERVIEW } from './query';
import { yearToDate } from './year-to-date';

/** A fiscal year and the one before it. */
export interface TwoYears {
  year: FiscalYear;
  before: FiscalYear;
}

/** The years whose months are compared: the filtered or current one and the one before it. A filter on dates or several years has none. */
export function comparedYears({ choices: { fiscalYears }, today }: PageContext, filters: Filters): TwoYears | null {
  if (filters.year.length > 1 || hasDates(filters)) return null;
  const [chosen] = filters.year;
  const year = chosen === undefined ? currentFiscalYear(fiscalYears, today) : fiscalYears.find(({ id }) => id === chosen);
  const before = year && fiscalYears[fiscalYears.indexOf(year) - 1];
  return before ? { year, before } : null;
}

/** The current fiscal year so far and the same dates of the year before; null without two fiscal years. */
export function currentYearToDate({ role, choices: { fiscalYears }, today }: PageContext) {
  const year = currentFiscalYear(fiscalYears, today);
  const before = year && fiscalYears[fiscalYears.indexOf(year) - 1];
  const ranges = before && yearToDate(year, before, today, !may.seeDays(role));
  return ranges ? { year, before, ranges } : null;
}

/** The week of today. */
export function currentWeek(today: string): { dateFrom: string; dateTo: string } {
  const dateFrom = addDays(today, -((weekdayOf(today) - firstWeekday() + 7) % 7));
  return { dateFrom, dateTo: addDays(dateFrom, 6) };
}

/** @param withTiles whether the tiles are requested: they have dates and statuses of their own */
export function overviewVariables(context: PageContext, filters: Filters, withTiles: boolean): VariablesOf<typeof OVERVIEW> {
  const { role, today, choices } = context;
  const filter = toLeaveFilter(filters);
  const ofAllYears = toLeaveFilter({ ...filters, year: [] });
  const years = comparedYears(context, filters);
  const people = toPeopleFilter(filters);
  const approved = { ...people, statuses: ['APPROVED' as const] };
  const away = { ...people, statuses: ['APPROVED' as const, 'REQUESTED' as const] };
  const toDate = withTiles ? currentYearToDate(context) : null;
  const withPeople = withTiles && may.seePeople(role);
  // Of leave that carries over, unless leave types are filtered: nobody means to keep what is granted for an event, such as a birth.
  const carrying = people.leaveTypeIds || choices.carryingTypes.length === 0 ? {} : { leaveTypeIds: [...choices.carryingTypes] };
  return {
    filter,
    ...toAttribution(filters),
    withYears: years !== null,
    ...(years && {
      year: { ...ofAllYears, fiscalYearIds: [years.year.id] },
      yearBefore: { ...ofAllYears, fiscalYearIds: [years.before.id] },
    }),
    withToDate: toDate !== null,
    ...(toDate && { toDate: { ...approved, ...toDate.ranges.now }, toDateBefore: { ...approved, ...toDate.ranges.before } }),
    today,
    withPeople,
    ...(withPeople && {
      away,
      week: { ...away, ...currentWeek(today) },
      waiting: { ...people, statuses: ['REQUESTED' as const] },
    }),
    withForfeit: withPeople && choices.problem === null,
    ...(withPeople && choices.problem === null && { forfeit: { ...people, ...carrying } }),
  };
}

/** The question of the page as it opens. */
export const overviewQuestion = (context: PageContext, filters: Filters) => ({
  query: OVERVIEW,
  variables: overviewVariables(context, filters, true),
});
