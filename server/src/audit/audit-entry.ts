import type { Prisma } from '../generated/prisma/client';

/** Acts that have to be answered for. The set is closed. */
export const AUDIT_ACTIONS = [
  'READ_LEAVES',
  'READ_EMPLOYEES',
  'READ_BALANCES',
  'READ_ABSENCES',
  'READ_LEAVE_HISTORY',
  'READ_LEAVE_INFO',
  'READ_QUARANTINED_RECORDS',
  'READ_CHECK_FINDINGS',
  'EXPORT_LEAVES',
  'EXPORT_EMPLOYEES',
  'EXPORT_BALANCES',
  'EXPORT_CHECKS',
  'CONFIRM_RETIREMENTS',
  'RESOLVE_VANISHED_PEOPLE',
  'ACCEPT_CHECK_FINDINGS',
  'REOPEN_CHECK_FINDINGS',
  'CREATE_COVERAGE_RULE',
  'UPDATE_COVERAGE_RULE',
  'DELETE_COVERAGE_RULE',
  'CHANGE_WORKFORCE',
  'SIGN_IN',
  'CREATE_API_TOKEN',
  'REVOKE_API_TOKEN',
  'END_SESSIONS',
  'CREATE_CALENDAR_FEED',
  'READ_CALENDAR_FEED',
  'REVOKE_CALENDAR_FEED',
  'BACK_UP',
  'RESTORE',
  'ERASE_PERSON',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export interface Act {
  action: AuditAction;
  /** Records that were read or changed; null where the act is not about records. */
  rowCount: number | null;
  /** What was requested: filter, search, ids. Never what was found. */
  detail?: Prisma.InputJsonObject;
}

/** Who has to answer for an act: a viewer, or a command on the server itself. */
export interface Actor {
  name: string;
  /** Null: a command. */
  role: string | null;
  tokenId: bigint | null;
  identity: { subject: string } | null;
}

/** The row of an act in `ops.audit_entries`. */
export interface AuditRow {
  actor: string;
  role: string;
  action: AuditAction;
  rowCount: number | null;
  detail: Prisma.InputJsonObject;
}

const COMMAND = 'COMMAND';

/** A person who ran a command on the server, such as `npm run erase`. */
export function commandActor(command: string): Actor {
  return { name: command, role: null, tokenId: null, identity: null };
}

/** Builds the row of an act; its detail also names the token or the identity of the actor. */
export function toAuditRow({ name, role, tokenId, identity }: Actor, { action, rowCount, detail = {} }: Act): AuditRow {
  return {
    actor: name,
    role: role ?? COMMAND,
    action,
    rowCount,
    detail: {
      ...detail,
      ...(tokenId === null ? {} : { tokenId: String(tokenId) }),
      ...(identity === null ? {} : { subject: identity.subject }),
    },
  };
}
