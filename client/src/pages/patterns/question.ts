import type { VariablesOf } from 'gql.tada';
import { may } from '../../data/viewer';
import { type Filters, toAttribution, toLeaveFilter } from '../../filters/filter-model';
import type { PageContext } from '../../filters/page-context';
import type { Measure, PatternsParams } from './params';
import { PATTERNS } from './query';
import { earlier, later, type YearColumn, yearsBetween } from './year-axis';

/** The measure of the address, or leave days where the role may not see it. */
export const shownMeasure = ({ role }: Pick<PageContext, 'role'>, { measure }: PatternsParams): Measure =>
  measure === 'index' && !may.seePeople(role) ? 'days' : measure;

/** The leave type whose share is shown. */
export function shownType({ choices: { options } }: PageContext, { share }: PatternsParams) {
  const types = (options?.type ?? []).filter(({ id }) => id !== '');
  return types.find(({ id }) => id === share) ?? types[0];
}

/** The years that can be shown by day, within the filters and the extent of the data. */
export function yearsByDay(
  { choices: { fiscalYears, extent }, today }: PageContext,
  filters: Filters,
  { order }: PatternsParams,
): YearColumn[] {
  const from = later(extent?.first ?? today, filters.from);
  const to = filters.to === '' ? (extent?.last ?? today) : filters.to;
  return yearsBetween(from, to, order, fiscalYears).filter(
    ({ id }) => order === 'calendar' || filters.year.length === 0 || filters.year.includes(id),
  );
}

/** The year that is shown by day: the chosen one, else that of today or the latest before. */
export function yearByDay(context: PageContext, filters: Filters, params: PatternsParams): YearColumn | undefined {
  const years = yearsByDay(context, filters, params);
  return years.find(({ id }) => id === params.day) ?? years.findLast(({ from }) => from <= context.today) ?? years.at(-1);
}

/** @param whole the filters of the page, which decide on the year by day: it does not change while a part is selected */
export function patternsVariables(
  context: PageContext,
  filters: Filters,
  params: PatternsParams,
  whole: Filters,
): VariablesOf<typeof PATTERNS> {
  const filter = toLeaveFilter(filters);
  const measure = shownMeasure(context, params);
  const ofType = measure === 'type';
  // A share of a leave type is one in all leave: a filter on leave types would make it a share in itself.
  const { leaveTypeIds: _types, ...allTypes } = filter;
  const unit = params.order === 'fiscal' ? 'FISCAL_YEAR' : 'YEAR';
  const year = may.seeDays(context.role) ? yearByDay(context, whole, params) : undefined;
  const { fiscalYearIds: _years, ...ofDates } = filter;
  const dates = year && { dateFrom: later(year.from, filters.from), dateTo: filters.to === '' ? year.to : earlier(year.to, filters.to) };
  const withDays = dates !== undefined && dates.dateFrom <= dates.dateTo;
  return {
    filter: ofType ? allTypes : filter,
    ...toAttribution(filters),
    part: { ...allTypes, leaveTypeIds: [ofType ? (shownType(context, params)?.id ?? '') : ''] },
    withPart: ofType,
    withIndex: measure === 'index',
    months: [unit, 'MONTH'],
    weekdays: [unit, 'WEEKDAY'],
    withDays,
    ...(withDays && { days: { ...ofDates, ...dates } }),
  };
}

/** The question of the page as it opens. */
export const patternsQuestion = (context: PageContext, filters: Filters, params: PatternsParams) => ({
  query: PATTERNS,
  variables: patternsVariables(context, filters, params, filters),
});
