import { Button, Group, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useRecords } from '../../../data/use-records';
import { EmptyLine } from '../../../ui/empty-state';
import { ErrorNotice } from '../../../ui/error-notice';
import { useReturnFocus } from '../../../ui/use-return-focus';
import { uiWords } from '../../../ui/words';
import classes from './what-if.module.css';
import { TRIED_CANDIDATES } from './what-if-query';
import { whatIfWords } from './what-if-words';

const say = whatIfWords;
const DEBOUNCE_MS = 200;
const MIN_LETTERS = 2;
const MAX_SEARCH_LENGTH = 200;

/** Finds the person whose leave is tried. @param people the filter of the page: whom it shows */
export function AddTried({
  people,
  onChoose,
  onClose,
}: {
  people: Record<string, string[]>;
  onChoose: (employeeId: string) => void;
  onClose: () => void;
}) {
  useReturnFocus();
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search.trim().slice(0, MAX_SEARCH_LENGTH), DEBOUNCE_MS);
  const isEnough = wanted.length >= MIN_LETTERS;
  const { data, current, error, retry } = useRecords(
    TRIED_CANDIDATES,
    isEnough ? { search: wanted, filter: { ...people, retired: false } } : null,
  );
  const found = isEnough ? (data?.employees.nodes ?? []) : [];
  return (
    <search className={classes.addTried}>
      <Group gap="xs" align="flex-end">
        <TextInput
          label={say.whose}
          description={say.whoseHint}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          autoFocus
        />
        <Button size="xs" variant="default" onClick={onClose}>
          {uiWords.cancel}
        </Button>
      </Group>
      {isEnough && error && <ErrorNotice error={error} retry={retry} />}
      {isEnough && current && found.length === 0 && <EmptyLine>{say.nobodyFound}</EmptyLine>}
      <ul className={classes.found}>
        {found.map(({ id, name, department }) => (
          <li key={id}>
            <Button size="compact-sm" variant="light" onClick={() => onChoose(id)}>
              <bdi>{name}</bdi>&nbsp;· {[id, department?.name].filter(Boolean).join(' · ')}
            </Button>
          </li>
        ))}
      </ul>
    </search>
  );
}
