import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { LeaveComparison } from './comparison.types';

const HIDDEN_FROM_VIEWER = 'Null for a VIEWER.';
const APPROVED_ALONE =
  'Looks at APPROVED leave alone: null where the filter leaves it out, and in cells of another STATUS. Null where suppressed.';
/** What a statement of its own over all cells adds to the cost of a query. */
const FAMILY_COST = 150;

@ObjectType({ simpleResolvers: true, description: 'A share or a mean with what it is made of.' })
export class Rate {
  @Field(() => Float, {
    nullable: true,
    description: 'numerator / denominator. Null: it cannot be known, because the denominator is 0 or unknown. Null is not zero.',
  })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: 'What is divided, in the unit that basis names. Null: unknown.' })
  numerator!: number | null;

  @Field(() => Float, { nullable: true, description: 'What it is divided by, in the unit that basis names. Null: unknown.' })
  denominator!: number | null;

  @Field(() => String, { description: 'Both in words; or why they cannot be known.' })
  basis!: string;
}

@ObjectType({ simpleResolvers: true, description: 'How long before its first date leave was requested, in calendar days.' })
export class LeadTime {
  @Field(() => Float, {
    nullable: true,
    description: 'Half of the leaves were requested no earlier. Negative: retroactively. Null: no leave.',
  })
  medianDays!: number | null;

  @Field(() => Float, { nullable: true, description: 'Nine in ten leaves were requested no earlier; interpolated. Null: no leave.' })
  p90Days!: number | null;

  @Field(() => Int, { description: 'The leaves of the cell that these figures are made of.' })
  leaveCount!: number;

  @Field(() => Int, { description: 'Those of them that were requested after their first date.' })
  retroactiveCount!: number;
}

@ObjectType({ simpleResolvers: true, description: 'When leave was requested, as dates in the time zone of the source.' })
export class RequestDates {
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The date of the earliest request. Null: no leave.' })
  earliest!: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The date of the request in the middle: half of the leaves were requested on it or later. Null: no leave.',
  })
  median!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'How long decisions took, as far as this system saw them: from the run that first brought a leave as REQUESTED to the run that first brought it as APPROVED or REJECTED. As fine as the time between runs, and too short where a leave had been waiting before the first run.',
})
export class DecisionTime {
  @Field(() => Float, { nullable: true, description: 'Half of the observed decisions took no longer, in days. Null: none was observed.' })
  medianDays!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Nine in ten observed decisions took no longer, in days; interpolated. Null: none was observed.',
  })
  p90Days!: number | null;

  @Field(() => Int, {
    description: 'The leaves of the cell whose decision was observed. A leave that was decided when it was first seen is none of them.',
  })
  observedCount!: number;
}

@ObjectType({ simpleResolvers: true, description: 'The measures of one cell, or of the total.' })
export class LeaveMeasures {
  @Field(() => Float, {
    nullable: true,
    description: 'Days of leave inside the cell, half days and other fractions included. Null: suppressed.',
  })
  leaveDays!: number | null;

  @Field(() => Int, { nullable: true, description: 'Distinct leaves with at least a share of a day inside the cell. Null: suppressed.' })
  leaveCount!: number | null;

  @Field(() => Int, { nullable: true, description: 'Distinct people of these leaves. Null: suppressed.' })
  employeeCount!: number | null;

  @Field(() => Boolean, {
    description:
      'For a VIEWER: fewer than five people, a figure that together with others would give such a group away, or a combination of dimensions that is not published. Then the measures are null.',
  })
  suppressed!: boolean;

  @Field(() => Rate, { nullable: true, description: 'Leave days for each person with leave in the cell. Null where suppressed.' })
  meanDaysPerPerson!: Rate | null;

  @Field(() => Int, {
    nullable: true,
    complexity: FAMILY_COST,
    description: `Distinct spells with at least a share of a day in the cell: approved leaves of one person, of whatever types, that only non-working days lie between are one spell. ${APPROVED_ALONE}`,
  })
  spellCount!: number | null;

  @Field(() => Rate, {
    nullable: true,
    complexity: FAMILY_COST,
    description: `Leave days in the cell for each spell that reaches into it. ${APPROVED_ALONE}`,
  })
  meanDuration!: Rate | null;

  @Field(() => Rate, {
    nullable: true,
    complexity: FAMILY_COST,
    description:
      "This cell's share of its column. A column is all cells that share every key but the first of groupBy, so the shares of a column add up to 1. Null where suppressed, for a total, which is no cell, and for a VIEWER.",
  })
  shareOfColumn!: Rate | null;

  @Field(() => Rate, {
    nullable: true,
    complexity: FAMILY_COST,
    description: `The share of the chosen leave types in the leave days of all leave types in this cell: the same filter without leaveTypeIds, and the same keys without LEAVE_TYPE. Null where suppressed. ${HIDDEN_FROM_VIEWER}`,
  })
  shareOfCell!: Rate | null;

  @Field(() => Rate, {
    nullable: true,
    complexity: FAMILY_COST,
    description: `Leave days for each working day on which the observed people of the cell were scheduled to work. Observed: from the first date of the first fiscal year in which the source has any record of the person. Leave types and issuers narrow the numerator alone. ${APPROVED_ALONE}`,
  })
  absenceRate!: Rate | null;

  @Field(() => Rate, {
    nullable: true,
    complexity: 2 * FAMILY_COST,
    description: `Under WEEKDAY: the absence rate of this weekday for each unit of that of all weekdays with the same other keys; 1 is as usual. Null without that dimension. ${APPROVED_ALONE} ${HIDDEN_FROM_VIEWER}`,
  })
  weekdayIndex!: Rate | null;

  @Field(() => Rate, {
    nullable: true,
    complexity: 2 * FAMILY_COST,
    description: `Under MONTH or YEAR_MONTH: the absence rate of this month for each unit of that of all months with the same other keys; 1 is as usual. Null without such a dimension. ${APPROVED_ALONE} ${HIDDEN_FROM_VIEWER}`,
  })
  monthIndex!: Rate | null;

  @Field(() => Rate, {
    nullable: true,
    complexity: 2 * FAMILY_COST,
    description: `How much of the balances is used: approved days charged to the fiscal years, taken and scheduled, for each day of entitlement and carry-over; more than 1 is overdrawn. Of the people, leave types and fiscal years of the cell, people who took nothing included; balances without a stated entitlement, and of years before a person's first record, are in neither part. A balance is of a whole fiscal year: under dates, months or weekdays, leave issuers, lengths or other statuses than APPROVED it is unknown, and basis says why. Null where suppressed. ${HIDDEN_FROM_VIEWER}`,
  })
  utilisation!: Rate | null;

  @Field(() => Rate, {
    nullable: true,
    complexity: 2 * FAMILY_COST,
    description: `utilisation for each unit of the share of the fiscal year that is gone, today included: 1 is in step with the year. Known where the cell is of one fiscal year that has begun. Null where suppressed. ${HIDDEN_FROM_VIEWER}`,
  })
  pace!: Rate | null;

  @Field(() => LeadTime, {
    nullable: true,
    complexity: FAMILY_COST,
    description: `From the date on which a leave was requested, in the time zone of the source, to its first date, over the leaves that leaveCount counts. Null where suppressed. ${HIDDEN_FROM_VIEWER}`,
  })
  leadTime!: LeadTime | null;

  @Field(() => RequestDates, {
    nullable: true,
    complexity: FAMILY_COST,
    description: `When the leaves that leaveCount counts were requested: under the status REQUESTED, since when they have been waiting. Null where suppressed. ${HIDDEN_FROM_VIEWER}`,
  })
  requestDates!: RequestDates | null;

  @Field(() => DecisionTime, {
    nullable: true,
    complexity: 2 * FAMILY_COST,
    description: `How long the decisions on the leaves that leaveCount counts took, from the changes of status that the runs observed. Null where suppressed. ${HIDDEN_FROM_VIEWER}`,
  })
  decisionTime!: DecisionTime | null;

  @Field(() => Rate, {
    nullable: true,
    complexity: FAMILY_COST,
    description: `Rejected leaves among those that were approved or rejected, whatever statuses the filter names. Null under STATUS and where suppressed. ${HIDDEN_FROM_VIEWER}`,
  })
  rejectionRate!: Rate | null;

  @Field(() => LeaveComparison, {
    nullable: true,
    description: 'The same cell of the period that compareTo names. Null without compareTo.',
  })
  comparison!: LeaveComparison | null;
}
