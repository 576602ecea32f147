import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import type { LeaveStatus as DomainLeaveStatus } from '../../../domain/leave-status';
import type { IdForm } from '../../../mart/dimensions/dimension';
import { DIMENSION_NAMES, dimensionOf, type FilterField } from '../../../mart/dimensions/registry';
import { LeaveStatus } from './leave-status.enum';

/** One list for each dimension, under the field that the dimension names. */
export interface LeaveFilter extends Readonly<Partial<Record<Exclude<FilterField, 'statuses'>, string[] | null>>> {
  readonly statuses?: DomainLeaveStatus[] | null;
}

/** Every list is an "any of"; the members are joined by "and". */
@InputType({
  description:
    'Which leave counts. The values of one list are alternatives, the lists and dates restrict together: a cell of a grouping is asked ' +
    'for by adding the ids of its keys. A list left out or empty restricts nothing.',
})
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the fields of the interface are added to the schema below, one by one.
export class LeaveFilter {
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'First calendar date that counts, in the time zone of the source. Of a leave that crosses it only the days from here on count. ' +
      'For a VIEWER: the first day of a month.',
  })
  dateFrom?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'Last calendar date that counts, inclusive. Of a leave that crosses it only the days up to here count. For a VIEWER: the last ' +
      'day of a month.',
  })
  dateTo?: string | null;
}

for (const name of DIMENSION_NAMES) {
  const { field, form, description } = dimensionOf(name).filter;
  Field(() => [typeOf(form)], { nullable: true, description })(LeaveFilter.prototype, field);
}

function typeOf(form: IdForm) {
  if (form === 'STATUS') return LeaveStatus;
  return form === 'DATE' ? GraphQLLocalDate : ID;
}
