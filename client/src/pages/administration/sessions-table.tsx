import { Badge, Group, Table, Text, VisuallyHidden } from '@mantine/core';
import { Sideways } from '../../components/sideways';
import { formatCount, formatInstant } from '../../lib/format';
import { useLiveData } from '../../lib/use-live-data';
import { administrationWords } from '../../words/administration';
import { shellWords } from '../../words/shell';
import classes from './administration.module.css';
import { EndSessions } from './end-sessions';
import type { SignedInPerson } from './signed-in-people';

const say = administrationWords.sessions;

export function SessionsTable({
  people,
  onEnded,
}: {
  people: readonly SignedInPerson[];
  onEnded: (person: SignedInPerson, count: number) => void;
}) {
  const { status } = useLiveData();
  const zone = status?.sourceTimeZone ?? 'UTC';
  return (
    <Sideways label={say.title}>
      <Table fz="sm" verticalSpacing={8} borderColor="var(--line)" aria-label={say.title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.columns.who}</Table.Th>
            <Table.Th>{say.columns.role}</Table.Th>
            <Table.Th ta="right">{say.columns.sessions}</Table.Th>
            <Table.Th>{say.columns.since}</Table.Th>
            <Table.Th>{say.columns.until}</Table.Th>
            <Table.Th data-print="hidden">
              <VisuallyHidden>{say.columns.act}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((person) => (
            <Table.Tr key={`${person.issuer} ${person.subject}`} data-testid="session-row">
              <Table.Td className={classes.name}>
                {person.name}
                <Text size="xs" c="var(--ink-3)" fw={400} title={say.issuer(person.issuer)}>
                  {person.subject}
                </Text>
              </Table.Td>
              <Table.Td>
                <Group gap={4}>
                  {person.roles.map((role) => (
                    <Badge key={role} variant="default" tt="none" fw={550} miw="max-content">
                      {shellWords.roles[role]}
                    </Badge>
                  ))}
                </Group>
              </Table.Td>
              <Table.Td ta="right">{formatCount(person.count)}</Table.Td>
              <Table.Td className={classes.nowrap}>{formatInstant(person.since, zone)}</Table.Td>
              <Table.Td className={classes.nowrap}>{formatInstant(person.until, zone)}</Table.Td>
              <Table.Td ta="right" data-print="hidden">
                <EndSessions person={person} onEnded={(count) => onEnded(person, count)} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sideways>
  );
}
