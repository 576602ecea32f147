import { Button, Group, Text } from '@mantine/core';
import type { ApiError } from '../apollo/api-error';
import { words } from '../words';
import { Notice } from './notice';

/** What went wrong and what to do; `keepsData` where the last answer is still on screen. */
export function ErrorNotice({ error, retry, keepsData = false }: { error: ApiError; retry: () => void; keepsData?: boolean }) {
  const kind = error.kind === 'unauthenticated' ? 'server' : error.kind;
  const { title, text } = words.errors[kind];
  return (
    <Notice tone={error.kind === 'forbidden' ? 'quiet' : 'bad'} title={title} role="alert">
      <Text size="sm">
        {text} {keepsData && words.errors.keepData} {error.retryable && words.errors.retrying}
      </Text>
      {error.reference !== null && (
        <Text size="xs" mt={4}>
          {words.errors.reference(error.reference)}
        </Text>
      )}
      {error.kind !== 'forbidden' && (
        <Group mt="sm">
          <Button size="xs" variant="default" onClick={retry}>
            {words.errors.tryAgain}
          </Button>
        </Group>
      )}
    </Notice>
  );
}
