import { ArgsType, Field, Int } from 'type-graphql';
import { AFTER_DESCRIPTION, FIRST_DESCRIPTION } from '../../shared/lists/page';
import { BalanceFilter } from './balance-filter.input';
import { BalanceOrder } from './balance-list.types';

/** What the list of balances can be asked. */
@ArgsType()
export class BalanceArguments {
  @Field(() => BalanceFilter, { nullable: true, description: 'Which balances. Left out: all of the current fiscal year, as of today.' })
  filter?: BalanceFilter | null;

  @Field(() => BalanceOrder, { nullable: true, description: 'The order of the balances. Left out: FORFEIT_RISK_DESC.' })
  orderBy?: BalanceOrder | null;

  @Field(() => Int, { nullable: true, description: FIRST_DESCRIPTION })
  first?: number | null;

  @Field(() => String, { nullable: true, description: AFTER_DESCRIPTION })
  after?: string | null;
}

/** What a caller asked for, for the audit. */
export function describeAsked({ filter, orderBy, first, after }: BalanceArguments) {
  return { field: 'balances', filter: { ...filter }, orderBy: orderBy ?? null, first: first ?? null, after: after ?? null };
}
