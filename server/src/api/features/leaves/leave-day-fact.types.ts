import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';

export const LeaveFlag = {
  PRORATED: 'PRORATED',
  INCLUDES_NON_WORKING: 'INCLUDES_NON_WORKING',
  OUTSIDE_FISCAL_YEAR: 'OUTSIDE_FISCAL_YEAR',
} as const;
export type LeaveFlag = (typeof LeaveFlag)[keyof typeof LeaveFlag];

registerEnumType(LeaveFlag, {
  name: 'LeaveFlag',
  description: 'What has to be known about how the days of a leave spread over its dates.',
  valuesConfig: {
    PRORATED: {
      description:
        'The leave days differ from the working days in its range, so each date has an equal share. Which one was a half day is not known.',
    },
    INCLUDES_NON_WORKING: {
      description: 'There are more leave days than working days in its range, so they spread over all calendar dates.',
    },
    OUTSIDE_FISCAL_YEAR: { description: 'At least one of its dates is outside the fiscal year that it is charged to.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'A calendar date of a leave with its share of the days.' })
export class LeaveDayFact {
  @Field(() => GraphQLLocalDate, { description: 'The date, in the time zone of the source.' })
  date!: string;

  @Field(() => Float, {
    description: 'Days of leave on it, usually 1. The shares of a leave add up to its leaveDays exactly, to the millionth.',
  })
  leaveDays!: number;
}
