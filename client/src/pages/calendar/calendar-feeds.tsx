import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../data/graphql';
import { useDataState } from '../../data/use-live-data';
import { useRecords } from '../../data/use-records';
import { useFilterOptions } from '../../filters/filter-options';
import { optionLabel } from '../../filters/option-label';
import { formatInstant, formatList } from '../../lib/format';
import { Card } from '../../ui/card';
import { ErrorNotice } from '../../ui/error-notice';
import { CreateFeed } from './create-feed';
import { FEED_FIELDS } from './feed-fields';
import { calendarFeedWords } from './feed-words';
import classes from './feeds.module.css';
import { RevokeFeed } from './revoke-feed';

const FEEDS = graphql(`query CalendarFeeds { calendarFeeds { ...CalendarFeedFields } }`, [FEED_FIELDS]);
const say = calendarFeedWords;

/** The viewer's own addresses for calendar programs: made, listed and ended here. */
export function CalendarFeeds() {
  const [isCreating, setIsCreating] = useState(false);
  const { data, error, retry } = useRecords(FEEDS, {});
  const { options } = useFilterOptions();
  const { sourceTimeZone: zone } = useDataState();
  return (
    <div className={classes.feeds} data-print="hidden">
      <Card
        title={say.title}
        hint={say.hint}
        actions={
          !isCreating && (
            <Button size="xs" variant="default" onClick={() => setIsCreating(true)}>
              {say.open}
            </Button>
          )
        }
      >
        {isCreating && <CreateFeed onCreated={retry} onClose={() => setIsCreating(false)} />}
        {error && <ErrorNotice error={error} retry={retry} keepsData={data !== undefined} />}
        {!data && !error && <Skeleton height={24} />}
        {data && data.calendarFeeds.length === 0 && !isCreating && <p className={classes.quiet}>{say.empty}</p>}
        <ul className={classes.list}>
          {data?.calendarFeeds.map((feed) => {
            const people = [
              ...feed.departmentIds.map((id) => optionLabel(options, 'department', id)),
              ...feed.teamManagerIds.map((id) => optionLabel(options, 'manager', id)),
              ...feed.projectAllocationIds.map((id) => optionLabel(options, 'project', id)),
            ];
            return (
              <li key={feed.id}>
                <div>
                  <strong>{feed.name}</strong>
                  <p className={classes.quiet}>
                    {people.length === 0 ? say.everybody : formatList(people)}
                    {' · '}
                    {feed.lastReadAt === null ? say.neverRead : say.read(formatInstant(feed.lastReadAt, zone))}
                  </p>
                </div>
                <RevokeFeed id={feed.id} name={feed.name} onRevoked={retry} />
              </li>
            );
          })}
        </ul>
      </Card>
    </div>
  );
}
