import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { Authorized, Field, Float, ID, ObjectType } from 'type-graphql';
import { SENSITIVE_ROLES } from '../auth/role';
import { LeaveStatus } from '../filters/leave-status.enum';

/**
 * A leave as in its newest record. Fields that need another table or another question are field resolvers in the feature that answers
 * it; the keys without `@Field` are for those.
 */
@ObjectType({ description: 'A leave: one leave request of the source, in any status.' })
export class Leave {
  employeeId!: string;
  leaveTypeId!: bigint;
  fiscalId!: bigint;
  leaveIssuerId!: bigint | null;
  defaultLeaveIssuerId!: bigint | null;

  @Field(() => ID, { description: 'Id of the record in the source.' })
  id!: string;

  @Field(() => LeaveStatus, { description: 'The status, in the words of this system.' })
  status!: LeaveStatus;

  @Field(() => String, { description: 'The status in the word of the source.' })
  sourceStatus!: string;

  @Field(() => GraphQLLocalDate, { description: 'First date of the leave, inclusive.' })
  startDate!: string;

  @Field(() => GraphQLLocalDate, { description: 'Last date of the leave, inclusive.' })
  endDate!: string;

  @Field(() => Float, { description: 'Days of leave, as the record gives them. Half days and other fractions occur.' })
  leaveDays!: number;

  @Authorized(SENSITIVE_ROLES)
  @Field(() => String, { nullable: true, description: 'Why, in the words of the person. Only for HR and ADMIN.' })
  reason!: string | null;

  @Authorized(SENSITIVE_ROLES)
  @Field(() => String, { nullable: true, description: 'What the leave issuer wrote about it. Only for HR and ADMIN.' })
  remarks!: string | null;

  @Field(() => Boolean, { description: 'Whether the source marks it as taken in one stretch.' })
  isConsecutive!: boolean;

  @Field(() => Boolean, { description: 'isConverted of the source, whose meaning is not known. It takes part in no figure.' })
  isConverted!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When the leave was requested: createdAt of the record.' })
  requestedAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'updatedAt of the record. It does not move on every change.' })
  updatedAt!: Date | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Days of this leave inside the filter that it was found with: those of a cell add up to the cell. Null: it was not found with a ' +
      'filter.',
  })
  leaveDaysInFilter?: number | null;
}
