import { Button, Group, Text } from '@mantine/core';
import type { ApiError } from '../apollo/api-error';
import { useDataState } from '../lib/use-live-data';
import { errorWords } from '../words/errors';
import { Notice } from './notice';

/**
 * What went wrong and what to do.
 * @param keepsData the last answer is still on screen: while the whole server is away the frame says so once, and this nothing
 */
export function ErrorNotice({ error, retry, keepsData = false }: { error: ApiError; retry: () => void; keepsData?: boolean }) {
  const { offline } = useDataState();
  if (keepsData && offline) return null;
  const kind = error.kind === 'unauthenticated' ? 'server' : error.kind;
  const { title, text } = errorWords[kind];
  return (
    <Notice tone={error.kind === 'forbidden' ? 'quiet' : 'bad'} title={title} role="alert">
      <Text size="sm">
        {text} {keepsData && errorWords.keepData} {error.retryable && errorWords.retrying}
      </Text>
      {error.reference !== null && (
        <Text size="xs" mt={4}>
          {errorWords.reference(error.reference)}
        </Text>
      )}
      {error.kind !== 'forbidden' && (
        <Group mt="sm">
          <Button size="xs" variant="default" onClick={retry}>
            {errorWords.tryAgain}
          </Button>
        </Group>
      )}
    </Notice>
  );
}
