import type { ErrorLike } from '@apollo/client';
import { Button, Popover, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { readApiError } from '../apollo/api-error';
import { ErrorNotice } from './error-notice';

/**
 * A button for what cannot be taken back: it asks once more.
 * @param name of the button for those who hear it alone: what it is about, too
 * @param run does it, and answers whether it was done
 */
export function AskOnceMore({
  label,
  name,
  question,
  yes,
  no,
  run,
  loading,
  error,
}: {
  label: string;
  name: string;
  question: string;
  yes: string;
  no: string;
  run: () => Promise<boolean>;
  loading: boolean;
  error: ErrorLike | undefined;
}) {
  const [isAsking, setIsAsking] = useState(false);
  const confirm = () => void run().then((done) => done && setIsAsking(false));
  return (
    <Popover opened={isAsking} onChange={setIsAsking} position="bottom-end" shadow="md" trapFocus withinPortal>
      <Popover.Target>
        <Button size="compact-xs" variant="subtle" color="red" aria-label={name} onClick={() => setIsAsking(!isAsking)}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs" maw={280}>
          <Text size="sm">{question}</Text>
          <Button size="xs" color="red" loading={loading} onClick={confirm}>
            {yes}
          </Button>
          <Button size="xs" variant="default" onClick={() => setIsAsking(false)}>
            {no}
          </Button>
          {error && <ErrorNotice error={readApiError(error)} retry={confirm} />}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
