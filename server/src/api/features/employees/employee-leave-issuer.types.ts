import { Field, ObjectType } from 'type-graphql';
import { LeaveIssuer } from '../../shared/filters/dimension.types';

@ObjectType({ simpleResolvers: true, description: 'A leave issuer of an employee, current or past.' })
export class EmployeeLeaveIssuer {
  @Field(() => LeaveIssuer, { description: 'Who decides, or decided, on leave of the employee.' })
  leaveIssuer!: LeaveIssuer;

  @Field(() => Boolean, { description: 'Whether it is the one of today. At most one of an employee is.' })
  isCurrent!: boolean;
}
