import { z } from 'zod';
import { parseRole, type Role } from '../role';

/** Who somebody is to us, out of what the issuer says of them. */
export interface Identity {
  issuer: string;
  subject: string;
  /** For the screen and the audit. Never the email: it would get into logs and runs. */
  name: string;
  role: Role;
  /** For a MANAGER: the employee as a claim names it, else null. */
  employeeId: string | null;
  /** By which a MANAGER's employee can be found; null where the issuer has not verified it. */
  verifiedEmail: string | null;
}

/** Why somebody whom the issuer knows may not come in. */
export type IdentityProblem = 'NO_ROLE' | 'SEVERAL_ROLES' | 'NO_EMPLOYEE';

export const PROBLEM_WORDS: Record<IdentityProblem, string> = {
  NO_ROLE: 'The account has no role here. An administrator of the identity provider must give it one in the claim leave_analytics_role.',
  SEVERAL_ROLES: 'The account has several roles here. An administrator of the identity provider must leave exactly one.',
  NO_EMPLOYEE: 'The account is a MANAGER, and no employee goes with it: neither the claim leave_analytics_employee nor its verified email.',
};

const ROLE_PREFIX = 'leave-analytics:';

const claimsShape = z.object({
  iss: z.string().min(1),
  sub: z.string().min(1),
  name: z.string().trim().min(1).max(200).optional().catch(undefined),
  preferred_username: z.string().trim().min(1).max(200).optional().catch(undefined),
  email: z.string().trim().min(3).optional().catch(undefined),
  email_verified: z.literal(true).optional().catch(undefined),
  leave_analytics_role: z.string().optional().catch(undefined),
  leave_analytics_employee: z
    .union([z.string().trim().min(1), z.number().int().transform(String)])
    .optional()
    .catch(undefined),
  roles: z.array(z.unknown()).optional().catch(undefined),
});

/**
 * Reads the claims of an ID or access token whose signature was checked. The role is the claim `leave_analytics_role`, or the entry
 * `leave-analytics:ROLE` of `roles`; a bare "ADMIN" in `roles` may be another application's and counts for nothing.
 */
export function readIdentity(claims: unknown): Identity | IdentityProblem {
  const { iss, sub, name, preferred_username, email, email_verified, leave_analytics_employee, ...words } = claimsShape.parse(claims);
  const roles = readRoles(words.leave_analytics_role, words.roles ?? []);
  const [role] = roles;
  if (!role) return 'NO_ROLE';
  if (roles.size > 1) return 'SEVERAL_ROLES';
  const username = preferred_username?.includes('@') ? undefined : preferred_username;
  return {
    issuer: iss,
    subject: sub,
    name: name ?? username ?? sub,
    role,
    employeeId: role === 'MANAGER' ? (leave_analytics_employee ?? null) : null,
    verifiedEmail: email_verified ? (email ?? null) : null,
  };
}

function readRoles(single: string | undefined, list: readonly unknown[]): Set<Role> {
  const prefixed = list.flatMap((entry) =>
    typeof entry === 'string' && entry.startsWith(ROLE_PREFIX) ? entry.slice(ROLE_PREFIX.length) : [],
  );
  return new Set([...(single === undefined ? [] : [single]), ...prefixed].flatMap((word) => parseRole(word.trim().toUpperCase()) ?? []));
}
