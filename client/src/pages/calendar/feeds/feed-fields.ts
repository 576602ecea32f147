import type { ResultOf } from 'gql.tada';
import { graphql } from '../../../data/graphql';

export const FEED_FIELDS = graphql(`
  fragment CalendarFeedFields on CalendarFeed {
    id
    name
    departmentIds
    teamManagerIds
    projectAllocationIds
    lastReadAt
  }
`);
export type CalendarFeed = ResultOf<typeof FEED_FIELDS>;
