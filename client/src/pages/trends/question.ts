import type { VariablesOf } from 'gql.tada';
import { may } from '../../data/viewer';
import { EVERY_STATUS, type Filters, type LeaveFilterInput, toAttribution, toLeaveFilter } from '../../filters/filter-model';
import type { PageContext } from '../../filters/page-context';
import { currentFiscalYear } from '../../lib/fiscal-year';
import type { TrendsParams } from './params';
import { TRENDS } from './query';
import { STACK_DIMENSIONS } from './stack-dimensions';

/** The ids of the two years or departments that are compared, "" where there is none; and what can be chosen. */
export function comparedSides({ choices: { options, fiscalYears }, today }: PageContext, { compare, one, other }: TrendsParams) {
  const choices = (options?.[compare] ?? []).filter(({ id }) => id !== '');
  const year = currentFiscalYear(fiscalYears, today);
  const usual =
    compare === 'department' ? [choices[0]?.id, choices[1]?.id] : [year?.id, year && fiscalYears[fiscalYears.indexOf(year) - 1]?.id];
  const known = (id: string, at: 0 | 1) => (choices.some((choice) => choice.id === id) ? id : (usual[at] ?? ''));
  return { one: known(one, 0), other: known(other, 1), choices };
}

export function trendsVariables(context: PageContext, filters: Filters, params: TrendsParams): VariablesOf<typeof TRENDS> {
  const filter = toLeaveFilter(filters);
  const { dimension } = STACK_DIMENSIONS[params.stack];
  const { one, other } = comparedSides(context, params);
  const compared = one !== '' && other !== '';
  const side = (id: string): LeaveFilterInput => ({ ...filter, [params.compare === 'year' ? 'fiscalYearIds' : 'departmentIds']: [id] });
  return {
    filter,
    ...toAttribution(filters),
    everyStatus: { ...filter, statuses: [...EVERY_STATUS] },
    stack: dimension === null ? ['YEAR_MONTH'] : ['YEAR_MONTH', dimension],
    stacked: dimension !== null,
    compared,
    ...(compared && { one: side(one), other: side(other) }),
    withPeople: may.seePeople(context.role),
  };
}

/** The question of the page as it opens. */
export const trendsQuestion = (context: PageContext, filters: Filters, params: TrendsParams) => ({
  query: TRENDS,
  variables: trendsVariables(context, filters, params),
});
