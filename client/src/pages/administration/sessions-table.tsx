import { Badge, Group } from '@mantine/core';
import { graphql } from '../../data/graphql';
import { useDataState } from '../../data/use-live-data';
import { formatCount, formatInstant } from '../../lib/format';
import { ConfirmButton } from '../../ui/confirm-button';
import { StackedCell, StackedRow, StackedTable } from '../../ui/stacked-table';
import { uiWords } from '../../ui/words';
import classes from './administration.module.css';
import type { SignedInPerson } from './signed-in-people';
import { administrationWords } from './words';

const END = graphql(`mutation EndSessions($subject: ID!, $issuer: String) { endSessions(subject: $subject, issuer: $issuer) }`);
const say = administrationWords.sessions;

export function SessionsTable({
  people,
  onEnded,
}: {
  people: readonly SignedInPerson[];
  onEnded: (person: SignedInPerson, count: number) => void;
}) {
  const { sourceTimeZone: zone } = useDataState();
  const { who, role, sessions, since, until, act } = say.columns;
  const columns = [
    { label: who },
    { label: role },
    { label: sessions, figure: true },
    { label: since },
    { label: until },
    { label: act, isSilent: true },
  ];
  return (
    <StackedTable label={say.title} columns={columns}>
      {people.map((person) => (
        <StackedRow key={`${person.issuer} ${person.subject}`} data-testid="session-row">
          <StackedCell className={classes.name}>
            {person.name}
            <span className={classes.aside} title={say.issuer(person.issuer)}>
              {person.subject}
            </span>
          </StackedCell>
          <StackedCell>
            <Group gap={4}>
              {person.roles.map((name) => (
                <Badge key={name} variant="default" tt="none" fw={550} miw="max-content">
                  {uiWords.roles[name]}
                </Badge>
              ))}
            </Group>
          </StackedCell>
          <StackedCell label={sessions} figure>
            {formatCount(person.count)}
          </StackedCell>
          <StackedCell label={since} className={classes.nowrap}>
            {formatInstant(person.since, zone)}
          </StackedCell>
          <StackedCell label={until} className={classes.nowrap}>
            {formatInstant(person.until, zone)}
          </StackedCell>
          <StackedCell figure data-print="hidden">
            <ConfirmButton
              mutation={END}
              variables={{ subject: person.subject, issuer: person.issuer }}
              onDone={({ endSessions }) => onEnded(person, endSessions)}
              words={say.endAll}
              thing={person.name}
            />
          </StackedCell>
        </StackedRow>
      ))}
    </StackedTable>
  );
}
