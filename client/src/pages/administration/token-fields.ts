import type { ResultOf } from 'gql.tada';
import { graphql } from '../../data/graphql';

/** What the page shows of a token. */
export const TOKEN_FIELDS = graphql(`
  fragment TokenFields on ApiToken {
    id
    name
    role
    employeeId
    createdAt
    expiresAt
    revokedAt
    lastUsedAt
  }
`);

export type ApiToken = ResultOf<typeof TOKEN_FIELDS>;

/** Whether a token still lets anybody in. */
export function isLive({ revokedAt, expiresAt }: Pick<ApiToken, 'revokedAt' | 'expiresAt'>, now: number): boolean {
  return revokedAt === null && (expiresAt === null || Date.parse(expiresAt) > now);
}
