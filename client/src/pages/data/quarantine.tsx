import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../data/graphql';
import { useDataState } from '../../data/use-live-data';
import { useRecords } from '../../data/use-records';
import { Card } from '../../ui/card';
import { ErrorNotice } from '../../ui/error-notice';
import { useReady } from '../../ui/in-order';
import { QuarantineTable } from './quarantine-table';
import { dataWords } from './words';

const QUARANTINED_RECORDS = graphql(`
  query QuarantinedRecords($first: Int!) {
    quarantinedRecords(first: $first) {
      nodes { id recordId reasonCode field message rawForm rawTruncated firstSeenAt }
      totalCount
    }
  }
`);
const PAGE = 20;
const say = dataWords;

/** The records that could not be taken in, for those who may see their contents. */
export function Quarantine() {
  const { sourceTimeZone } = useDataState();
  const [first, setFirst] = useState(PAGE);
  const { data, error, retry } = useRecords(QUARANTINED_RECORDS, { first });
  useReady(data !== undefined || error !== null);
  const records = data?.quarantinedRecords.nodes ?? [];
  return (
    <Card title={say.quarantineTitle} hint={data && records.length === 0 ? say.quarantineEmpty : say.quarantineHint}>
      {error && <ErrorNotice error={error} retry={retry} keepsData={data !== undefined} />}
      {!data && !error && <Skeleton height={120} />}
      {records.length > 0 && <QuarantineTable records={records} timeZone={sourceTimeZone} />}
      {data && data.quarantinedRecords.totalCount > first && first < 100 && (
        <Button variant="subtle" size="compact-sm" mt="sm" onClick={() => setFirst(first + PAGE)}>
          {say.showOlder}
        </Button>
      )}
    </Card>
  );
}
