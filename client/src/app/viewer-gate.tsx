import { Box, Group, Loader, Text } from '@mantine/core';
import type { ApiError } from '../data/api-error';
import { ErrorNotice } from '../ui/error-notice';
import { Mark } from '../ui/icons';
import { uiWords } from '../ui/words';

/** The page that is shown until the server has answered who is signed in. */
export function ViewerGate({ error, retry }: { error: ApiError | null; retry: () => void }) {
  const waiting = error === null || error.kind === 'unauthenticated';
  return (
    <Box component="main" maw={520} mx="auto" px="md" pt="18vh">
      <Group gap="sm" mb="lg">
        <Mark />
        <Text fw={650}>{uiWords.product}</Text>
        {waiting && <Loader size="xs" type="dots" />}
      </Group>
      {!waiting && <ErrorNotice error={error} retry={retry} />}
    </Box>
  );
}
