import { Table, Text } from '@mantine/core';
import type { ResultOf } from 'gql.tada';
import { graphql } from '../../apollo/graphql';
import { Sideways } from '../../components/sideways';
import { formatCount, formatInstant } from '../../lib/format';
import { useLiveData } from '../../lib/use-live-data';
import { administrationWords } from '../../words/administration';
import { shellWords } from '../../words/shell';
import classes from './administration.module.css';
import { describeDetail } from './describe-detail';

export const AUDIT_FIELDS = graphql(`
  fragment AuditFields on AuditEntry {
    id
    occurredAt
    actor
    role
    action
    rowCount
    detail
  }
`);

const say = administrationWords.audit;

export function AuditTable({ entries }: { entries: readonly ResultOf<typeof AUDIT_FIELDS>[] }) {
  const { status } = useLiveData();
  const zone = status?.sourceTimeZone ?? 'UTC';
  return (
    <Sideways label={say.title}>
      <Table fz="sm" verticalSpacing={8} borderColor="var(--line)" aria-label={say.title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.columns.when}</Table.Th>
            <Table.Th>{say.columns.who}</Table.Th>
            <Table.Th>{say.columns.what}</Table.Th>
            <Table.Th ta="right">{say.columns.rows}</Table.Th>
            <Table.Th>{say.columns.detail}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map(({ id, occurredAt, actor, role, action, rowCount, detail }) => (
            <Table.Tr key={id} data-testid="audit-row">
              <Table.Td className={classes.nowrap}>{formatInstant(occurredAt, zone)}</Table.Td>
              <Table.Td>
                {actor}
                <Text span size="xs" c="var(--ink-3)" ml={6}>
                  {role === null ? say.onServer : shellWords.roles[role]}
                </Text>
              </Table.Td>
              <Table.Td>{say.actions[action]}</Table.Td>
              <Table.Td ta="right">{rowCount === null ? '' : formatCount(rowCount)}</Table.Td>
              <Table.Td className={classes.detail}>{describeDetail(detail)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sideways>
  );
}
