import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Whose days available are meant: the balances of one leave type in one fiscal year.' })
export class BalanceChoice {
  @Field(() => ID, { description: 'The leave type, such as annual leave.' })
  leaveTypeId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'fiscalId of the source. Left out: the fiscal year that today is in; where there is none, the one that the source calls current, ' +
      'else the latest.',
  })
  fiscalYearId?: string | null;
}
