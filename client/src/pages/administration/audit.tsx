import { NativeSelect, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { type AuditAction, graphql } from '../../data/graphql';
import { useRecords } from '../../data/use-records';
import { useCursors } from '../../lib/use-cursors';
import { Card } from '../../ui/card';
import { CursorPager } from '../../ui/cursor-pager';
import { EmptyLine } from '../../ui/empty-state';
import { ErrorNotice } from '../../ui/error-notice';
import { useReady } from '../../ui/in-order';
import { AUDIT_FIELDS, AuditTable } from './audit-table';
import { administrationWords } from './words';

const AUDIT_ENTRIES = graphql(
  `query AuditEntries($filter: AuditFilter, $first: Int!, $after: String) {
    auditEntries(filter: $filter, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } nodes { ...AuditFields }
    }
  }`,
  [AUDIT_FIELDS],
);
const PAGE = 20;
const say = administrationWords.audit;
const ACTIONS = Object.keys(say.actions) as AuditAction[];

/** Who looked at what, and when. */
export function Audit() {
  const [action, setAction] = useState<AuditAction | null>(null);
  const cursors = useCursors(action ?? '');
  const { data, current, error, retry } = useRecords(AUDIT_ENTRIES, {
    filter: action === null ? null : { actions: [action] },
    first: PAGE,
    after: cursors.after,
  });
  useReady(data !== undefined || error !== null);
  const entries = data?.auditEntries.nodes ?? [];

  return (
    <Card
      title={say.title}
      hint={say.hint}
      actions={
        <NativeSelect
          size="xs"
          aria-label={say.kind}
          value={action ?? ''}
          onChange={(event) => setAction(ACTIONS.find((known) => known === event.currentTarget.value) ?? null)}
          data={[{ value: '', label: say.all }, ...ACTIONS.map((value) => ({ value, label: say.actions[value] }))]}
        />
      }
    >
      {error && <ErrorNotice error={error} retry={retry} keepsData={data !== undefined} />}
      {!data && !error && <Skeleton height={PAGE * 37} />}
      {data?.auditEntries.totalCount === 0 && <EmptyLine>{say.empty}</EmptyLine>}
      {entries.length > 0 && <AuditTable entries={entries} />}
      {data && <CursorPager cursors={cursors} size={PAGE} page={data.auditEntries} current={current} />}
    </Card>
  );
}
