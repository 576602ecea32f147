import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { errorWords } from './error-words';
import { Notice, type NoticeTone } from './notice';

/**
 * What went wrong, in words.
 * @param reference of the server's log; null: there is none
 * @param retry does the same again; left out: it is not offered
 */
export function ProblemNotice({
  tone = 'bad',
  title,
  reference,
  retry,
  children,
}: {
  tone?: NoticeTone;
  title: string;
  reference: string | null;
  retry?: (() => void) | undefined;
  children: ReactNode;
}) {
  return (
    <Notice tone={tone} title={title} role="alert">
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
      {reference !== null && (
        <Text size="xs" mt={4}>
          {errorWords.reference(reference)}
        </Text>
      )}
      {retry && (
        <Group mt="sm">
          <Button size="xs" variant="default" onClick={retry}>
            {errorWords.tryAgain}
          </Button>
        </Group>
      )}
    </Notice>
  );
}
