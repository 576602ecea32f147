import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { dimensionOf } from '../../../mart/dimensions/registry';
import { FORECAST_GROUPINGS, type ForecastGrouping as Grouping } from './forecast-grouping';
import type { ForecastMethod as Method, ForecastShortfall as Shortfall } from './leave-forecast.question';

export const ForecastGrain = { MONTH: 'MONTH', WEEK: 'WEEK' } as const;
export type ForecastGrain = keyof typeof ForecastGrain;

registerEnumType(ForecastGrain, {
  name: 'ForecastGrain',
  description: 'The periods that leave days are forecast for.',
  valuesConfig: {
    MONTH: { description: 'Calendar months.' },
    WEEK: { description: 'Weeks from Monday to Sunday.' },
  },
});

export type ForecastGrouping = Grouping;
export const ForecastGrouping = Object.fromEntries(FORECAST_GROUPINGS.map((name) => [name, name])) as { [Name in Grouping]: Name };

registerEnumType(ForecastGrouping, {
  name: 'ForecastGrouping',
  description: 'What a forecast can be split by. A missing value is a group of its own, with the id "" and the label None.',
  valuesConfig: Object.fromEntries(FORECAST_GROUPINGS.map((name) => [name, { description: dimensionOf(name).description }])),
});

export const ForecastMethod = { PICK_UP: 'PICK_UP', LAST_YEAR: 'LAST_YEAR', NONE: 'NONE' } as const satisfies { [Name in Method]: Name };

registerEnumType(ForecastMethod, {
  name: 'ForecastMethod',
  description: 'How a forecast was made.',
  valuesConfig: {
    PICK_UP: { description: 'Days requested so far, and the mean of what was added later in past periods of the same season.' },
    LAST_YEAR: { description: 'The approved days of the same period a year earlier. It has no interval.' },
    NONE: { description: 'The history is too short even for that.' },
  },
});

export const ForecastShortfall = {
  SHORT_HISTORY: 'SHORT_HISTORY',
  NO_BETTER_THAN_LAST_YEAR: 'NO_BETTER_THAN_LAST_YEAR',
} as const satisfies { [Name in Shortfall]: Name };

registerEnumType(ForecastShortfall, {
  name: 'ForecastShortfall',
  description: 'Why there is no pick-up forecast.',
  valuesConfig: {
    SHORT_HISTORY: { description: 'Too few past periods could be forecast and checked.' },
    NO_BETTER_THAN_LAST_YEAR: { description: "On this company's own past it missed by no less than last year's figure did." },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Leave days of one period to come, of one group or of everybody under the filter.' })
export class ForecastRow {
  @Field(() => GraphQLLocalDate, { description: 'First date of the period.' })
  startDate!: string;

  @Field(() => GraphQLLocalDate, { description: 'Last date of the period.' })
  endDate!: string;

  @Field(() => String, { description: 'The period in words: March 2024, or Week of 2024-03-04.' })
  periodLabel!: string;

  @Field(() => ID, { nullable: true, description: 'Id of the group, as a filter takes it; "" for a missing value. Null in `total`.' })
  groupId!: string | null;

  @Field(() => String, { nullable: true, description: 'The group in words; None for a missing value. Null in `total`.' })
  groupLabel!: string | null;

  @Field(() => Float, { nullable: true, description: 'Days that are approved already. Null where suppressed.' })
  approvedDays!: number | null;

  @Field(() => Float, { nullable: true, description: 'Days that are requested and not decided. Null where suppressed.' })
  pendingDays!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Approved days expected when the period is over, to a tenth of a day. Null: unknown, or suppressed.',
  })
  forecastDays!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Lower end of the 80 % interval: of ten periods about one ends below it. Null: no interval is known, or suppressed.',
  })
  lowDays!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Upper end of the 80 % interval: of ten periods about one ends above it. Null: no interval is known, or suppressed.',
  })
  highDays!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Approved days of the same period a year earlier. Null: not in the data, or suppressed.',
  })
  lastYearDays!: number | null;

  @Field(() => ForecastMethod, { description: 'How `forecastDays` was made.' })
  method!: Method;

  @Field(() => ForecastShortfall, { nullable: true, description: 'Why the method is not PICK_UP. Null: it is, or suppressed.' })
  shortfall!: Shortfall | null;

  @Field(() => Boolean, { description: 'Whether the figures are hidden from a VIEWER: some month of the group has too few people.' })
  suppressed!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'Leave days of the current period and of half a year after it.' })
export class LeaveForecast {
  @Field(() => String, { description: 'The data version that all figures of this answer come from.' })
  dataVersion!: string;

  @Field(() => [ForecastRow], {
    description: 'Everybody under the filter together, period by period; forecast on its own, not a sum of `rows`.',
  })
  total!: ForecastRow[];

  @Field(() => [ForecastRow], { description: 'Under groupBy every group of every period, in the order of periods, then of labels.' })
  rows!: ForecastRow[];
}

@ObjectType({ simpleResolvers: true, description: 'How forecasts made at one horizon did on periods that are over, all groups together.' })
export class ForecastHorizon {
  @Field(() => Int, { description: 'Days between the forecast and the beginning of its period.' })
  horizonDays!: number;

  @Field(() => Int, { description: "Forecasts that were checked beside last year's figure." })
  truths!: number;

  @Field(() => Float, { nullable: true, description: 'Mean absolute error of the forecasts, in days. Null: none was checked.' })
  meanAbsoluteError!: number | null;

  @Field(() => Float, { nullable: true, description: "Mean absolute error of last year's figure on the same periods, in days." })
  naiveMeanAbsoluteError!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Mean absolute scaled error: meanAbsoluteError / naiveMeanAbsoluteError. Below 1 the forecast is better than last year's figure. " +
      'Null: none was checked.',
  })
  mase!: number | null;

  @Field(() => Int, { description: 'Forecasts with an 80 % interval that were checked.' })
  intervals!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The share of those intervals that held the truth; 0.8 is aimed at. Null: none was checked.',
  })
  coverage!: number | null;

  @Field(() => Boolean, {
    description: 'Whether forecasts at this horizon are good enough to be shown: at least 8 truths, and mase below 1.',
  })
  isShown!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: 'One forecast of a period that is over, beside what happened. Everybody under the filter together.',
})
export class CheckedForecast {
  @Field(() => Int, { description: 'Days between the forecast and the beginning of the period.' })
  horizonDays!: number;

  @Field(() => GraphQLLocalDate, { description: 'First date of the period.' })
  startDate!: string;

  @Field(() => GraphQLLocalDate, { description: 'Last date of the period.' })
  endDate!: string;

  @Field(() => String, { description: 'The period in words: March 2024, or Week of 2024-03-04.' })
  periodLabel!: string;

  @Field(() => Float, { description: 'Approved days of the period.' })
  actualDays!: number;

  @Field(() => Float, { description: 'What the forecast would have been, from the requests made by then.' })
  forecastDays!: number;

  @Field(() => Float, { nullable: true, description: 'Lower end of its 80 % interval. Null: no interval was known.' })
  lowDays!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end of its 80 % interval. Null: no interval was known.' })
  highDays!: number | null;

  @Field(() => Float, { nullable: true, description: 'Approved days of the same period a year earlier. Null: not in the data.' })
  lastYearDays!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'Forecasts of past periods beside what happened. What was known at the time is reconstructed from the dates of requests; decisions ' +
    'of later days take no part in it.',
})
export class ForecastBacktest {
  @Field(() => String, { description: 'The data version that all figures of this answer come from.' })
  dataVersion!: string;

  @Field(() => [ForecastHorizon], { description: 'One for each of the horizons 0, 7, 30 and 90 days. Empty where suppressed.' })
  horizons!: ForecastHorizon[];

  @Field(() => [CheckedForecast], {
    description: 'Every past period at every horizon, in the order of horizons, then of periods. Empty where suppressed.',
  })
  checks!: CheckedForecast[];

  @Field(() => Boolean, { description: 'Whether the figures are hidden from a VIEWER: some month has too few people.' })
  suppressed!: boolean;
}
