import { useMutation } from '@apollo/client/react';
import { Button, Popover, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { readApiError } from '../../apollo/api-error';
import { graphql } from '../../apollo/graphql';
import { ErrorNotice } from '../../components/error-notice';
import { calendarFeedWords } from '../../words/calendar-feeds';

const REVOKE = graphql(`mutation RevokeCalendarFeed($id: ID!) { revokeCalendarFeed(id: $id) { id } }`);
const say = calendarFeedWords;

/** Asks once more, then ends the feed. */
export function RevokeFeed({ id, name, onRevoked }: { id: string; name: string; onRevoked: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  const [revoke, { loading, error }] = useMutation(REVOKE);
  const run = async () => {
    const result = await revoke({ variables: { id } }).catch(() => null);
    if (!result?.data) return;
    setIsAsking(false);
    onRevoked();
  };
  return (
    <Popover opened={isAsking} onChange={setIsAsking} position="bottom-end" shadow="md" trapFocus withinPortal>
      <Popover.Target>
        <Button size="compact-xs" variant="subtle" color="red" aria-label={say.revokeLabel(name)} onClick={() => setIsAsking(!isAsking)}>
          {say.revoke}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs" maw={280}>
          <Text size="sm">{say.sure(name)}</Text>
          <Button size="xs" color="red" loading={loading} onClick={() => void run()}>
            {say.yes}
          </Button>
          <Button size="xs" variant="default" onClick={() => setIsAsking(false)}>
            {say.no}
          </Button>
          {error && <ErrorNotice error={readApiError(error)} retry={() => void run()} />}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
