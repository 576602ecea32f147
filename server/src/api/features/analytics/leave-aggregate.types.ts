import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LeaveMeasures } from './measures.types';

export const LeaveDimension = {
  FISCAL_YEAR: 'FISCAL_YEAR',
  YEAR: 'YEAR',
  YEAR_MONTH: 'YEAR_MONTH',
  MONTH: 'MONTH',
  WEEKDAY: 'WEEKDAY',
  DATE: 'DATE',
  DEPARTMENT: 'DEPARTMENT',
  DESIGNATION: 'DESIGNATION',
  LEAVE_TYPE: 'LEAVE_TYPE',
  LEAVE_LENGTH: 'LEAVE_LENGTH',
  STATUS: 'STATUS',
  EMPLOYEE: 'EMPLOYEE',
  TEAM_MANAGER: 'TEAM_MANAGER',
  LEAVE_ISSUER: 'LEAVE_ISSUER',
  PROJECT_ALLOCATION: 'PROJECT_ALLOCATION',
} as const;
export type LeaveDimension = (typeof LeaveDimension)[keyof typeof LeaveDimension];

registerEnumType(LeaveDimension, {
  name: 'LeaveDimension',
  description: 'What leave can be grouped by. A missing value is a cell of its own, with the id "" and the label None.',
  valuesConfig: {
    FISCAL_YEAR: { description: 'The fiscal year that the record is charged to, whatever its dates. Id: fiscalId; label: 2023/24.' },
    YEAR: { description: 'Calendar year of each day of leave. Id and label: 2024.' },
    YEAR_MONTH: { description: 'Calendar month of each day of leave. Id: 2024-03; label: March 2024.' },
    MONTH: { description: 'Month of the year of each day of leave, all years together. Id: 1 to 12; label: January to December.' },
    WEEKDAY: { description: 'Weekday of each day of leave. Id: 1 (Monday) to 7 (Sunday); label: its name.' },
    DATE: { description: 'Calendar date of each day of leave. Id and label: 2024-03-15.' },
    DEPARTMENT: { description: 'The department that the employee is in today.' },
    DESIGNATION: { description: 'The designation (job title) that the employee has today.' },
    LEAVE_TYPE: { description: 'The leave type of the record.' },
    LEAVE_LENGTH: {
      description:
        'Days of the whole leave as its record gives them, whatever part of it is under the filter. Id: 0.5; label: 0.5 days. Forbidden to a VIEWER.',
    },
    STATUS: { description: 'The status of the record; only APPROVED unless the filter asks for others. Label: Pending for REQUESTED.' },
    EMPLOYEE: { description: 'The person. Id: empId; label: full name. Forbidden to a VIEWER.' },
    TEAM_MANAGER: { description: 'The team manager of the employee today. Id: userId.' },
    LEAVE_ISSUER: { description: 'Who decides on the leave: the current issuer, or the default one where there is none. Id: userId.' },
    PROJECT_ALLOCATION: {
      description:
        'Projects and areas of the employee today. A leave counts in full under each, so these cells overlap and add up to more than the total.',
    },
  },
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
  description: 'Leave under a filter, counted over the cells of a grouping; all of it from one state of the data.',
})
export class LeaveAggregate {
  @Field(() => String, { description: 'The data version that all figures of this answer come from.' })
  dataVersion!: string;

  @Field(() => LeaveMeasures, {
    description: 'Everything under the filter, computed on its own: counts of leaves and people do not add up over cells.',
  })
  total!: LeaveMeasures;

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
