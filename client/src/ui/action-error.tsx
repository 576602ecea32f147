import { Button, Group, Text } from '@mantine/core';
import { readApiError } from '../data/api-error';
import { errorWords } from './error-words';
import { Notice } from './notice';

/**
 * Why something that the viewer did has failed, in the words of the server where it has some. Unlike a question, it is not repeated by
 * itself; nothing where the session has ended, which the frame says.
 * @param retry does the same again. Left out, or where the server refuses it: it is not offered.
 */
export function ActionError({ error, retry }: { error: unknown; retry?: () => void }) {
  const { kind, message, reference } = readApiError(error);
  if (kind === 'unauthenticated') return null;
  const isRefused = kind === 'input' && message !== null;
  const { title, text } = errorWords[kind];
  return (
    <Notice tone="bad" title={isRefused ? errorWords.refused : title} role="alert">
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {message === null ? text : toSentence(message)}
      </Text>
      {reference !== null && (
        <Text size="xs" mt={4}>
          {errorWords.reference(reference)}
        </Text>
      )}
      {retry && !isRefused && kind !== 'forbidden' && kind !== 'tooLarge' && (
        <Group mt="sm">
          <Button size="xs" variant="default" onClick={retry}>
            {errorWords.tryAgain}
          </Button>
        </Group>
      )}
    </Notice>
  );
}

/** The server begins with the name of an argument where it is about one. */
const toSentence = (message: string): string => message.charAt(0).toUpperCase() + message.slice(1);
