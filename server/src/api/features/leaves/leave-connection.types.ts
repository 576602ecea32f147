import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Leave } from '../../shared/entities/leave.types';
import { PageInfo } from '../../shared/lists/page';

export const LeaveOrder = {
  START_DATE_DESC: 'START_DATE_DESC',
  START_DATE_ASC: 'START_DATE_ASC',
  REQUESTED_AT_DESC: 'REQUESTED_AT_DESC',
  REQUESTED_AT_ASC: 'REQUESTED_AT_ASC',
  LEAVE_DAYS_DESC: 'LEAVE_DAYS_DESC',
  LEAVE_DAYS_ASC: 'LEAVE_DAYS_ASC',
  EMPLOYEE_NAME_ASC: 'EMPLOYEE_NAME_ASC',
  EMPLOYEE_NAME_DESC: 'EMPLOYEE_NAME_DESC',
} as const;
export type LeaveOrder = (typeof LeaveOrder)[keyof typeof LeaveOrder];

registerEnumType(LeaveOrder, {
  name: 'LeaveOrder',
  description: 'The order of leaves. Ties follow their ids, so that pages join without gap or repeat.',
  valuesConfig: {
    START_DATE_DESC: { description: 'Latest start first.' },
    START_DATE_ASC: { description: 'Earliest start first.' },
    REQUESTED_AT_DESC: { description: 'Requested last first.' },
    REQUESTED_AT_ASC: { description: 'Requested first first.' },
    LEAVE_DAYS_DESC: { description: 'Most leave days of the record first, including days outside of the filter.' },
    LEAVE_DAYS_ASC: { description: 'Fewest leave days of the record first, including days outside of the filter.' },
    EMPLOYEE_NAME_ASC: { description: 'By the full name of the employee, accents and case aside; of one person the latest start first.' },
    EMPLOYEE_NAME_DESC: { description: 'By the full name of the employee, backwards; of one person the latest start first.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'A leave at its place in a list.' })
export class LeaveEdge {
  @Field(() => String, { description: 'Its place, for `after`. It stays valid while leaves come and go.' })
  cursor!: string;

  @Field(() => Leave, { description: 'The leave.' })
  node!: Leave;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A page of leaves. Page, count, days and data version come from one state of the data.',
})
export class LeaveConnection {
  @Field(() => [LeaveEdge], { description: 'The leaves with their cursors.' })
  edges!: LeaveEdge[];

  @Field(() => [Leave], { description: 'The leaves without their cursors.' })
  nodes!: Leave[];

  @Field(() => PageInfo, { description: 'Whether and where the list goes on.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'All leaves under the filter: the leaveCount of leaveAggregate for it.' })
  totalCount!: number;

  @Field(() => Float, {
    description: 'Days of all leaves inside the filter, those of other pages included: the leaveDays of leaveAggregate for it.',
  })
  totalLeaveDays!: number;

  @Field(() => String, { description: 'The data version that this page comes from.' })
  dataVersion!: string;
}
