import { initGraphQLTada } from 'gql.tada';
import type { introspection } from '../graphql-env';

/** Typed documents: what a query returns follows from `schema.graphql`. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: {
    /** A calendar date, `YYYY-MM-DD`. */
    LocalDate: string;
    /** An instant, ISO 8601. */
    DateTime: string;
    ID: string;
    /** Any JSON: look before you read. */
    JSON: unknown;
    JSONObject: unknown;
  };
}>();

export type LeaveStatus = ReturnType<typeof graphql.scalar<'LeaveStatus'>>;
export type AuditAction = ReturnType<typeof graphql.scalar<'AuditAction'>>;
export type ChangeKind = ReturnType<typeof graphql.scalar<'ChangeKind'>>;
export type DataCheckName = ReturnType<typeof graphql.scalar<'DataCheckName'>>;
export type FindingState = ReturnType<typeof graphql.scalar<'FindingState'>>;
export type Role = ReturnType<typeof graphql.scalar<'Role'>>;
