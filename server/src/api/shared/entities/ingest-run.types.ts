import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PageInfo } from '../lists/page';

export const IngestRunStatus = {
  RUNNING: 'RUNNING',
  SUCCEEDED: 'SUCCEEDED',
  PARTIAL: 'PARTIAL',
  FAILED: 'FAILED',
  REFUSED: 'REFUSED',
} as const;
export type IngestRunStatus = (typeof IngestRunStatus)[keyof typeof IngestRunStatus];

registerEnumType(IngestRunStatus, {
  name: 'IngestRunStatus',
  description: 'How an ingest run stands.',
  valuesConfig: {
    RUNNING: { description: 'Under way. Readers see the data of before.' },
    SUCCEEDED: { description: 'The whole snapshot was accepted.' },
    PARTIAL: { description: 'Changes are taken; retirements are held back. errorMessage gives the reason.' },
    FAILED: { description: 'Nothing was changed; errorClass says why.' },
    REFUSED: { description: 'The snapshot would have done harm; nothing was changed.' },
  },
});

export const IngestTrigger = { POLLER: 'POLLER', API: 'API', COMMAND: 'COMMAND' } as const;
export type IngestTrigger = (typeof IngestTrigger)[keyof typeof IngestTrigger];

registerEnumType(IngestTrigger, {
  name: 'IngestTrigger',
  description: 'What started an ingest run.',
  valuesConfig: {
    POLLER: { description: 'The poll interval.' },
    API: { description: 'The mutation triggerIngest.' },
    COMMAND: { description: 'npm run ingest.' },
  },
});

export const IngestErrorClass = {
  AUTH: 'AUTH',
  CONFIG: 'CONFIG',
  RATE_LIMITED: 'RATE_LIMITED',
  UPSTREAM: 'UPSTREAM',
  NETWORK: 'NETWORK',
  FORMAT: 'FORMAT',
  SUSPICIOUS: 'SUSPICIOUS',
  DATABASE: 'DATABASE',
  INTERNAL: 'INTERNAL',
} as const;
export type IngestErrorClass = (typeof IngestErrorClass)[keyof typeof IngestErrorClass];

registerEnumType(IngestErrorClass, {
  name: 'IngestErrorClass',
  description: 'Why an ingest run did not end well.',
  valuesConfig: {
    AUTH: { description: 'The source refused the token (401, 403 or a login page).' },
    CONFIG: { description: 'The address or another setting is wrong (404, a redirect).' },
    RATE_LIMITED: { description: 'The source limits requests (429). The next run waits as long as it asks.' },
    UPSTREAM: { description: 'The source failed (5xx).' },
    NETWORK: { description: 'The source could not be reached in time: refused, reset, or past the deadline.' },
    FORMAT: { description: 'The answer was not what the source is known to send.' },
    SUSPICIOUS: { description: 'The snapshot would have done harm, such as an empty one over existing data.' },
    DATABASE: { description: 'The database failed; the run was rolled back.' },
    INTERNAL: { description: 'A fault of this program; the log has it.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description:
    'One ingest run, from fetch to publish. Of an accepted one: received = inserted + updated + unchanged + quarantined + duplicates.',
})
export class IngestRun {
  @Field(() => ID, { description: 'A whole number; later runs have greater ones.' })
  id!: string;

  @Field(() => IngestTrigger, { description: 'What started it.' })
  trigger!: IngestTrigger;

  @Field(() => String, { description: 'Who started it: the name of a token, or the part of the system.' })
  triggeredBy!: string;

  @Field(() => Boolean, { description: 'Whether it only counted what it would do. A dry run changes nothing.' })
  dryRun!: boolean;

  @Field(() => IngestRunStatus, { description: 'How it stands, or how it ended.' })
  status!: IngestRunStatus;

  @Field(() => GraphQLDateTime, { description: 'When it began.' })
  startedAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it ended. Null: it is under way.' })
  finishedAt!: Date | null;

  @Field(() => Int, { description: 'Records that the source sent.' })
  received!: number;

  @Field(() => Int, { description: 'Records that were not known before; of a dry run: would be inserted.' })
  inserted!: number;

  @Field(() => Int, { description: 'Known records whose content changed; of a dry run: would be updated.' })
  updated!: number;

  @Field(() => Int, { description: 'Known records with the same content.' })
  unchanged!: number;

  @Field(() => Int, { description: 'Records held back with a reason code.' })
  quarantined!: number;

  @Field(() => Int, { description: 'Further copies of a record within the snapshot.' })
  duplicates!: number;

  @Field(() => Int, { description: 'Known records that the source no longer holds and that were retired; of a dry run: would be.' })
  retired!: number;

  @Field(() => Int, { description: 'Records that would have been retired but wait for an ADMIN to confirm.' })
  heldRetirements!: number;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First date of the window that was asked for. Null: none was named.' })
  windowStart!: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Last date of the window that was asked for. Null: none was named.' })
  windowEnd!: string | null;

  @Field(() => Int, {
    description:
      'Known leaves that the source did not send and that do not lie wholly in the window. They are kept: outside of the window ' +
      'nothing can be missed.',
  })
  outsideWindow!: number;

  @Field(() => Int, { description: 'Pages that were fetched.' })
  pageCount!: number;

  @Field(() => Boolean, { description: 'Whether the snapshot held every record that the source announced.' })
  complete!: boolean;

  @Field(() => String, { nullable: true, description: 'The data version after the run. Null: it is under way or was not accepted.' })
  dataVersion!: string | null;

  @Field(() => IngestErrorClass, { nullable: true, description: 'Why it is FAILED or REFUSED. Null for every other status.' })
  errorClass!: IngestErrorClass | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is FAILED, REFUSED or PARTIAL, in words, without tokens or personal data. Null for every other status.',
  })
  errorMessage!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'An ingest run at its place in the list.' })
export class IngestRunEdge {
  @Field(() => String, { description: 'Its place, for `after`. It stays valid while newer runs come in.' })
  cursor!: string;

  @Field(() => IngestRun, { description: 'The run.' })
  node!: IngestRun;
}

@ObjectType({ simpleResolvers: true, description: 'A page of ingest runs, newest first.' })
export class IngestRunConnection {
  @Field(() => [IngestRunEdge], { description: 'The runs with their cursors.' })
  edges!: IngestRunEdge[];

  @Field(() => [IngestRun], { description: 'The runs without their cursors.' })
  nodes!: IngestRun[];

  @Field(() => PageInfo, { description: 'Whether and where the list goes on.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'All runs there are.' })
  totalCount!: number;
}
