import { Badge, Table, Text, VisuallyHidden } from '@mantine/core';
import { Sideways } from '../../components/sideways';
import { formatInstant } from '../../lib/format';
import { useLiveData } from '../../lib/use-live-data';
import { administrationWords } from '../../words/administration';
import { shellWords } from '../../words/shell';
import classes from './administration.module.css';
import { RevokeToken } from './revoke-token';
import { type ApiToken, isLive } from './token-fields';

const say = administrationWords.tokens;

export function TokensTable({ tokens, now, onRevoked }: { tokens: readonly ApiToken[]; now: number; onRevoked: () => void }) {
  const { status } = useLiveData();
  const zone = status?.sourceTimeZone ?? 'UTC';
  const instant = (value: string | null) => (value === null ? say.never : formatInstant(value, zone));
  return (
    <Sideways label={say.title}>
      <Table fz="sm" verticalSpacing={8} borderColor="var(--line)" aria-label={say.title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.columns.name}</Table.Th>
            <Table.Th>{say.columns.role}</Table.Th>
            <Table.Th>{say.columns.created}</Table.Th>
            <Table.Th>{say.columns.used}</Table.Th>
            <Table.Th>{say.columns.ends}</Table.Th>
            <Table.Th data-print="hidden">
              <VisuallyHidden>{say.columns.act}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tokens.map((token) => (
            <Table.Tr key={token.id} data-testid="token-row" data-live={isLive(token, now) || undefined}>
              <Table.Td className={classes.name}>{token.name}</Table.Td>
              <Table.Td>
                <Badge variant="default" tt="none" fw={550} miw="max-content">
                  {shellWords.roles[token.role]}
                </Badge>
                {token.employeeId !== null && (
                  <Text size="xs" c="var(--ink-3)">
                    {say.ofTeam(token.employeeId)}
                  </Text>
                )}
              </Table.Td>
              <Table.Td className={classes.nowrap}>{instant(token.createdAt)}</Table.Td>
              <Table.Td className={classes.nowrap}>{instant(token.lastUsedAt)}</Table.Td>
              <Table.Td className={classes.nowrap}>{describeEnd(token, now, instant)}</Table.Td>
              <Table.Td ta="right" data-print="hidden">
                {isLive(token, now) && <RevokeToken token={token} onRevoked={onRevoked} />}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sideways>
  );
}

function describeEnd(token: ApiToken, now: number, instant: (value: string | null) => string): string {
  if (token.revokedAt !== null) return `${say.revoked} · ${instant(token.revokedAt)}`;
  return isLive(token, now) ? instant(token.expiresAt) : `${say.expired} · ${instant(token.expiresAt)}`;
}
