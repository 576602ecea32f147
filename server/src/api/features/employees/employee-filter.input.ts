import { Field, ID, InputType } from 'type-graphql';
import { EMPTY, OR_NONE } from '../../../mart/dimensions/words';

@InputType({ description: `Which people. The values of one list are alternatives, the lists restrict together. ${EMPTY}` })
export class EmployeeFilter {
  @Field(() => [ID], { nullable: true, description: `Departments that they are in today. ${OR_NONE} ${EMPTY}` })
  departmentIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `Designations (job titles) that they have today. ${OR_NONE} ${EMPTY}` })
  designationIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `Their team managers today (userId of the source). ${OR_NONE} ${EMPTY}` })
  teamManagerIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `Projects and areas that they are allocated to today. ${OR_NONE} ${EMPTY}` })
  projectAllocationIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `Their current leave issuers (userId of the source). ${OR_NONE} ${EMPTY}` })
  leaveIssuerIds?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only people whose last record was retired. False: only the others. Left out: both.',
  })
  retired?: boolean | null;
}
