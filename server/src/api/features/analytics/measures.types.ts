import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { LeaveComparison } from './comparison.types';
import type { MeasureType } from './measure';
import { MEASURE_NAMES, MEASURES, type MeasureValues } from './measures/registry';

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
    'How long decisions took, as far as this system saw them: from the run that first brought a leave as REQUESTED to the run that ' +
    'first brought it as APPROVED or REJECTED. As fine as the time between runs, and too short where a leave had been waiting before ' +
    'the first run.',
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

/** One field for each measure of the registry. */
export interface LeaveMeasures extends MeasureValues {}

@ObjectType({ simpleResolvers: true, description: 'The measures of one cell, or of the total.' })
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the fields of the interface are added to the schema below, one by one.
export class LeaveMeasures {
  @Field(() => Boolean, {
    description:
      'For a VIEWER: fewer people than SMALL_GROUP_MINIMUM, one person with nearly all of the days (the p % rule, SMALL_GROUP_P), a ' +
      'figure that together with others would give such a group away, or a combination of dimensions that is not published. Then the ' +
      'measures are null.',
  })
  suppressed!: boolean;

  @Field(() => LeaveComparison, {
    nullable: true,
    description: 'The same cell of the period that compareTo names. Null without compareTo.',
  })
  comparison!: LeaveComparison | null;
}

const TYPES = { Float, Int, Rate, LeadTime, RequestDates, DecisionTime } as const satisfies Record<MeasureType, unknown>;

for (const name of MEASURE_NAMES) {
  const { type, description, cost } = MEASURES[name];
  Field(() => TYPES[type], { nullable: true, description, complexity: cost })(LeaveMeasures.prototype, name);
}
