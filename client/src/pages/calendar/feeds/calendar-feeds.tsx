import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../../data/graphql';
import { useDataState } from '../../../data/use-live-data';
import { useRecords } from '../../../data/use-records';
import { useFilterOptions } from '../../../filters/filter-options';
import { optionLabel } from '../../../filters/option-label';
import { formatInstant, formatList } from '../../../lib/format';
import { Card } from '../../../ui/card';
import { ConfirmButton } from '../../../ui/confirm-button';
import { EmptyLine } from '../../../ui/empty-state';
import { ErrorNotice } from '../../../ui/error-notice';
import { RecordItem, RecordList } from '../../../ui/record-list';
import classes from '../calendar.module.css';
import { CreateFeed } from './create-feed';
import { type CalendarFeed, FEED_FIELDS } from './feed-fields';
import { calendarFeedWords } from './feed-words';

const FEEDS = graphql(`query CalendarFeeds { calendarFeeds { ...CalendarFeedFields } }`, [FEED_FIELDS]);
const REVOKE = graphql(`mutation RevokeCalendarFeed($id: ID!) { revokeCalendarFeed(id: $id) { id } }`);
const say = calendarFeedWords;

/** The viewer's own addresses for calendar programs: creates, lists and revokes them. */
export function CalendarFeeds() {
  const [isCreating, setIsCreating] = useState(false);
  const { data, error, retry } = useRecords(FEEDS, {});
  const { options } = useFilterOptions();
  const { sourceTimeZone: zone } = useDataState();
  const describe = ({ departmentIds, teamManagerIds, projectAllocationIds, lastReadAt }: CalendarFeed) => {
    const people = [
      ...departmentIds.map((id) => optionLabel(options, 'department', id)),
      ...teamManagerIds.map((id) => optionLabel(options, 'manager', id)),
      ...projectAllocationIds.map((id) => optionLabel(options, 'project', id)),
    ];
    const read = lastReadAt === null ? say.neverRead : say.read(formatInstant(lastReadAt, zone));
    return `${people.length === 0 ? say.everybody : formatList(people)} · ${read}`;
  };
  return (
    <div className={classes.section} data-print="hidden">
      <Card
        title={say.title}
        hint={say.hint}
        actions={
          <Button size="xs" variant="default" disabled={isCreating} onClick={() => setIsCreating(true)}>
            {say.open}
          </Button>
        }
      >
        {isCreating && <CreateFeed onCreated={retry} onClose={() => setIsCreating(false)} />}
        {error && <ErrorNotice error={error} retry={retry} keepsData={data !== undefined} />}
        {!data && !error && <Skeleton height={24} />}
        {data?.calendarFeeds.length === 0 && !isCreating && <EmptyLine>{say.empty}</EmptyLine>}
        <RecordList>
          {data?.calendarFeeds.map((feed) => (
            <RecordItem
              key={feed.id}
              name={feed.name}
              text={describe(feed)}
              actions={<ConfirmButton mutation={REVOKE} variables={{ id: feed.id }} onDone={retry} words={say.revoke} thing={feed.name} />}
            />
          ))}
        </RecordList>
      </Card>
    </div>
  );
}
