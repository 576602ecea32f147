import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { FiscalYear, LeaveType } from '../../shared/filters/dimension.types';
import { PageInfo } from '../../shared/lists/page';
import { LeaveBalance } from './balance.types';

export const BalanceOrder = {
  FORFEIT_RISK_DESC: 'FORFEIT_RISK_DESC',
  AVAILABLE_DESC: 'AVAILABLE_DESC',
  AVAILABLE_ASC: 'AVAILABLE_ASC',
  UTILISATION_DESC: 'UTILISATION_DESC',
  UTILISATION_ASC: 'UTILISATION_ASC',
  NAME: 'NAME',
} as const;
export type BalanceOrder = (typeof BalanceOrder)[keyof typeof BalanceOrder];

registerEnumType(BalanceOrder, {
  name: 'BalanceOrder',
  description:
    'The order of balances. Unknown values come last; equal ones follow the name of the employee, the empId and the id of the leave type.',
  valuesConfig: {
    FORFEIT_RISK_DESC: { description: 'Most days at risk of forfeit first.' },
    AVAILABLE_DESC: { description: 'Most available days first.' },
    AVAILABLE_ASC: { description: 'Fewest available days first: overdrawn ones lead.' },
    UTILISATION_DESC: { description: 'Most used first.' },
    UTILISATION_ASC: { description: 'Least used first.' },
    NAME: { description: 'By the name of the employee.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Sums over balances. Unknown days are left out of a sum, never taken for 0 days.' })
export class BalanceTotals {
  @Field(() => LeaveType, { nullable: true, description: 'The leave type. Null: all of them together.' })
  leaveType!: LeaveType | null;

  @Field(() => Int, { description: 'Distinct employees with a balance.' })
  employeeCount!: number;

  @Field(() => Int, { description: 'Balances that were added up: one for each employee and leave type.' })
  balanceCount!: number;

  @Field(() => Int, { description: 'Balances whose carry-over is unknown; it counts as 0 in available.' })
  unknownCarriedInCount!: number;

  @Field(() => Int, {
    description: 'Balances of people without any record up to this fiscal year: nothing shows that they worked here yet.',
  })
  unobservedCount!: number;

  @Field(() => Float, { nullable: true, description: 'Days granted. Null: no entitlement is known.' })
  entitlement!: number | null;

  @Field(() => Float, { nullable: true, description: 'Days carried over. Null: none is known.' })
  carriedIn!: number | null;

  @Field(() => Float, { description: 'Approved days dated up to asOf.' })
  taken!: number;

  @Field(() => Float, { description: 'Approved days dated after asOf.' })
  scheduled!: number;

  @Field(() => Float, { description: 'Days asked for and not decided.' })
  pending!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The sum of available, overdrawn balances counting as negative. Null: none is known.',
  })
  available!: number | null;

  @Field(() => Float, { nullable: true, description: 'The sum of ifApproved. Null: none is known.' })
  ifApproved!: number | null;

  @Field(() => Float, { nullable: true, description: 'Days at risk of forfeit. Null: none is known.' })
  forfeitRisk!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'A balance at its place in the list.' })
export class BalanceEdge {
  @Field(() => String, { description: 'Its place, for `after`. It stays valid while the data changes.' })
  cursor!: string;

  @Field(() => LeaveBalance, { description: 'The balance.' })
  node!: LeaveBalance;
}

@ObjectType({ simpleResolvers: true, description: 'A page of balances, and the sums over all of them; all from one state of the data.' })
export class BalanceConnection {
  @Field(() => String, { description: 'The version of the data that the answer is from.' })
  dataVersion!: string;

  @Field(() => FiscalYear, { nullable: true, description: 'The fiscal year. Null: the source has not named any yet.' })
  fiscalYear!: FiscalYear | null;

  @Field(() => GraphQLLocalDate, { description: 'The business date.' })
  asOf!: string;

  @Field(() => [BalanceEdge], { description: 'The balances with their cursors.' })
  edges!: BalanceEdge[];

  @Field(() => [LeaveBalance], { description: 'The balances without their cursors.' })
  nodes!: LeaveBalance[];

  @Field(() => PageInfo, { description: 'Whether and where the list goes on.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'All balances under the filter.' })
  totalCount!: number;

  @Field(() => BalanceTotals, { description: 'The sums over everything under the filter, not only over the page.' })
  total!: BalanceTotals;

  @Field(() => [BalanceTotals], { description: 'The same for each leave type, by name.' })
  totalsByLeaveType!: BalanceTotals[];
}
