import { Badge, Group, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { Notice } from '../../components/notice';
import { formatCount } from '../../lib/format';
import { useLiveData } from '../../lib/use-live-data';
import { may, useViewer } from '../../lib/viewer';
import { dataWords } from '../../words/data';
import { shellWords } from '../../words/shell';
import classes from './data.module.css';
import { FreshnessFacts } from './freshness-facts';
import { HeldRetirements } from './held-retirements';
import { Quarantine } from './quarantine';
import { RunNow } from './run-now';
import { Runs } from './runs';

const say = dataWords;

/** Where the figures come from, how fresh they are, and what was left out. */
export function DataPage() {
  const { role } = useViewer();
  const { status } = useLiveData();
  useEffect(() => {
    document.title = shellWords.pageTitle(shellWords.data);
  }, []);

  return (
    <Stack gap="md">
      <header>
        <h1 className={classes.heading}>{shellWords.data}</h1>
        <Text c="var(--ink-2)">{say.intro}</Text>
      </header>
      <HeldRetirements />
      <FreshnessFacts />
      {may.triggerIngest(role) && <RunNow />}
      {may.seeRuns(role) && <Runs />}
      {may.seeQuarantine(role) ? (
        <Quarantine />
      ) : (
        status !== null &&
        status.quarantinedCount > 0 && (
          <Text c="var(--ink-2)">{say.quarantineHidden(formatCount(status.quarantinedCount), status.quarantinedCount)}</Text>
        )
      )}
      {status !== null && status.driftFields.length > 0 && (
        <Notice tone="quiet" title={say.driftTitle}>
          <Text size="sm" mb="xs">
            {say.driftHint}
          </Text>
          <Group gap={6}>
            {status.driftFields.map((field) => (
              <Badge key={field} variant="default" tt="none" ff="monospace" fw={500}>
                {field}
              </Badge>
            ))}
          </Group>
        </Notice>
      )}
    </Stack>
  );
}
