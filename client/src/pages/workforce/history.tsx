import type { ResultOf } from 'gql.tada';

import { useDataState } from '../../data/use-live-data';
import { formatInstant } from '../../lib/format';
import { Card } from '../../ui/card';
import { EmptyLine } from '../../ui/empty-state';
import { StackedCell, StackedRow, StackedTable } from '../../ui/stacked-table';
import { describeOrigin } from './describe-origin';
import type { WORKFORCE } from './query';
import { workforceWords as words } from './words';

type Revision = ResultOf<typeof WORKFORCE>['workforce']['history'][number];
const say = words.history;

/** Every content that was received, newest first. */
export function History({ revisions }: { revisions: readonly Revision[] }) {
  const { sourceTimeZone: zone } = useDataState();
  if (revisions.length === 0) {
    return (
      <Card title={say.title}>
        <EmptyLine>{say.none}</EmptyLine>
      </Card>
    );
  }
  return (
    <Card title={say.title}>
      <StackedTable label={say.title} columns={Object.values(say.columns).map((label) => ({ label }))}>
        {revisions.map((revision) => (
          <StackedRow key={revision.id}>
            <StackedCell>{formatInstant(revision.receivedAt, zone)}</StackedCell>
            <StackedCell label={say.columns.file}>{`${words.files[revision.kind]} · ${revision.fileName}`}</StackedCell>
            <StackedCell label={say.columns.by}>
              {`${describeOrigin(revision)}${revision.origin === 'UPLOAD' ? ` · ${revision.receivedBy}` : ''}`}
            </StackedCell>
            <StackedCell label={say.columns.status}>{describeStatus(revision)}</StackedCell>
            <StackedCell label={say.columns.decided}>
              {revision.decidedAt !== null && `${formatInstant(revision.decidedAt, zone)} · ${revision.decidedBy}`}
            </StackedCell>
          </StackedRow>
        ))}
      </StackedTable>
    </Card>
  );
}

function describeStatus({ status, isInForce, isUndone }: Revision): string {
  if (isInForce) return words.inForce.title;
  return isUndone ? words.undone : words.statuses[status];
}
