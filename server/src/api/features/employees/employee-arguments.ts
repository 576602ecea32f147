import { ArgsType, Field, Int } from 'type-graphql';
import { AFTER_DESCRIPTION, FIRST_DESCRIPTION } from '../../shared/lists/page';
import { BalanceChoice } from './balance-choice.input';
import { EmployeeOrder } from './employee-connection.types';
import { EmployeeFilter } from './employee-filter.input';

@ArgsType()
export class EmployeeArguments {
  @Field(() => EmployeeFilter, { nullable: true, description: 'Which people. Left out: everybody, retired people too.' })
  filter?: EmployeeFilter | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words that all have to occur in the full name, the email address or the number, in any order and as parts of words; accents and ' +
      'case aside.',
  })
  search?: string | null;

  @Field(() => EmployeeOrder, { nullable: true, description: 'The order of the people. Left out: NAME_ASC.' })
  orderBy?: EmployeeOrder | null;

  @Field(() => BalanceChoice, {
    nullable: true,
    description: 'Of what the orders BALANCE_DESC and BALANCE_ASC are, which need it. Any other order leaves it aside.',
  })
  balanceOf?: BalanceChoice | null;

  @Field(() => Int, { nullable: true, description: FIRST_DESCRIPTION })
  first?: number | null;

  @Field(() => String, { nullable: true, description: AFTER_DESCRIPTION })
  after?: string | null;
}
