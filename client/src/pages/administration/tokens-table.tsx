import { Badge } from '@mantine/core';
import { graphql } from '../../data/graphql';
import { useDataState } from '../../data/use-live-data';
import { formatInstant } from '../../lib/format';
import { ConfirmButton } from '../../ui/confirm-button';
import { StackedCell, StackedRow, StackedTable } from '../../ui/stacked-table';
import { uiWords } from '../../ui/words';
import classes from './administration.module.css';
import { type ApiToken, isLive, TOKEN_FIELDS } from './token-fields';
import { administrationWords } from './words';

const REVOKE = graphql(`mutation RevokeApiToken($id: ID!) { revokeApiToken(id: $id) { ...TokenFields } }`, [TOKEN_FIELDS]);
const say = administrationWords.tokens;

export function TokensTable({ tokens, now, onRevoked }: { tokens: readonly ApiToken[]; now: number; onRevoked: () => void }) {
  const { sourceTimeZone: zone } = useDataState();
  const instant = (value: string | null) => (value === null ? say.never : formatInstant(value, zone));
  const { name, role, created, used, ends, act } = say.columns;
  const columns = [...[name, role, created, used, ends].map((label) => ({ label })), { label: act, isSilent: true }];
  return (
    <StackedTable label={say.title} columns={columns}>
      {tokens.map((token) => (
        <StackedRow key={token.id} data-testid="token-row" data-live={isLive(token, now) || undefined}>
          <StackedCell className={classes.name}>{token.name}</StackedCell>
          <StackedCell>
            <Badge variant="default" tt="none" fw={550} miw="max-content">
              {uiWords.roles[token.role]}
            </Badge>
            {token.employeeId !== null && <span className={classes.aside}>{say.ofTeam(token.employeeId)}</span>}
          </StackedCell>
          <StackedCell label={created} className={classes.nowrap}>
            {instant(token.createdAt)}
          </StackedCell>
          <StackedCell label={used} className={classes.nowrap}>
            {instant(token.lastUsedAt)}
          </StackedCell>
          <StackedCell label={ends} className={classes.nowrap}>
            {describeEnd(token, now, instant)}
          </StackedCell>
          <StackedCell figure data-print="hidden">
            {isLive(token, now) && (
              <ConfirmButton mutation={REVOKE} variables={{ id: token.id }} onDone={onRevoked} words={say.revoke} thing={token.name} />
            )}
          </StackedCell>
        </StackedRow>
      ))}
    </StackedTable>
  );
}

function describeEnd(token: ApiToken, now: number, instant: (value: string | null) => string): string {
  if (token.revokedAt !== null) return `${say.revoked} · ${instant(token.revokedAt)}`;
  return isLive(token, now) ? instant(token.expiresAt) : `${say.expired} · ${instant(token.expiresAt)}`;
}
