import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A status of the source that this system does not know.' })
export class UnknownStatus {
  @Field(() => String, { description: 'The status in the word of the source.' })
  sourceStatus!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Leaves with it that are not retired. Null for OPERATOR and VIEWER: it may be a figure of fewer people than they may see.',
  })
  leaveCount!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'How current and how whole the data is.' })
export class DataStatus {
  @Field(() => String, { description: 'A whole number that moves only when a run changed what readers see.' })
  dataVersion!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The data version that the first run brought: before it no leave was known. Null: no run was accepted.',
  })
  firstDataVersion!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the data version moved last. Null: no data was ever accepted.' })
  changedAt!: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'When the last accepted run (SUCCEEDED or PARTIAL, no dry run) ended, whether or not it changed anything. Null: there was none.',
  })
  lastSuccessAt!: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Whole seconds since lastSuccessAt, by the clock of the database. Null: there was no such run.',
  })
  ageSeconds!: number | null;

  @Field(() => Boolean, { description: 'Older than three poll intervals, and than 90 seconds; or there was never an accepted run.' })
  stale!: boolean;

  @Field(() => Boolean, { description: 'Whether the last accepted snapshot held every record that the source announced.' })
  complete!: boolean;

  @Field(() => Int, {
    description: 'Source records that are held back in quarantine today and so are missing from every figure in their newest form.',
  })
  quarantinedCount!: number;

  @Field(() => Int, {
    description:
      'Records that the source no longer holds and that are not retired until an ADMIN confirms it: too many are missing at once, all ' +
      'records of a person are, or each may be a quarantined record without a readable id. Their leave still counts.',
  })
  heldRetirementCount!: number;

  @Field(() => Int, {
    description:
      'Of heldRetirementCount the records of people of whom all are missing: not confirmRetirements but resolveVanishedPeople decides ' +
      'about them.',
  })
  vanishedRecordCount!: number;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'First date of the window that the last accepted run asked for. Null: none was named.',
  })
  windowStart!: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Last date of the window that the last accepted run asked for. Null: none was named.',
  })
  windowEnd!: string | null;

  @Field(() => Int, {
    description:
      'Known leaves that the last accepted run did not hold and that do not lie wholly in its window. They are kept and count as before.',
  })
  outsideWindowCount!: number;

  @Field(() => [String], { description: 'Names of fields that the source sends and this system does not know, in alphabetical order.' })
  driftFields!: string[];

  @Field(() => [UnknownStatus], {
    description:
      'Statuses of the source that this system does not know, the most frequent first. Their leave is in no total of known statuses.',
  })
  unknownStatuses!: UnknownStatus[];

  @Field(() => Boolean, { description: 'Whether this is made-up data of the demo upstream.' })
  demo!: boolean;

  @Field(() => String, { description: 'The IANA time zone that calendar dates are in.' })
  sourceTimeZone!: string;

  @Field(() => Int, { description: 'Seconds between two polls of the source. 0: it is not polled.' })
  pollIntervalSeconds!: number;
}
