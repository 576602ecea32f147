import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useRecords } from '../../../data/use-records';
import { usePeopleSearch } from '../../../lib/use-people-search';
import { EmptyLine } from '../../../ui/empty-state';
import { ErrorNotice } from '../../../ui/error-notice';
import { useReturnFocus } from '../../../ui/use-return-focus';
import { uiWords } from '../../../ui/words';
import classes from './what-if.module.css';
import { TRIED_CANDIDATES } from './what-if-query';
import { whatIfWords } from './what-if-words';

const say = whatIfWords;

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
  const { wanted } = usePeopleSearch(search);
  const { data, current, error, retry } = useRecords(
    TRIED_CANDIDATES,
    wanted === null ? null : { search: wanted, filter: { ...people, retired: false } },
  );
  const found = wanted === null ? [] : (data?.employees.nodes ?? []);
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
      {wanted !== null && error && <ErrorNotice error={error} retry={retry} />}
      {wanted !== null && current && found.length === 0 && <EmptyLine>{say.nobodyFound}</EmptyLine>}
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
