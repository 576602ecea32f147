import { Box, Button, Skeleton, Text } from '@mantine/core';
import { graphql } from '../../data/graphql';
import { useDataState } from '../../data/use-live-data';
import { useRecords } from '../../data/use-records';
import { may, useViewer } from '../../data/viewer';
import { formatInstant } from '../../lib/format';
import { Card } from '../../ui/card';
import { ErrorNotice } from '../../ui/error-notice';
import { useReady } from '../../ui/in-order';
import { useReturnFocus } from '../../ui/use-return-focus';
import { uiWords } from '../../ui/words';
import { describeOutcome } from './describe-run';
import { RunDifference } from './run-difference';
import { RUN_FIELDS } from './run-fields';
import { RunMessage } from './run-message';
import { runWords } from './run-words';
import { dataWords } from './words';

const ONE_RUN = graphql(`query OneRun($id: ID!) { ingestRun(id: $id) { ...RunFields } }`, [RUN_FIELDS]);
const say = dataWords.run;

/** The run in the address: its time, its result, and what it changed. */
export function RunCard({ runId, onClose }: { runId: string; onClose: () => void }) {
  useReturnFocus();
  const { role } = useViewer();
  const { sourceTimeZone } = useDataState();
  const { data, error, retry } = useRecords(ONE_RUN, { id: runId });
  useReady(data !== undefined || error !== null);
  const run = data?.ingestRun;
  return (
    <Card
      title={say.title(runId)}
      actions={
        <Button variant="default" size="xs" onClick={onClose}>
          {uiWords.close}
        </Button>
      }
    >
      {error && <ErrorNotice error={error} retry={retry} keepsData={data !== undefined} />}
      {!data && !error && <Skeleton height={160} />}
      {data && !run && <Text size="sm">{say.unknown}</Text>}
      {run && (
        <>
          <Box mb="xs">
            <Text size="sm" className="figure">
              {run.dryRun && `${runWords.dryRunTag} · `}
              {runWords.runStatus[run.status]} · {formatInstant(run.startedAt, sourceTimeZone)} · {runWords.runTrigger[run.trigger]}
              <br />
              {describeOutcome(run)}
            </Text>
            <RunMessage run={run} />
          </Box>
          {may.seePeople(role) && run.status !== 'RUNNING' && <RunDifference key={run.id} runId={run.id} isDry={run.dryRun} />}
        </>
      )}
    </Card>
  );
}
