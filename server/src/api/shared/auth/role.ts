import { registerEnumType } from 'type-graphql';

/** What a token may do; every field names the roles it is for. */
export const Role = {
  OPERATOR: 'OPERATOR',
  VIEWER: 'VIEWER',
  ANALYST: 'ANALYST',
  HR: 'HR',
  MANAGER: 'MANAGER',
  ADMIN: 'ADMIN',
} as const;
export type Role = (typeof Role)[keyof typeof Role];

export const ALL_ROLES: readonly Role[] = Object.values(Role);
/** Aggregates, filters and lists. VIEWER sees no figures of small groups, MANAGER only the own team. */
export const AGGREGATE_ROLES: readonly Role[] = ['VIEWER', 'ANALYST', 'HR', 'MANAGER', 'ADMIN'];
/** Rows about people: leaves, employees, balances. MANAGER sees only those of the own team. */
export const PEOPLE_ROLES: readonly Role[] = ['ANALYST', 'HR', 'MANAGER', 'ADMIN'];
/** What people wrote: `reason`, `remarks`, the contents of quarantined records. */
export const SENSITIVE_ROLES: readonly Role[] = ['HR', 'ADMIN'];
/** Ingest runs and their state. */
export const INGEST_ROLES: readonly Role[] = ['OPERATOR', 'ANALYST', 'HR', 'MANAGER', 'ADMIN'];
/** The playground and introspection. */
export const SCHEMA_ROLES: readonly Role[] = ['ANALYST', 'HR', 'MANAGER', 'ADMIN'];

registerEnumType(Role, {
  name: 'Role',
  description: 'What a token may do. Everything that is not granted here is denied.',
  valuesConfig: {
    OPERATOR: { description: 'Automation: may trigger ingest runs and read how they end. Sees no leave data.' },
    VIEWER: {
      description: 'Aggregates, filters and charts. Figures of small groups are suppressed; no leave of a single person, no email address.',
    },
    ANALYST: {
      description:
        'As VIEWER without suppression, with leaves, people and balances one by one, exports, ingest runs, the playground and ' +
        'introspection. Not what people wrote.',
    },
    HR: {
      description:
        'As ANALYST, with reasons, remarks, the contents of quarantined records, what the source answers right now, Bradford factors and ' +
        'money. May change the workforce files, which changes figures, set coverage rules and accept findings.',
    },
    MANAGER: {
      description: "As ANALYST, but only over the employees whose team manager the token's employee is today.",
    },
    ADMIN: { description: 'Everything, with tokens, the audit, triggerIngest and the confirmation of held retirements.' },
  },
});

/** The role that a text from the database or a command line names; null: no such role. */
export function parseRole(text: string): Role | null {
  return ALL_ROLES.find((role) => role === text) ?? null;
}
