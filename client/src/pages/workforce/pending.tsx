import { useMutation } from '@apollo/client/react';
import { Button, Group, Text } from '@mantine/core';
import type { ResultOf } from 'gql.tada';
import { useRecords } from '../../data/use-records';
import { formatCount } from '../../lib/format';
import { ActionError } from '../../ui/action-error';
import { Card } from '../../ui/card';
import { ErrorNotice } from '../../ui/error-notice';
import { StackedCell, StackedRow, StackedTable } from '../../ui/stacked-table';
import { describePeriod, type Period } from './describe-period';
import { PersonName } from './person-name';
import { CONFIRM, DIFFERENCE, DISCARD, type WORKFORCE } from './query';
import { workforceWords as words } from './words';

type Revision = ResultOf<typeof WORKFORCE>['workforce']['pending'][number];
const say = words.pending;

/** A revision that waits, with what it would change. */
export function Pending({ revision, onDecided }: { revision: Revision; onDecided: () => void }) {
  const { data, error, retry } = useRecords(DIFFERENCE, { revisionId: revision.id });
  const [confirm, confirmed] = useMutation(CONFIRM);
  const [discard, discarded] = useMutation(DISCARD);
  const variables = { revisionId: revision.id };
  const failure = confirmed.error ?? discarded.error;
  const difference = data?.workforceDifference;
  return (
    <Card
      title={say.title}
      hint={`${words.files[revision.kind]} · ${revision.fileName} · ${revision.receivedBy}`}
      actions={
        <Group gap="xs">
          <Button size="xs" loading={confirmed.loading} onClick={() => void confirm({ variables }).then(onDecided, () => null)}>
            {say.confirm}
          </Button>
          <Button
            size="xs"
            variant="default"
            loading={discarded.loading}
            onClick={() => void discard({ variables }).then(onDecided, () => null)}
          >
            {say.discard}
          </Button>
        </Group>
      }
    >
      {error && <ErrorNotice error={error} retry={retry} keepsData={data !== undefined} />}
      {failure && <ActionError error={failure} />}
      {difference && difference.changedCount > 0 && (
        <>
          <Text size="sm">
            {say.changes(formatCount(difference.changedCount), formatCount(difference.peopleCount), difference.peopleCount)}
            {difference.people.length < difference.changedCount && `. ${say.first(formatCount(difference.people.length))}`}
          </Text>
          <StackedTable label={say.title} columns={Object.values(say.columns).map((label) => ({ label }))}>
            {difference.people.map(({ employeeId, name, before, after }) => (
              <StackedRow key={employeeId}>
                <StackedCell>
                  <PersonName name={name} employeeId={employeeId} />
                </StackedCell>
                <StackedCell label={say.columns.before}>{describePeriods(before)}</StackedCell>
                <StackedCell label={say.columns.after}>{describePeriods(after)}</StackedCell>
              </StackedRow>
            ))}
          </StackedTable>
        </>
      )}
      {difference?.changedCount === 0 && difference.calendars.length === 0 && <Text size="sm">{say.noChange}</Text>}
      {difference && difference.calendars.length > 0 && (
        <ul>
          {difference.calendars.map(({ name, change }) => (
            <li key={name}>
              <bdi>{name}</bdi>: {change}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function describePeriods(periods: readonly Period[]): string {
  return periods.length === 0 ? words.people.byDefault : periods.map(describePeriod).join('; ');
}
