import { Skeleton } from '@mantine/core';
import { graphql } from '../../data/graphql';
import { useDataState } from '../../data/use-live-data';
import { useRecords } from '../../data/use-records';
import { useCursors } from '../../lib/use-cursors';
import { Card } from '../../ui/card';
import { CursorPager } from '../../ui/cursor-pager';
import { ErrorNotice } from '../../ui/error-notice';
import { useReady } from '../../ui/in-order';
import { QuarantineTable } from './quarantine-table';
import { dataWords } from './words';

const QUARANTINED_RECORDS = graphql(`
  query QuarantinedRecords($first: Int!, $after: String) {
    quarantinedRecords(first: $first, after: $after) {
      nodes { id recordId reasonCode field message rawForm rawTruncated firstSeenAt }
      totalCount
      pageInfo { hasNextPage endCursor }
    }
  }
`);
const PAGE = 20;
const say = dataWords;

/** The records that could not be taken in, for those who may see their contents. */
export function Quarantine() {
  const { sourceTimeZone } = useDataState();
  const cursors = useCursors();
  const { data, current, error, retry } = useRecords(QUARANTINED_RECORDS, { first: PAGE, after: cursors.after });
  useReady(data !== undefined || error !== null);
  const { nodes: records, totalCount } = data?.quarantinedRecords ?? { nodes: [], totalCount: null };
  return (
    <Card title={say.quarantineTitle} hint={totalCount === 0 ? say.quarantineEmpty : say.quarantineHint}>
      {error && <ErrorNotice error={error} retry={retry} keepsData={data !== undefined} />}
      {!data && !error && <Skeleton height={120} />}
      {records.length > 0 && <QuarantineTable records={records} timeZone={sourceTimeZone} />}
      {data && <CursorPager cursors={cursors} size={PAGE} page={data.quarantinedRecords} current={current} />}
    </Card>
  );
}
