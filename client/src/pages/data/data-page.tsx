import { Badge, Group, Stack, Text } from '@mantine/core';
import { useLiveData } from '../../data/use-live-data';
import { may, useViewer } from '../../data/viewer';
import { Page } from '../../frame/page';
import { UnknownStatuses } from '../../frame/unknown-statuses';
import { formatCount } from '../../lib/format';
import { Card } from '../../ui/card';
import { InOrder, Part } from '../../ui/in-order';
import { uiWords } from '../../ui/words';
import { FreshnessFacts } from './freshness-facts';
import { HeldRetirements } from './held-retirements';
import { useDataParams } from './params';
import { Quarantine } from './quarantine';
import { RunCard } from './run-card';
import { RunNow } from './run-now';
import { Runs } from './runs';
import { VanishedPeople } from './vanished-people';
import { dataWords } from './words';
import { WorkforceProblems } from './workforce-problems';

const say = dataWords;

/** Where the figures come from, how fresh they are, and what was left out. */
export function DataPage() {
  const { role } = useViewer();
  const { status } = useLiveData();
  const [{ run }, showRun] = useDataParams();

  return (
    <Page title={uiWords.pages.data} intro={say.intro} filtered={false}>
      <Stack gap="md">
        <InOrder>
          {run !== '' && may.seeRuns(role) && <RunCard key={run} runId={run} onClose={() => showRun('')} />}
          <Part isReady={status !== null}>
            <Stack gap="md">
              {may.seeWorkforce(role) && <WorkforceProblems />}
              <UnknownStatuses />
              <HeldRetirements />
              <VanishedPeople />
              <FreshnessFacts />
              {may.triggerIngest(role) && <RunNow />}
            </Stack>
          </Part>
          {may.seeRuns(role) && <Runs />}
          {may.seeQuarantine(role) && <Quarantine />}
          {!may.seeQuarantine(role) && status !== null && status.quarantinedCount > 0 && (
            <Part isReady>
              <Text c="var(--ink-2)">{say.quarantineHidden(formatCount(status.quarantinedCount), status.quarantinedCount)}</Text>
            </Part>
          )}
          {status !== null && status.driftFields.length > 0 && (
            <Card title={say.driftTitle} hint={say.driftHint}>
              <Group gap={6}>
                {status.driftFields.map((field) => (
                  <Badge key={field} variant="default" tt="none" ff="monospace" fw={500}>
                    {field}
                  </Badge>
                ))}
              </Group>
            </Card>
          )}
        </InOrder>
      </Stack>
    </Page>
  );
}
