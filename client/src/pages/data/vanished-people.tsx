import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, Group, SegmentedControl, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../data/graphql';
import { useLiveData } from '../../data/use-live-data';
import { useRecords } from '../../data/use-records';
import { may, useViewer } from '../../data/viewer';
import { formatCount, formatDate, formatInstant } from '../../lib/format';
import { ActionError } from '../../ui/action-error';
import { ErrorNotice } from '../../ui/error-notice';
import { Notice } from '../../ui/notice';
import { StackedCell, StackedRow, StackedTable } from '../../ui/stacked-table';
import { dataWords } from './words';

const VANISHED_PEOPLE = graphql(`
  query VanishedPeople {
    vanishedPeople { employee { id name } leaveCount lastDate missingSince }
  }
`);
const RESOLVE = graphql(`
  mutation ResolveVanishedPeople($employeeIds: [ID!]!, $as: VanishedAs!, $leftOn: LocalDate) {
    resolveVanishedPeople(employeeIds: $employeeIds, as: $as, leftOn: $leftOn)
  }
`);
const say = dataWords.vanished;

/** People of whom all records are missing: an administrator decides whether they left or their records were removed. */
export function VanishedPeople() {
  const { role } = useViewer();
  const { status } = useLiveData();
  const records = status?.vanishedRecordCount ?? 0;
  // Where too many records are missing at once, people may be decided about before the rest is confirmed.
  if ((status?.heldRetirementCount ?? 0) === 0) return null;
  if (may.confirmRetirements(role)) return <Decisions />;
  if (records === 0) return null;
  return (
    <Notice tone="warn" title={say.titleOfRecords(formatCount(records), records)} role="note">
      <Text size="sm">
        {say.text} {say.ask}
      </Text>
    </Notice>
  );
}

function Decisions() {
  const { data, error, retry } = useRecords(VANISHED_PEOPLE, {});
  const { status, refresh } = useLiveData();
  const [resolve, { loading, error: problem, data: result, reset }] = useMutation(RESOLVE, { refetchQueries: [VANISHED_PEOPLE] });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [way, setWay] = useState<'LEFT' | 'REMOVED'>('LEFT');
  const [leftOn, setLeftOn] = useState('');
  const [sure, setSure] = useState(false);
  const people = data?.vanishedPeople ?? [];
  const employeeIds = people.flatMap(({ employee: { id } }) => (chosen.has(id) ? [id] : []));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
    setSure(false);
  };
  const decide = async () => {
    const variables = { employeeIds, as: way, leftOn: way === 'LEFT' && leftOn !== '' ? leftOn : null };
    await resolve({ variables }).catch(() => null);
    setSure(false);
    await refresh();
  };
  const decided = result && (
    <Notice tone="good" role="status">
      {say.done(formatCount(result.resolveVanishedPeople), result.resolveVanishedPeople)}
    </Notice>
  );
  const failed = error && <ErrorNotice error={error} retry={retry} keepsData={data !== undefined} />;
  if (people.length === 0) {
    return (
      <>
        {failed}
        {decided}
      </>
    );
  }
  const { choose, employee: employeeLabel, leaves, lastDate, since } = say.columns;
  return (
    <>
      {failed}
      {decided}
      <Notice tone="warn" title={say.title(formatCount(people.length), people.length)} role="note">
        <Text size="sm" mb="sm">
          {say.text}
        </Text>
        <StackedTable
          label={say.title(formatCount(people.length), people.length)}
          columns={[{ label: choose, isSilent: true }, ...[employeeLabel, leaves, lastDate, since].map((label) => ({ label }))]}
        >
          {people.map(({ employee, leaveCount, lastDate: last, missingSince }) => (
            <StackedRow key={employee.id}>
              <StackedCell>
                <Checkbox checked={chosen.has(employee.id)} onChange={() => toggle(employee.id)} aria-label={say.choose(employee.name)} />
              </StackedCell>
              <StackedCell>
                <bdi>{employee.name}</bdi> ({employee.id})
              </StackedCell>
              <StackedCell label={leaves}>{formatCount(leaveCount)}</StackedCell>
              <StackedCell label={lastDate}>{formatDate(last)}</StackedCell>
              <StackedCell label={since}>{formatInstant(missingSince, status?.sourceTimeZone ?? 'UTC')}</StackedCell>
            </StackedRow>
          ))}
        </StackedTable>
        <Group gap="sm" mt="sm" align="end">
          <SegmentedControl
            size="xs"
            aria-label={say.as}
            value={way}
            onChange={(value) => {
              setWay(value === 'REMOVED' ? value : 'LEFT');
              setSure(false);
            }}
            data={(['LEFT', 'REMOVED'] as const).map((value) => ({ value, label: say.ways[value] }))}
          />
          {way === 'LEFT' && (
            <TextInput
              type="date"
              size="xs"
              label={say.leftOn}
              description={say.leftOnHint}
              value={leftOn}
              onChange={({ currentTarget: { value } }) => {
                setLeftOn(value);
                setSure(false);
                reset();
              }}
            />
          )}
        </Group>
        <Text size="sm" mt="xs" c="var(--ink-2)">
          {say.means[way]}
        </Text>
        <Group gap="xs" mt="sm">
          {sure ? (
            <>
              <Text size="sm" fw={600}>
                {say.sure[way](formatCount(employeeIds.length), employeeIds.length, leftOn === '' ? null : formatDate(leftOn))}
              </Text>
              <Button size="xs" color={way === 'REMOVED' ? 'red' : undefined} loading={loading} onClick={() => void decide()}>
                {say.yes}
              </Button>
              <Button size="xs" variant="default" onClick={() => setSure(false)}>
                {say.no}
              </Button>
            </>
          ) : (
            <Button size="xs" variant="default" disabled={employeeIds.length === 0} onClick={() => setSure(true)}>
              {say.decide}
            </Button>
          )}
        </Group>
        {problem && <ActionError error={problem} retry={() => void decide()} />}
      </Notice>
    </>
  );
}
