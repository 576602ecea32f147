import { Button, Skeleton, Stack } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { graphql } from '../../data/graphql';
import { useEvents } from '../../data/use-events';
import { useLiveData } from '../../data/use-live-data';
import { useRecords } from '../../data/use-records';
import { Card } from '../../ui/card';
import { EmptyLine } from '../../ui/empty-state';
import { ErrorNotice } from '../../ui/error-notice';
import { useReady } from '../../ui/in-order';
import { ShortenedLine } from '../../ui/shortened-line';
import { RUN_FIELDS } from './run-fields';
import { RunsChart } from './runs-chart';
import { RunsTable } from './runs-table';
import { dataWords } from './words';

const INGEST_RUNS = graphql(`query IngestRuns($first: Int!) { ingestRuns(first: $first) { nodes { ...RunFields } totalCount } }`, [
  RUN_FIELDS,
]);
const INGEST_RUN_CHANGED = graphql(`subscription IngestRunChanged { ingestRunChanged { ...RunFields } }`, [RUN_FIELDS]);
const LOADED = 50;
const PAGE = 10;
/** That of the chart in its panel. */
const CHART_HEIGHT = 332;
const say = dataWords;

/** The latest runs; one in progress updates itself. */
export function Runs() {
  const { status } = useLiveData();
  const [shown, setShown] = useState(PAGE);
  const { data, error, retry } = useRecords(INGEST_RUNS, { first: LOADED });
  useReady(data !== undefined || error !== null);
  const runs = data?.ingestRuns.nodes ?? [];
  const zone = status?.sourceTimeZone ?? 'UTC';

  // A known run is updated through the cache; only an unknown one needs the list again.
  useEvents(INGEST_RUN_CHANGED, ({ ingestRunChanged: { id } }) => {
    if (!runs.some((run) => run.id === id)) retry();
  });

  // Without the socket, newer data itself shows that a run has ended.
  const again = useRef(retry);
  again.current = retry;
  const lastSuccessAt = status?.lastSuccessAt;
  const seenSuccess = useRef(lastSuccessAt);
  useEffect(() => {
    if (seenSuccess.current && lastSuccessAt !== seenSuccess.current) again.current();
    seenSuccess.current = lastSuccessAt;
  }, [lastSuccessAt]);

  // Whether there is a chart above the table is known only then.
  if (!data && !error) return <Skeleton height={CHART_HEIGHT + PAGE * 37} radius={12} />;
  return (
    <Stack gap="md">
      {runs.length > 1 && <RunsChart runs={runs} timeZone={zone} />}
      <Card title={say.runsTitle} hint={say.runsHint}>
        {error && <ErrorNotice error={error} retry={retry} keepsData={data !== undefined} />}
        {data && runs.length === 0 && <EmptyLine>{say.runsEmpty}</EmptyLine>}
        {runs.length > 0 && <RunsTable runs={runs.slice(0, shown)} timeZone={zone} />}
        {runs.length > shown && (
          <Button variant="subtle" size="compact-sm" mt="sm" onClick={() => setShown(LOADED)}>
            {say.showOlder}
          </Button>
        )}
        {shown === LOADED && <ShortenedLine shown={LOADED} total={data?.ingestRuns.totalCount ?? 0} say={say.newestRuns} />}
      </Card>
    </Stack>
  );
}
