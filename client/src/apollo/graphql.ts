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
  };
}>();

export type LeaveStatus = ReturnType<typeof graphql.scalar<'LeaveStatus'>>;
export type Role = ReturnType<typeof graphql.scalar<'Role'>>;
