import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { EMPTY, OR_NONE } from '../../../mart/dimensions/words';

/** What the argument `fiscalYearId` says of itself. */
export const FISCAL_YEAR_DESCRIPTION =
  'fiscalId of the source. Left out: the fiscal year that asOf is in; where there is none, the one that the source calls current, else ' +
  'the latest.';
/** What the argument `asOf` says of itself. */
export const AS_OF_DESCRIPTION =
  'The business date: approved leave up to it is taken, later leave is scheduled. It may be outside of the fiscal year. Left out: today ' +
  'in the time zone of the source.';

@InputType({ description: `Which balances. The values of one list are alternatives, the lists restrict together. ${EMPTY}` })
export class BalanceFilter {
  @Field(() => ID, { nullable: true, description: FISCAL_YEAR_DESCRIPTION })
  fiscalYearId?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: AS_OF_DESCRIPTION })
  asOf?: string | null;

  @Field(() => [ID], { nullable: true, description: `Leave types, such as annual or sick leave. ${EMPTY}` })
  leaveTypeIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `Employees by empId. ${EMPTY}` })
  employeeIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `Departments that the employee is in today. ${OR_NONE} ${EMPTY}` })
  departmentIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `Designations (job titles) that the employee has today. ${OR_NONE} ${EMPTY}` })
  designationIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Team managers (userId of the source) that the employee has today. ${OR_NONE} ${EMPTY}`,
  })
  teamManagerIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `Projects and areas that the employee is allocated to today. ${OR_NONE} ${EMPTY}` })
  projectAllocationIds?: string[] | null;
}
