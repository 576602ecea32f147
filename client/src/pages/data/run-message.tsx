import { Text } from '@mantine/core';
import classes from './data.module.css';
import type { IngestRun } from './run-fields';

/** What a run itself says about its end, below its outcome in general words: the exact cause of a failure, why removals are held. */
export function RunMessage({ run: { errorMessage } }: { run: IngestRun }) {
  if (errorMessage === null) return null;
  return (
    <Text size="xs" c="var(--ink-3)" mt={2} className={classes.message}>
      {errorMessage}
    </Text>
  );
}
