import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { requireViewer } from '../../shared/auth/auth-checker';
import { PEOPLE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { CalendarFeed, CreateCalendarFeedInput, CreatedCalendarFeed } from './calendar-feed.types';
import { createCalendarFeed, listCalendarFeeds, revokeCalendarFeed } from './calendar-feeds';

@Authorized(PEOPLE_ROLES)
@Resolver()
export class CalendarFeedsResolver {
  @Query(() => [CalendarFeed], { complexity: 100, description: "The viewer's own calendar feeds, newest first, without their addresses." })
  calendarFeeds(@Ctx() { prisma, viewer }: ApiContext): Promise<CalendarFeed[]> {
    return listCalendarFeeds(prisma, requireViewer(viewer));
  }

  @Mutation(() => CreatedCalendarFeed, {
    complexity: 100,
    description:
      'Creates a private calendar feed (iCalendar) and answers its address, this once. It dies with the API token of its owner; that ' +
      'of somebody who came through the organisation sleeps 30 days after the last sign-in. Leaves an audit row.',
  })
  createCalendarFeed(
    @Ctx() { prisma, viewer }: ApiContext,
    @Arg('input', () => CreateCalendarFeedInput, { description: 'Which people it is about.' }) input: CreateCalendarFeedInput,
  ): Promise<CreatedCalendarFeed> {
    return createCalendarFeed(prisma, requireViewer(viewer), input);
  }

  @Mutation(() => CalendarFeed, {
    nullable: true,
    complexity: 100,
    description:
      'Ends an own calendar feed, for good. Doing it twice does no harm. Null: the viewer has no such feed. Leaves an audit row.',
  })
  revokeCalendarFeed(
    @Ctx() { prisma, viewer }: ApiContext,
    @Arg('id', () => ID, { description: 'The id of the feed, never its address.' }) id: string,
  ): Promise<CalendarFeed | null> {
    return revokeCalendarFeed(prisma, requireViewer(viewer), id);
  }
}
