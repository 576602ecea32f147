import { Authorized, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CLOSING_MEASURES, type ClosingMeasure as Measure } from '../../../forecast/closing/use-history';
import { dimensionOf } from '../../../mart/dimensions/registry';
import { SENSITIVE_ROLES } from '../../shared/auth/role';
import { FiscalYear } from '../../shared/filters/dimension.types';
import { CLOSING_GROUPINGS, type ClosingGrouping as Grouping } from './balance-forecast.question';

export type ClosingGrouping = Grouping;
export const ClosingGrouping = Object.fromEntries(CLOSING_GROUPINGS.map((name) => [name, name])) as { [Name in Grouping]: Name };

registerEnumType(ClosingGrouping, {
  name: 'ClosingGrouping',
  description: 'What a forecast of closing balances can be split by, as people are today.',
  valuesConfig: Object.fromEntries(CLOSING_GROUPINGS.map((name) => [name, { description: dimensionOf(name).description }])),
});

export const ClosingMeasure = Object.fromEntries(CLOSING_MEASURES.map((name) => [name, name])) as { [Name in Measure]: Name };

registerEnumType(ClosingMeasure, {
  name: 'ClosingMeasure',
  description: 'What is forecast of a balance at the end of its fiscal year.',
  valuesConfig: {
    CLOSING: { description: 'What is left: entitlement and carry-over less the days used. Negative: overdrawn.' },
    FORFEITED: { description: 'What the end of the fiscal year takes.' },
    OVERDRAWN: { description: 'Days used beyond entitlement and carry-over.' },
  },
});

export const ClosingShortfall = {
  YEAR_NOT_OPEN: 'YEAR_NOT_OPEN',
  SHORT_HISTORY: 'SHORT_HISTORY',
  NO_BETTER_THAN_LAST_YEAR: 'NO_BETTER_THAN_LAST_YEAR',
} as const;
export type ClosingShortfall = keyof typeof ClosingShortfall;

registerEnumType(ClosingShortfall, {
  name: 'ClosingShortfall',
  description: 'Why there is no forecast of closing balances.',
  valuesConfig: {
    YEAR_NOT_OPEN: { description: 'The fiscal year is over, or has not begun.' },
    SHORT_HISTORY: { description: 'Too few balances of past fiscal years could be forecast and checked.' },
    NO_BETTER_THAN_LAST_YEAR: { description: "On this company's own past it missed by no less than the days used a year earlier did." },
  },
});

@InputType({ description: 'Whose balances, and of what. The values of one list are alternatives, the lists restrict together.' })
export class BalanceForecastFilter {
  @Field(() => ID, { nullable: true, description: 'fiscalId of the source. Left out: the fiscal year that today is in.' })
  fiscalYearId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Leave types. Left out or empty: those with an entitlement.' })
  leaveTypeIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Employees by empId.' })
  employeeIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Departments of today. The empty string "" asks for those with none.' })
  departmentIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Designations of today. The empty string "" asks for those with none.' })
  designationIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Team managers of today. The empty string "" asks for those with none.' })
  teamManagerIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Projects and areas of today. The empty string "" asks for those with none.' })
  projectAllocationIds?: string[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'A forecast in days with its 80 % interval, to a tenth of a day.' })
export class ClosingFigure {
  @Field(() => Float, { nullable: true, description: 'What is expected. Null: it is not shown, see `shortfall` and `backtest`.' })
  days!: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower end of the 80 % interval. Null: no interval is known.' })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end of the 80 % interval. Null: no interval is known.' })
  high!: number | null;
}

@ObjectType({ description: 'Balances of a group, or of everybody, at the end of the fiscal year.' })
export class ClosingRow {
  @Field(() => ID, { nullable: true, description: 'Id of the group, as a filter takes it; "" for a missing value. Null in `total`.' })
  groupId!: string | null;

  @Field(() => String, { nullable: true, description: 'The group in words. Null in `total`.' })
  groupLabel!: string | null;

  @Field(() => Int, { description: 'Balances with an entitlement, of people who are observed.' })
  balanceCount!: number;

  @Field(() => ClosingFigure, { description: 'What is left. Its interval never exceeds what is available today.' })
  closing!: ClosingFigure;

  @Field(() => ClosingFigure, { description: 'What the end of the fiscal year takes: the mean over likely outcomes.' })
  forfeited!: ClosingFigure;

  @Field(() => ClosingFigure, { description: 'Days used beyond what there is: the mean over likely outcomes.' })
  overdrawn!: ClosingFigure;

  @Authorized(SENSITIVE_ROLES)
  @Field(() => Float, {
    nullable: true,
    description: 'Forfeited days times the daily rates. Null: no rate is configured. For HR and ADMIN only.',
  })
  forfeitedMoney!: number | null;

  @Authorized(SENSITIVE_ROLES)
  @Field(() => Float, {
    nullable: true,
    description: 'Overdrawn days times the daily rates. Null: no rate is configured. For HR and ADMIN only.',
  })
  overdrawnMoney!: number | null;

  @Authorized(SENSITIVE_ROLES)
  @Field(() => Int, { description: 'Balances of people without a daily rate, which the money leaves out. For HR and ADMIN only.' })
  ratelessCount!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How forecasts of closing balances did on fiscal years that are over, person by person.',
})
export class ClosingBacktest {
  @Field(() => Int, { description: 'Days between the forecast and the end of the fiscal year. The first one is that of today.' })
  horizonDays!: number;

  @Field(() => ClosingMeasure, { description: 'What was forecast.' })
  measure!: Measure;

  @Field(() => Int, { description: 'Sums of people and fiscal years that were checked beside the figures of the year before.' })
  truths!: number;

  @Field(() => Float, { nullable: true, description: 'Mean absolute error in days. Null: none was checked.' })
  meanAbsoluteError!: number | null;

  @Field(() => Float, { nullable: true, description: 'The same of the naive forecast: as many days used as in the year before.' })
  naiveMeanAbsoluteError!: number | null;

  @Field(() => Float, { nullable: true, description: 'Their ratio; below 1 the forecast is better. Null: none was checked.' })
  mase!: number | null;

  @Field(() => Int, { description: 'Forecasts with an 80 % interval that were checked.' })
  intervals!: number;

  @Field(() => Float, { nullable: true, description: 'The share of those intervals that held the truth. Null: none was checked.' })
  coverage!: number | null;

  @Field(() => Int, { description: 'Fiscal years whose requests are those that were known at the time.' })
  knownYears!: number;

  @Field(() => Int, { description: 'Fiscal years from before the first run, reconstructed from the dates of their requests.' })
  reconstructedYears!: number;

  @Field(() => Boolean, { description: 'Whether such forecasts are good enough to be shown: at least 8 truths, and mase below 1.' })
  isShown!: boolean;
}

@ObjectType({ description: 'Balances at the end of a fiscal year, by the pick-up method and the pace of each person.' })
export class BalanceForecast {
  @Field(() => String, { description: 'The data version that all figures of this answer come from.' })
  dataVersion!: string;

  @Field(() => FiscalYear, { nullable: true, description: 'The fiscal year. Null: there is none.' })
  fiscalYear!: FiscalYear | null;

  @Field(() => Int, { nullable: true, description: 'Days that are left. Null: it is not open.' })
  horizonDays!: number | null;

  @Field(() => ClosingShortfall, { nullable: true, description: 'Why `closing` is not shown. Null: it is.' })
  shortfall!: ClosingShortfall | null;

  @Field(() => ClosingRow, { description: 'Everybody under the filter together.' })
  total!: ClosingRow;

  @Field(() => [ClosingRow], { description: 'Under groupBy the groups, those with most forfeited days first.' })
  rows!: ClosingRow[];

  @Field(() => [ClosingBacktest], { description: "At today's horizon, and 30, 90 and 180 days before the end of the fiscal year." })
  backtest!: ClosingBacktest[];

  @Authorized(SENSITIVE_ROLES)
  @Field(() => String, { nullable: true, description: 'The currency of the money. Null: no rate is configured. For HR and ADMIN only.' })
  currency!: string | null;
}
