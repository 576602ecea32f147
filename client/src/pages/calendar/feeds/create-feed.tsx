import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../../data/graphql';
import { useFilterOptions } from '../../../filters/filter-options';
import { optionLabel } from '../../../filters/option-label';
import { useFilters } from '../../../filters/use-filters';
import { formatList } from '../../../lib/format';
import { SecretForm } from '../../../ui/secret-form';
import { FEED_FIELDS } from './feed-fields';
import { calendarFeedWords } from './feed-words';

const CREATE = graphql(
  `mutation CreateCalendarFeed($input: CreateCalendarFeedInput!) { createCalendarFeed(input: $input) { path feed {
    ...CalendarFeedFields } } }`,
  [FEED_FIELDS],
);
const say = calendarFeedWords;
const PEOPLE_FILTERS = ['department', 'manager', 'project'] as const;

/** Creates a feed of the people that the page's filters select. */
export function CreateFeed({ onCreated, onClose }: { onCreated: () => void; onClose: () => void }) {
  const [name, setName] = useState<string>(say.defaultName);
  const [filters] = useFilters();
  const { options } = useFilterOptions();
  const people = PEOPLE_FILTERS.flatMap((filter) => filters[filter].map((id) => optionLabel(options, filter, id)));

  const variablesOf = () => {
    const { department, manager, project } = filters;
    const input = {
      name: name.trim(),
      departmentIds: [...department],
      teamManagerIds: [...manager],
      projectAllocationIds: [...project],
    };
    return { input };
  };

  return (
    <SecretForm
      label={say.open}
      mutation={CREATE}
      variablesOf={variablesOf}
      secretOf={({ createCalendarFeed: { path } }) => ({
        title: say.done,
        hint: say.once,
        secret: `${window.location.origin}${path}`,
        testId: 'feed-address',
      })}
      onCreated={onCreated}
      onClose={onClose}
    >
      <TextInput
        label={say.name}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={100}
        required
        autoFocus
        maw={340}
      />
      <Text size="sm" c="var(--ink-2)">
        {say.about(people.length === 0 ? say.everybody : formatList(people))}
      </Text>
    </SecretForm>
  );
}
