import { Button, Group, Skeleton, Switch } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../data/graphql';
import { useRecords } from '../../data/use-records';
import { Card } from '../../ui/card';
import { EmptyLine } from '../../ui/empty-state';
import { ErrorNotice } from '../../ui/error-notice';
import { useReady } from '../../ui/in-order';
import { ShortenedLine } from '../../ui/shortened-line';
import { CreateToken } from './create-token';
import { isLive, TOKEN_FIELDS } from './token-fields';
import { TokensTable } from './tokens-table';
import { administrationWords } from './words';

const API_TOKENS = graphql(`query ApiTokens($first: Int!) { apiTokens(first: $first) { totalCount nodes { ...TokenFields } } }`, [
  TOKEN_FIELDS,
]);
const PAGE = 50;
const MAX_ROWS = 200;
const say = administrationWords.tokens;

/** Who may come in. */
export function Tokens() {
  const [first, setFirst] = useState(PAGE);
  const [showsEnded, setShowsEnded] = useState(false);
  const [isCreating, setIsCreating] = useState(false);
  const { data, error, retry } = useRecords(API_TOKENS, { first });
  useReady(data !== undefined || error !== null);
  const now = Date.now();
  const tokens = (data?.apiTokens.nodes ?? []).filter((token) => showsEnded || isLive(token, now));

  return (
    <Card
      title={say.title}
      hint={say.hint}
      actions={
        <Group gap="md">
          <Switch size="xs" label={say.showEnded} checked={showsEnded} onChange={(event) => setShowsEnded(event.currentTarget.checked)} />
          <Button size="xs" onClick={() => setIsCreating(true)} disabled={isCreating}>
            {administrationWords.create.open}
          </Button>
        </Group>
      }
    >
      {isCreating && <CreateToken onCreated={retry} onClose={() => setIsCreating(false)} />}
      {error && <ErrorNotice error={error} retry={retry} keepsData={data !== undefined} />}
      {!data && !error && <Skeleton height={160} />}
      {data && tokens.length === 0 && <EmptyLine>{say.empty}</EmptyLine>}
      {tokens.length > 0 && <TokensTable tokens={tokens} now={now} onRevoked={retry} />}
      {data && data.apiTokens.totalCount > first && first < MAX_ROWS && (
        <Button variant="subtle" size="compact-sm" mt="sm" onClick={() => setFirst(MAX_ROWS)}>
          {say.showOlder}
        </Button>
      )}
      {first === MAX_ROWS && <ShortenedLine shown={MAX_ROWS} total={data?.apiTokens.totalCount ?? 0} say={say.newest} />}
    </Card>
  );
}
