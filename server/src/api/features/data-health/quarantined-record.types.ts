import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PageInfo } from '../../shared/lists/page';

@ObjectType({
  simpleResolvers: true,
  description: 'One source record that was held back, in one content. It keeps its last good form in every figure, if it has one.',
})
export class QuarantinedRecord {
  @Field(() => ID, { description: 'A whole number; later arrivals have greater ones.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'The id of the record in the source. Null: it cannot be read.' })
  recordId!: string | null;

  @Field(() => String, { description: 'Why it was held back: one of a closed set of codes, such as END_BEFORE_START.' })
  reasonCode!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The field that is wrong, as the source spells it. Null: it is the record as a whole.',
  })
  field!: string | null;

  @Field(() => String, { description: 'The reason in words.' })
  message!: string;

  @Field(() => String, { description: 'The record as received: JSON text, with personal data, cut to 64 kB.' })
  rawForm!: string;

  @Field(() => Boolean, { description: 'Whether rawForm was cut.' })
  rawTruncated!: boolean;

  @Field(() => ID, { description: 'The ingest run that brought it first in this content.' })
  firstSeenRunId!: string;

  @Field(() => GraphQLDateTime, { description: 'When that was.' })
  firstSeenAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'A quarantined record at its place in the list.' })
export class QuarantinedRecordEdge {
  @Field(() => String, { description: 'Its place, for `after`. It stays valid while others come in.' })
  cursor!: string;

  @Field(() => QuarantinedRecord, { description: 'The record.' })
  node!: QuarantinedRecord;
}

@ObjectType({ simpleResolvers: true, description: 'A page of quarantined records that the source still sends, newest first.' })
export class QuarantinedRecordConnection {
  @Field(() => [QuarantinedRecordEdge], { description: 'The records with their cursors.' })
  edges!: QuarantinedRecordEdge[];

  @Field(() => [QuarantinedRecord], { description: 'The records without their cursors.' })
  nodes!: QuarantinedRecord[];

  @Field(() => PageInfo, { description: 'Whether and where the list goes on.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'All records in quarantine that the source still sends.' })
  totalCount!: number;
}
