import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { LeaveStatus } from './leave-status.enum';

const OR_NONE = 'The empty string "" asks for those with none.';
const EMPTY = 'A list left out or empty restricts nothing.';
const ONLY_DAYS = 'Of a leave only the days on them count.';

/** Every list is an "any of"; the members are joined by "and". */
@InputType({
  description: `Which leave counts. The values of one list are alternatives, the lists and dates restrict together: a cell of a grouping is asked for by adding the ids of its keys. ${EMPTY}`,
})
export class LeaveFilter {
  @Field(() => [ID], { nullable: true, description: `Fiscal years (fiscalId of the source) that the leave is charged to. ${EMPTY}` })
  fiscalYearIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `Departments that the employee is in today. ${OR_NONE} ${EMPTY}` })
  departmentIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `Designations (job titles) that the employee has today. ${OR_NONE} ${EMPTY}` })
  designationIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `Leave types, such as annual or sick leave. ${EMPTY}` })
  leaveTypeIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Days of the whole leave as its record gives them, such as 0.5 or 1. Forbidden to a VIEWER. ${EMPTY}`,
  })
  leaveLengths?: string[] | null;

  @Field(() => [LeaveStatus], { nullable: true, description: 'Statuses of the leave. Left out or empty: APPROVED alone.' })
  statuses?: LeaveStatus[] | null;

  @Field(() => [ID], { nullable: true, description: `Employees by empId. Forbidden to a VIEWER, who sees no single person. ${EMPTY}` })
  employeeIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Team managers (userId of the source) that the employee has today. ${OR_NONE} ${EMPTY}`,
  })
  teamManagerIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `Leave issuers (userId of the source) who decide on the leave. ${OR_NONE} ${EMPTY}` })
  leaveIssuerIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Projects and areas that the employee is allocated to today. ${OR_NONE} Under PROJECT_ALLOCATION only these become cells. ${EMPTY}`,
  })
  projectAllocationIds?: string[] | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'First calendar date that counts, in the time zone of the source. Of a leave that crosses it only the days from here on count. For a VIEWER: the first day of a month.',
  })
  dateFrom?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'Last calendar date that counts, inclusive. Of a leave that crosses it only the days up to here count. For a VIEWER: the last day of a month.',
  })
  dateTo?: string | null;

  @Field(() => [ID], { nullable: true, description: `Calendar years of the days of leave, such as 2024. ${ONLY_DAYS} ${EMPTY}` })
  years?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `Calendar months of the days of leave, such as 2024-03. ${ONLY_DAYS} ${EMPTY}` })
  yearMonths?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Months of the year, all years together: 1 (January) to 12. ${ONLY_DAYS} ${EMPTY}`,
  })
  months?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `Weekdays of the days of leave: 1 (Monday) to 7 (Sunday). ${ONLY_DAYS} ${EMPTY}` })
  weekdays?: string[] | null;

  @Field(() => [GraphQLLocalDate], { nullable: true, description: `Calendar dates of the days of leave. ${ONLY_DAYS} ${EMPTY}` })
  dates?: string[] | null;
}
