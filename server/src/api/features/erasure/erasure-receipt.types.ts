import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'Rows of one table that an erasure changed or deleted.' })
export class ErasedRows {
  @Field(() => String, { description: 'The table, with its schema.' })
  table!: string;

  @Field(() => Int, { description: 'How many rows.' })
  rowCount!: number;
}

@ObjectType({ simpleResolvers: true, description: 'The receipt of an erasure. It holds nothing of the person.' })
export class ErasureReceipt {
  @Field(() => ID, { description: 'A whole number; later erasures have greater ones. The audit entry names it.' })
  id!: string;

  @Field(() => GraphQLDateTime, { description: 'When the person was first erased.' })
  erasedAt!: Date;

  @Field(() => String, { description: 'Who erased the person.' })
  erasedBy!: string;

  @Field(() => ID, { description: 'The anonymous employee whose leave the totals keep.' })
  anonymousEmployeeId!: string;

  @Field(() => [ErasedRows], { description: 'What was changed or deleted, by table.' })
  changedRows!: ErasedRows[];
}
