import { Badge, Group, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { formatCount, formatInstant } from '../../lib/format';
import links from '../../ui/links.module.css';
import classes from './data.module.css';
import { describeDuration, describeOutcome } from './describe-run';
import type { IngestRun } from './run-fields';
import { RunMessage } from './run-message';
import { runWords } from './run-words';
import { dataWords } from './words';

const say = dataWords.columns;

export function RunsTable({ runs, timeZone }: { runs: readonly IngestRun[]; timeZone: string }) {
  return (
    <Table
      role="table"
      className={`figure ${classes.runs}`}
      fz="sm"
      verticalSpacing={8}
      horizontalSpacing="sm"
      borderColor="var(--line)"
      aria-label={dataWords.runsTitle}
    >
      <Table.Thead role="rowgroup">
        <Table.Tr role="row">
          <Heading text={say.status} />
          <Heading text={say.started} />
          <Heading text={say.trigger} />
          <Heading text={say.duration} figure />
          <Heading text={say.received} figure />
          <Heading text={say.outcome} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody role="rowgroup">
        {runs.map((run) => (
          <Table.Tr role="row" key={run.id} data-testid="run-row" data-status={run.status}>
            <Table.Td role="cell">
              <Group gap={6} wrap="nowrap" w="max-content">
                <span className={classes.status} data-status={run.status}>
                  {runWords.runStatus[run.status]}
                </span>
                {run.dryRun && (
                  <Badge variant="default" size="sm" tt="none" fw={500} style={{ flexShrink: 0 }}>
                    {runWords.dryRunTag}
                  </Badge>
                )}
              </Group>
            </Table.Td>
            <Table.Td role="cell" className={classes.nowrap}>
              <Link
                to="/data"
                search={{ run: run.id }}
                className={links.action}
                aria-label={`${dataWords.run.show(run.id)}: ${formatInstant(run.startedAt, timeZone)}`}
              >
                {formatInstant(run.startedAt, timeZone)}
              </Link>
            </Table.Td>
            <Table.Td role="cell" title={run.triggeredBy} className={classes.trigger}>
              {runWords.runTrigger[run.trigger]}
            </Table.Td>
            <Table.Td role="cell" ta="right" className={classes.nowrap}>
              {describeDuration(run)}
            </Table.Td>
            <Table.Td role="cell" ta="right" className={classes.received}>
              {formatCount(run.received)}
            </Table.Td>
            <Table.Td role="cell" className={classes.outcome}>
              {describeOutcome(run)}
              <RunMessage run={run} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Heading({ text, figure = false }: { text: string; figure?: boolean }) {
  return (
    <Table.Th role="columnheader" scope="col" ta={figure ? 'right' : undefined}>
      {text}
    </Table.Th>
  );
}
