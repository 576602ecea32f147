import type { ResultOf } from 'gql.tada';
import { graphql } from '../../data/graphql';
import { useDataState } from '../../data/use-live-data';
import { formatCount, formatInstant } from '../../lib/format';
import { StackedCell, StackedRow, StackedTable } from '../../ui/stacked-table';
import { uiWords } from '../../ui/words';
import classes from './administration.module.css';
import { describeDetail } from './describe-detail';
import { administrationWords } from './words';

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
  const { sourceTimeZone: zone } = useDataState();
  const { when, who, what, rows, detail: askedFor } = say.columns;
  const columns = [{ label: when }, { label: who }, { label: what }, { label: rows, figure: true }, { label: askedFor }];
  return (
    <StackedTable label={say.title} columns={columns}>
      {entries.map(({ id, occurredAt, actor, role, action, rowCount, detail }) => (
        <StackedRow key={id} data-testid="audit-row">
          <StackedCell className={classes.nowrap}>{formatInstant(occurredAt, zone)}</StackedCell>
          <StackedCell className={classes.who}>
            {actor}
            <span className={classes.aside}>{role === null ? say.onServer : uiWords.roles[role]}</span>
          </StackedCell>
          <StackedCell className={classes.what}>{say.actions[action]}</StackedCell>
          <StackedCell label={rows} figure>
            {rowCount === null ? null : formatCount(rowCount)}
          </StackedCell>
          <StackedCell className={classes.detail}>{describeDetail(detail)}</StackedCell>
        </StackedRow>
      ))}
    </StackedTable>
  );
}
