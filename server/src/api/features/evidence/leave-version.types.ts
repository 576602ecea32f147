import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { Authorized, Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { SENSITIVE_ROLES } from '../../shared/auth/role';
import { LeaveStatus } from '../../shared/filters/leave-status.enum';

export const LeaveVersionPart = {
  STATUS: 'STATUS',
  DATES: 'DATES',
  LEAVE_DAYS: 'LEAVE_DAYS',
  LEAVE_TYPE: 'LEAVE_TYPE',
  ENTITLEMENT: 'ENTITLEMENT',
  FISCAL_YEAR: 'FISCAL_YEAR',
  EMPLOYEE: 'EMPLOYEE',
  NAME: 'NAME',
  DEPARTMENT: 'DEPARTMENT',
  DESIGNATION: 'DESIGNATION',
  TEAM_MANAGER: 'TEAM_MANAGER',
  PROJECT_ALLOCATIONS: 'PROJECT_ALLOCATIONS',
  LEAVE_ISSUER: 'LEAVE_ISSUER',
  REASON: 'REASON',
  REMARKS: 'REMARKS',
  TIMESTAMPS: 'TIMESTAMPS',
  MARKS: 'MARKS',
} as const;
export type LeaveVersionPart = (typeof LeaveVersionPart)[keyof typeof LeaveVersionPart];

registerEnumType(LeaveVersionPart, {
  name: 'LeaveVersionPart',
  description: 'A part of a record in which two versions can differ. Together they are all of the record.',
  valuesConfig: {
    STATUS: { description: "The status, or the source's word for it." },
    DATES: { description: 'The first or the last date.' },
    LEAVE_DAYS: { description: 'The days of leave.' },
    LEAVE_TYPE: { description: 'The leave type or its name.' },
    ENTITLEMENT: { description: 'The days that the leave type entitles to, or how many of them carry over.' },
    FISCAL_YEAR: { description: 'The fiscal year that the leave is charged to, or its dates.' },
    EMPLOYEE: { description: 'Whose leave it is: the number (empId) or userId.' },
    NAME: { description: "The person's name or email address." },
    DEPARTMENT: { description: "The person's department." },
    DESIGNATION: { description: "The person's designation or its name." },
    TEAM_MANAGER: { description: "The person's team manager." },
    PROJECT_ALLOCATIONS: { description: "The person's projects and areas." },
    LEAVE_ISSUER: { description: 'Who decides: the current or the default leave issuer, or what the record says of them.' },
    REASON: { description: 'The reason. That it changed is no secret; what it says is.' },
    REMARKS: { description: 'The remarks. That they changed is no secret; what they say is.' },
    TIMESTAMPS: { description: 'createdAt or updatedAt of the record.' },
    MARKS: { description: 'Marks such as isConsecutive, isConverted or isHr, and fields that this system does not know.' },
  },
});

@ObjectType({ description: "One version of a leave's record: a content as the source sent it, and the runs between which it held." })
export class LeaveVersion {
  leaveId!: string;

  @Field(() => ID, { description: 'The ingest run that brought this content.' })
  runId!: string;

  @Field(() => GraphQLDateTime, { description: 'When that run ended: from then on the system knew this content.' })
  knownFrom!: Date;

  @Field(() => ID, { nullable: true, description: 'The run that brought another content or retired the record. Null: it holds.' })
  untilRunId!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When that run ended: this content held until then. Null: it holds.' })
  knownUntil!: Date | null;

  @Field(() => Boolean, { description: 'Whether it ended because the source no longer held the record.' })
  retired!: boolean;

  @Field(() => [LeaveVersionPart], {
    description: 'In what it differs from the version before. Empty for the first one, and for one that came back as it was.',
  })
  changed!: LeaveVersionPart[];

  @Field(() => LeaveStatus, { description: 'The status, in the words of this system.' })
  status!: LeaveStatus;

  @Field(() => String, { description: 'The status in the word of the source.' })
  sourceStatus!: string;

  @Field(() => GraphQLLocalDate, { description: 'First date of the leave, inclusive.' })
  startDate!: string;

  @Field(() => GraphQLLocalDate, { description: 'Last date of the leave, inclusive.' })
  endDate!: string;

  @Field(() => Float, { description: 'Days of leave, as this version gave them.' })
  leaveDays!: number;

  @Field(() => ID, { description: 'The leave type: leaveTypeId of the source.' })
  leaveTypeId!: string;

  @Field(() => String, { description: 'The name that the leave type had in this version.' })
  leaveType!: string;

  @Field(() => ID, { description: 'The fiscal year that it was charged to: fiscalId of the source.' })
  fiscalYearId!: string;

  @Field(() => ID, { nullable: true, description: 'userId of who decided: the current issuer, or the default one. Null: neither.' })
  leaveIssuerId!: string | null;

  @Field(() => ID, { nullable: true, description: 'userId of the default issuer. Null: none.' })
  defaultLeaveIssuerId!: string | null;

  @Field(() => ID, { description: 'empId of the person whose leave it was.' })
  employeeId!: string;

  @Field(() => String, { description: 'The full name that the person had in this version.' })
  employeeName!: string;

  @Field(() => String, { nullable: true, description: 'The department that the person was in. Null: none.' })
  department!: string | null;

  @Field(() => String, { nullable: true, description: 'The designation (job title) that the person had. Null: none.' })
  designation!: string | null;

  @Field(() => ID, { nullable: true, description: 'userId of the team manager that the person had. Null: none.' })
  teamManagerId!: string | null;

  @Authorized(SENSITIVE_ROLES)
  @Field(() => String, { nullable: true, description: 'Why, in the words of the person. Only for HR and ADMIN.' })
  reason!: string | null;

  @Authorized(SENSITIVE_ROLES)
  @Field(() => String, { nullable: true, description: 'What the leave issuer wrote about it. Only for HR and ADMIN.' })
  remarks!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'updatedAt of the record. It does not move on every change.' })
  updatedAt!: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'One field of a record as the source sent it.' })
export class RecordField {
  @Field(() => String, { description: 'The field as the source spells it; unknownFields: those that this system does not know.' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'Its value, as it is stored. Null: hidden.' })
  value!: string | null;

  @Field(() => Boolean, {
    description: 'Whether the value is hidden from the caller: reason, remarks and unknownFields are for HR and ADMIN.',
  })
  hidden!: boolean;
}
