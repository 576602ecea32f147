import type { ResultOf } from 'gql.tada';
import { graphql } from '../../data/graphql';

/** The fields of a token that the page shows. */
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

/** Whether a token is still accepted. */
export function isLive({ revokedAt, expiresAt }: Pick<ApiToken, 'revokedAt' | 'expiresAt'>, now: number): boolean {
  return revokedAt === null && (expiresAt === null || Date.parse(expiresAt) > now);
}
