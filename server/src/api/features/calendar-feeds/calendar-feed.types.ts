import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { OR_NONE } from '../../../mart/dimensions/words';

const EMPTY = 'Left out or empty: it restricts nothing.';

@ObjectType({
  simpleResolvers: true,
  description:
    'A private address at which a calendar program reads who is away: names and "Away", no leave type and no reason. Whom it shows is ' +
    'what its owner may see at the time of reading.',
})
export class CalendarFeed {
  @Field(() => ID, { description: 'A whole number; later feeds have greater ones.' })
  id!: string;

  @Field(() => String, { description: 'What the owner calls it.' })
  name!: string;

  @Field(() => [ID], { description: 'The departments that it is narrowed to; empty: all.' })
  departmentIds!: string[];

  @Field(() => [ID], { description: 'The team managers whose teams it is narrowed to; empty: all.' })
  teamManagerIds!: string[];

  @Field(() => [ID], { description: 'The projects and areas that it is narrowed to; empty: all.' })
  projectAllocationIds!: string[];

  @Field(() => GraphQLDateTime, { description: 'When it was created.' })
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When a calendar program last read it. Null: never.' })
  lastReadAt!: Date | null;
}

@InputType({ description: 'Which people a new feed is about.' })
export class CreateCalendarFeedInput {
  @Field(() => String, { description: 'What to call it, in at most 100 characters.' })
  name!: string;

  @Field(() => [ID], { nullable: true, description: `Departments that the people are in. ${OR_NONE} ${EMPTY}` })
  departmentIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `Team managers (userId of the source) of the people. ${OR_NONE} ${EMPTY}` })
  teamManagerIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `Projects and areas that the people are allocated to. ${OR_NONE} ${EMPTY}` })
  projectAllocationIds?: string[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'A new feed with its address.' })
export class CreatedCalendarFeed {
  @Field(() => CalendarFeed, { description: 'The feed as it will be listed.' })
  feed!: CalendarFeed;

  @Field(() => String, {
    description:
      'The path of its address on this server. Whoever knows it can read the feed: it is shown this once, only its SHA-256 is kept.',
  })
  path!: string;
}
