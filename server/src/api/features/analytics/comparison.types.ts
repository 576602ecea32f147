import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';

export const ComparedPeriod = { PREVIOUS_FISCAL_YEAR: 'PREVIOUS_FISCAL_YEAR' } as const;
export type ComparedPeriod = (typeof ComparedPeriod)[keyof typeof ComparedPeriod];

registerEnumType(ComparedPeriod, {
  name: 'ComparedPeriod',
  description: 'What leave can be compared with.',
  valuesConfig: {
    PREVIOUS_FISCAL_YEAR: {
      description:
        'The fiscal year before, moved forward: its leave counts as charged to the fiscal year that follows, on the day as far from ' +
        'its beginning, so that "this fiscal year up to today" is compared with the same days of the last one. Where the following ' +
        'year is shorter, the days too many count on its last date; dates before or after the own fiscal year keep their distance from ' +
        'it. Weekdays stay those of the actual dates. Leave that is charged to the last fiscal year has none to move into, and is no ' +
        'part of a comparison.',
    },
  },
});

@ObjectType({ simpleResolvers: true, description: 'What is compared.' })
export class ComparedMeasures {
  @Field(() => Float, { description: 'Days of leave.' })
  leaveDays!: number;

  @Field(() => Int, { description: 'Distinct leaves with at least a share of a day.' })
  leaveCount!: number;

  @Field(() => Int, { description: 'Distinct people of these leaves.' })
  employeeCount!: number;
}

@ObjectType({ simpleResolvers: true, description: 'The same cell of the period compared with.' })
export class LeaveComparison {
  @Field(() => ComparedMeasures, { description: 'What was inside the cell then; 0 where there was no leave.' })
  measures!: ComparedMeasures;

  @Field(() => ComparedMeasures, { description: 'What is inside the cell, less what was: negative where it was more.' })
  difference!: ComparedMeasures;
}
