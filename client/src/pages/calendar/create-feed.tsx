import { useMutation } from '@apollo/client/react';
import { Button, Group, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { readApiError } from '../../data/api-error';
import { graphql } from '../../data/graphql';
import { useFilterOptions } from '../../filters/filter-options';
import { optionLabel } from '../../filters/option-label';
import { useFilters } from '../../filters/use-filters';
import { formatList } from '../../lib/format';
import { ErrorNotice } from '../../ui/error-notice';
import { ShownOnce } from '../../ui/shown-once';
import { FEED_FIELDS } from './feed-fields';
import { calendarFeedWords } from './feed-words';
import classes from './feeds.module.css';

const CREATE = graphql(
  `mutation CreateCalendarFeed($input: CreateCalendarFeedInput!) { createCalendarFeed(input: $input) { path feed {
    ...CalendarFeedFields } } }`,
  [FEED_FIELDS],
);
const say = calendarFeedWords;
const PEOPLE_FILTERS = ['department', 'manager', 'project'] as const;

/** Makes a feed of the people that the page is narrowed to, and shows its address, this once. */
export function CreateFeed({ onCreated, onClose }: { onCreated: () => void; onClose: () => void }) {
  const [name, setName] = useState<string>(say.defaultName);
  const [filters] = useFilters();
  const { options } = useFilterOptions();
  const [create, { loading, error, data }] = useMutation(CREATE);
  const people = PEOPLE_FILTERS.flatMap((filter) => filters[filter].map((id) => optionLabel(options, filter, id)));

  const submit = async () => {
    const { department, manager, project } = filters;
    const input = {
      name: name.trim(),
      departmentIds: [...department],
      teamManagerIds: [...manager],
      projectAllocationIds: [...project],
    };
    const result = await create({ variables: { input } }).catch(() => null);
    if (result?.data) onCreated();
  };

  if (data) {
    const address = `${window.location.origin}${data.createCalendarFeed.path}`;
    return <ShownOnce title={say.done} hint={say.once} secret={address} testId="feed-address" onClose={onClose} />;
  }
  return (
    <form
      className={classes.form}
      aria-label={say.open}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        label={say.name}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={100}
        required
        maw={340}
      />
      <Text size="sm" c="var(--ink-2)">
        {say.about(people.length === 0 ? say.everybody : formatList(people))}
      </Text>
      <Group gap="xs">
        <Button type="submit" size="xs" loading={loading}>
          {say.submit}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          {say.cancel}
        </Button>
      </Group>
      {error && <ErrorNotice error={readApiError(error)} retry={() => void submit()} />}
    </form>
  );
}
