import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, Progress, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { graphql } from '../../data/graphql';
import { useLiveData } from '../../data/use-live-data';
import { may, useViewer } from '../../data/viewer';
import { formatCount } from '../../lib/format';
import { ActionError } from '../../ui/action-error';
import { Notice } from '../../ui/notice';
import classes from './data.module.css';
import { describeOutcome } from './describe-run';
import { RunDifference } from './run-difference';
import { type IngestRun, RUN_FIELDS } from './run-fields';
import { RunMessage } from './run-message';
import { dataWords } from './words';

const TRIGGER_INGEST = graphql(`mutation TriggerIngest($dryRun: Boolean!) { triggerIngest(dryRun: $dryRun) { ...RunFields } }`, [
  RUN_FIELDS,
]);
const INGEST_RUN = graphql(`query IngestRun($id: ID!) { ingestRun(id: $id) { ...RunFields } }`, [RUN_FIELDS]);
const POLL_MS = 1_500;
const say = dataWords;

/** Starts a run and shows, in words, its progress and its result. */
export function RunNow() {
  const [trigger, { loading, error, reset }] = useMutation(TRIGGER_INGEST);
  const { refresh } = useLiveData();
  const [asked, setAsked] = useState<{ id: string; dryRun: boolean } | null>(null);
  const watched = useQuery(INGEST_RUN, {
    variables: { id: asked?.id ?? '' },
    skip: asked === null,
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const run = asked === null ? null : (watched.data?.ingestRun ?? null);
  const running = asked !== null && (run === null || run.status === 'RUNNING');

  // The subscription reports the same sooner; asking is what also works without it.
  const { refetch } = watched;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => void refetch().catch(() => {}), POLL_MS);
    return () => clearInterval(timer);
  }, [running, refetch]);
  const ended = run !== null && !running;
  useEffect(() => {
    if (ended) void refresh();
  }, [ended, refresh]);

  const start = async (dryRun: boolean) => {
    reset();
    const result = await trigger({ variables: { dryRun } }).catch(() => null);
    const started = result?.data?.triggerIngest;
    if (started) setAsked({ id: started.id, dryRun });
  };

  return (
    <section aria-label={say.runNow}>
      <Group gap="sm" data-print="hidden">
        <Button onClick={() => void start(false)} loading={loading} disabled={running}>
          {say.runNow}
        </Button>
        <Button variant="default" onClick={() => void start(true)} disabled={running || loading} data-hint={say.dryRunHint}>
          {say.dryRun}
        </Button>
      </Group>
      <div aria-live="polite" className={classes.result}>
        {error && <ActionError error={error} />}
        {run && asked && <RunResult run={run} otherRun={run.dryRun !== asked.dryRun} onDismiss={() => setAsked(null)} />}
      </div>
    </section>
  );
}

function RunResult({ run, otherRun, onDismiss }: { run: IngestRun; otherRun: boolean; onDismiss: () => void }) {
  const { role } = useViewer();
  const running = run.status === 'RUNNING';
  const good = run.status === 'SUCCEEDED' || run.status === 'PARTIAL';
  const title = running
    ? run.dryRun
      ? say.dryRunStarted
      : say.runStarted
    : good
      ? run.dryRun
        ? say.dryRunFinished
        : say.runFinished
      : say.runFailed;
  return (
    <Notice tone={running ? 'accent' : good ? 'good' : 'bad'} title={title} onDismiss={running ? undefined : onDismiss} testId="run-result">
      {running && <Progress value={100} animated size="sm" mb="xs" aria-label={say.underWay(formatCount(run.received), run.received)} />}
      <Text size="sm" className="figure">
        {describeOutcome(run)}
      </Text>
      <RunMessage run={run} />
      {!running && good && may.seePeople(role) && <RunDifference key={run.id} runId={run.id} isDry={run.dryRun} />}
      {otherRun && (
        <Text size="sm" c="var(--ink-2)">
          {say.otherRun}
        </Text>
      )}
    </Notice>
  );
}
