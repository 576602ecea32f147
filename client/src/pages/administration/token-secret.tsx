import { Button, CopyButton, Group, Text } from '@mantine/core';
import { Notice } from '../../components/notice';
import { administrationWords } from '../../words/administration';
import classes from './administration.module.css';

const say = administrationWords.create;

/** The one time that a secret is seen. */
export function TokenSecret({ name, secret, onClose }: { name: string; secret: string; onClose: () => void }) {
  return (
    <Notice tone="good" title={say.done(name)} role="status">
      <Text size="sm">{say.once}</Text>
      <code className={classes.secret} data-testid="token-secret">
        {secret}
      </code>
      <Group gap="xs">
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button size="xs" onClick={copy}>
              {copied ? say.copied : say.copy}
            </Button>
          )}
        </CopyButton>
        <Button size="xs" variant="default" onClick={onClose}>
          {say.close}
        </Button>
      </Group>
    </Notice>
  );
}
