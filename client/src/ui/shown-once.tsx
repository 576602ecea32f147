import { Button, CopyButton, Group, Text } from '@mantine/core';
import { Notice } from './notice';
import classes from './shown-once.module.css';
import { uiWords } from './words';

/** A secret at the one time that it is seen. */
export function ShownOnce({
  title,
  hint,
  secret,
  testId,
  onClose,
}: {
  title: string;
  hint: string;
  secret: string;
  testId: string;
  onClose: () => void;
}) {
  return (
    <Notice tone="good" title={title} role="status">
      <Text size="sm">{hint}</Text>
      <code className={classes.secret} data-testid={testId}>
        {secret}
      </code>
      <Group gap="xs">
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button size="xs" onClick={copy}>
              {copied ? uiWords.secret.copied : uiWords.secret.copy}
            </Button>
          )}
        </CopyButton>
        <Button size="xs" variant="default" onClick={onClose}>
          {uiWords.secret.close}
        </Button>
      </Group>
    </Notice>
  );
}
