import { useMutation } from '@apollo/client/react';
import { Button, Popover, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { readApiError } from '../../apollo/api-error';
import { graphql } from '../../apollo/graphql';
import { ErrorNotice } from '../../components/error-notice';
import { administrationWords } from '../../words/administration';
import { type ApiToken, TOKEN_FIELDS } from './token-fields';

const REVOKE = graphql(`mutation RevokeApiToken($id: ID!) { revokeApiToken(id: $id) { ...TokenFields } }`, [TOKEN_FIELDS]);
const say = administrationWords.tokens;

/** Asks once more, then revokes. */
export function RevokeToken({ token, onRevoked }: { token: ApiToken; onRevoked: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  const [revoke, { loading, error }] = useMutation(REVOKE);
  const run = async () => {
    const result = await revoke({ variables: { id: token.id } }).catch(() => null);
    if (!result?.data) return;
    setIsAsking(false);
    onRevoked();
  };
  return (
    <Popover opened={isAsking} onChange={setIsAsking} position="bottom-end" shadow="md" trapFocus withinPortal>
      <Popover.Target>
        <Button
          size="compact-xs"
          variant="subtle"
          color="red"
          aria-label={say.revokeLabel(token.name)}
          onClick={() => setIsAsking(!isAsking)}
        >
          {say.revoke}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs" maw={280}>
          <Text size="sm">{say.sure(token.name)}</Text>
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
