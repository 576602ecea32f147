import { Button, CopyButton, Group, Text } from '@mantine/core';
import { Notice } from './notice';
import classes from './shown-once.module.css';
import { uiWords } from './words';

export interface Secret {
  title: string;
  hint: string;
  /** What to know before it is used. */
  warning?: string | null;
  secret: string;
  testId: string;
}

/** A secret at the one time that it is seen. */
export function ShownOnce({ title, hint, warning = null, secret, testId, onClose }: Secret & { onClose: () => void }) {
  return (
    <Notice tone={warning === null ? 'good' : 'warn'} title={title} role="status">
      {warning !== null && <Text size="sm">{warning}</Text>}
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
