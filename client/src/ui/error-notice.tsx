import { Button, Group, Text } from '@mantine/core';
import type { ApiError } from '../data/api-error';
import { useDataState } from '../data/use-live-data';
import { errorWords } from './error-words';
import { Notice } from './notice';

/**
 * What went wrong and what to do; nothing where the frame says it: that a session has ended, or, above the last answer, that the whole
 * server is away.
 * @param keepsData the last answer is still on screen
 */
export function ErrorNotice({ error, retry, keepsData = false }: { error: ApiError; retry: () => void; keepsData?: boolean }) {
  const { offline } = useDataState();
  if (error.kind === 'unauthenticated' || (keepsData && offline)) return null;
  const { title, text } = errorWords[error.kind];
  return (
    <Notice tone={error.kind === 'forbidden' ? 'quiet' : 'bad'} title={title} role="alert">
      <Text size="sm">
        {error.kind === 'input' && error.message} {text} {keepsData && errorWords.keepData} {error.retryable && errorWords.retrying}
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
