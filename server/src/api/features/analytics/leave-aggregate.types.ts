import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DIMENSION_NAMES, type DimensionName, dimensionOf } from '../../../mart/dimensions/registry';
import { LeaveMeasures } from './measures.types';

export type LeaveDimension = DimensionName;
export const LeaveDimension = Object.fromEntries(DIMENSION_NAMES.map((name) => [name, name])) as { [Name in DimensionName]: Name };

registerEnumType(LeaveDimension, {
  name: 'LeaveDimension',
  description: 'What leave can be grouped by. A missing value is a cell of its own, with the id "" and the label None.',
  valuesConfig: Object.fromEntries(DIMENSION_NAMES.map((name) => [name, { description: dimensionOf(name).description }])),
});

export const LeaveAggregateOrder = {
  KEY: 'KEY',
  LEAVE_DAYS_DESC: 'LEAVE_DAYS_DESC',
  LEAVE_DAYS_ASC: 'LEAVE_DAYS_ASC',
  LEAVE_COUNT_DESC: 'LEAVE_COUNT_DESC',
  EMPLOYEE_COUNT_DESC: 'EMPLOYEE_COUNT_DESC',
} as const;
export type LeaveAggregateOrder = (typeof LeaveAggregateOrder)[keyof typeof LeaveAggregateOrder];

registerEnumType(LeaveAggregateOrder, {
  name: 'LeaveAggregateOrder',
  description: 'The order of rows. Rows with the same measure follow their keys; suppressed rows come last in an order by a measure.',
  valuesConfig: {
    KEY: {
      description: 'By the keys in the order of groupBy: time ascending, statuses from Pending on, everything else by label; None last.',
    },
    LEAVE_DAYS_DESC: { description: 'Most leave days first.' },
    LEAVE_DAYS_ASC: { description: 'Fewest leave days first.' },
    LEAVE_COUNT_DESC: { description: 'Most leaves first.' },
    EMPLOYEE_COUNT_DESC: { description: 'Most people first.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'One value of one dimension.' })
export class DimensionValue {
  @Field(() => LeaveDimension, { description: 'The dimension that it is a value of.' })
  dimension!: LeaveDimension;

  @Field(() => ID, { description: 'What a filter takes. "" for a missing value.' })
  id!: string;

  @Field(() => String, { description: 'Words for people. None for a missing value.' })
  label!: string;
}

@ObjectType({ simpleResolvers: true, description: 'One cell: a combination of values that leave occurs in.' })
export class LeaveAggregateRow {
  @Field(() => [DimensionValue], { description: 'One value for each dimension, in the order of groupBy.' })
  keys!: DimensionValue[];

  @Field(() => LeaveMeasures, { description: 'What is inside this cell.' })
  measures!: LeaveMeasures;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Leave under a filter, counted over the cells of a grouping, from one state of the data.',
})
export class LeaveAggregate {
  @Field(() => String, { description: 'The data version that all figures of this answer come from.' })
  dataVersion!: string;

  @Field(() => LeaveMeasures, {
    description: 'Everything under the filter, computed on its own: counts of leaves and people do not add up over cells.',
  })
  total!: LeaveMeasures;

  /** Written by a worker thread (`shared/lists/written-lists.ts`): empty while a query is executed. */
  @Field(() => [LeaveAggregateRow], {
    description: 'The cells that leave occurs in, on either side of a comparison; a combination without leave has no row.',
  })
  rows!: LeaveAggregateRow[];

  @Field(() => Boolean, {
    description: 'Whether the cells overlap (PROJECT_ALLOCATION), so that their days add up to more than the total.',
  })
  overlapping!: boolean;

  @Field(() => Int, { description: 'How many rows there are without the limit.' })
  rowCount!: number;
}
