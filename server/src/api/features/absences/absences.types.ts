import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { LeaveStatus } from '../../shared/filters/leave-status.enum';

/** Fields that need another table are field resolvers; the keys without `@Field` are for those. */
@ObjectType({ description: 'One leave of one person on one date.' })
export class Absence {
  employeeId!: string;
  leaveTypeId!: string;

  @Field(() => ID, { description: 'Id of the leave in the source.' })
  leaveId!: string;

  @Field(() => LeaveStatus, { description: 'APPROVED: away. REQUESTED: asked for and not decided. REJECTED: refused, so not away.' })
  status!: LeaveStatus;

  @Field(() => Float, { description: 'The share of this date that the leave takes; 0.5 for half a day.' })
  days!: number;

  @Field(() => GraphQLLocalDate, { description: 'First date of the whole leave.' })
  startDate!: string;

  @Field(() => GraphQLLocalDate, { description: 'Last date of the whole leave.' })
  endDate!: string;
}

@ObjectType({ description: 'Who is away on one date, of one group or of everybody under the filter.' })
export class AbsenceDate {
  @Field(() => GraphQLLocalDate, { description: 'The calendar date, in the time zone of the source.' })
  date!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is a working day of the default calendar. Null: beyond the dates that the calendar covers.',
  })
  isWorkingDay!: boolean | null;

  @Field(() => String, { nullable: true, description: 'The name of the holiday of the default calendar. Null: none.' })
  holidayName!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the group, as a filter takes it; "" for people without one. Null without groupBy.',
  })
  groupId!: string | null;

  @Field(() => String, { nullable: true, description: 'The group in words; None for people without one. Null without groupBy.' })
  groupLabel!: string | null;

  @Field(() => Int, { description: 'People who are rostered to work a share of this date, by their pattern, calendar and employment.' })
  headcount!: number;

  @Field(() => Float, {
    description: 'What the headcount is rostered to work on this date, in days: somebody who works half of it counts 0.5.',
  })
  rosteredDays!: number;

  @Field(() => Int, { description: 'People of the headcount with approved leave on this date, of any share.' })
  awayCount!: number;

  @Field(() => Float, {
    description: 'Days of approved leave on this date; half a day counts 0.5, and nobody more than they are rostered.',
  })
  awayDays!: number;

  @Field(() => Int, { description: 'People of the headcount with pending leave on this date, apart from those away.' })
  pendingCount!: number;

  @Field(() => Float, {
    description: 'Days of pending leave on this date, apart from those of approved leave; nobody more than they are rostered.',
  })
  pendingDays!: number;

  @Field(() => Float, {
    nullable: true,
    description: '(rosteredDays - awayDays) / rosteredDays: the share present. Null where nobody is rostered.',
  })
  coverage!: number | null;

  @Field(() => [Absence], { description: 'The leaves of this date, by name of the person.' })
  absences!: Absence[];
}

@ObjectType({ simpleResolvers: true, description: 'Who is away, date by date, from one state of the data.' })
export class Absences {
  @Field(() => String, { description: 'The data version that all figures of this answer come from.' })
  dataVersion!: string;

  @Field(() => [AbsenceDate], {
    description: 'Every date of the range, under groupBy once for each group, in the order of their labels.',
  })
  dates!: AbsenceDate[];
}
