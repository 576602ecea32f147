import { Badge, Group, Table, Text } from '@mantine/core';
import { formatCount, formatInstant } from '../../lib/format';
import { words } from '../../words';
import classes from './data.module.css';
import type { IngestRun } from './run-fields';
import { describeDuration, describeOutcome } from './run-words';

const say = words.dataPage.columns;

export function RunsTable({ runs, timeZone }: { runs: readonly IngestRun[]; timeZone: string }) {
  return (
    <Table.ScrollContainer minWidth={720} type="native">
      <Table className="figure" fz="sm" verticalSpacing={8} horizontalSpacing="sm" borderColor="var(--line)" aria-labelledby="runs-title">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say.status}</Table.Th>
            <Table.Th scope="col">{say.started}</Table.Th>
            <Table.Th scope="col">{say.trigger}</Table.Th>
            <Table.Th scope="col" ta="right">
              {say.duration}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              {say.received}
            </Table.Th>
            <Table.Th scope="col" w="42%">
              {say.outcome}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {runs.map((run) => (
            <Table.Tr key={run.id} data-testid="run-row">
              <Table.Td>
                <Group gap={6} wrap="nowrap" w="max-content">
                  <span className={classes.status} data-status={run.status}>
                    {words.runStatus[run.status]}
                  </span>
                  {run.dryRun && (
                    <Badge variant="default" size="sm" tt="none" fw={500} style={{ flexShrink: 0 }}>
                      {words.dryRunTag}
                    </Badge>
                  )}
                </Group>
              </Table.Td>
              <Table.Td className={classes.nowrap}>{formatInstant(run.startedAt, timeZone)}</Table.Td>
              <Table.Td title={run.triggeredBy} className={classes.nowrap}>{words.runTrigger[run.trigger]}</Table.Td>
              <Table.Td ta="right" className={classes.nowrap}>
                {describeDuration(run)}
              </Table.Td>
              <Table.Td ta="right">{formatCount(run.received)}</Table.Td>
              <Table.Td>
                {describeOutcome(run)}
                {run.errorMessage !== null && (
                  <Text size="xs" c="var(--ink-3)" mt={2} className={classes.message}>
                    {run.errorMessage}
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
