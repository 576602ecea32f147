import type { Prisma } from '../../../generated/prisma/client';
import type { Role } from './role';

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

interface Act {
  action: AuditAction;
  /** Records that were read or changed; null where the act is not about records. */
  rowCount: number | null;
  /** What was requested: filter, search, ids. Never what was found. */
  detail?: Prisma.InputJsonObject;
}

/** Who has to answer for an act: a viewer, or a command on the server itself. */
interface Actor {
  name: string;
  /** Null: a command. */
  role: Role | null;
  tokenId: bigint | null;
  identity: { subject: string } | null;
}

const COMMAND = 'COMMAND';

/** Notes who did what to how many records. A read that cannot be noted does not happen: write before answering. */
export function writeAudit(client: Pick<Prisma.TransactionClient, 'auditEntry'>, actor: Actor, act: Act): Promise<void> {
  return writeAudits(client, actor, [act]);
}

/** The same of several acts, all of them or none: one statement. */
export async function writeAudits(
  client: Pick<Prisma.TransactionClient, 'auditEntry'>,
  { name, role, tokenId, identity }: Actor,
  acts: readonly Act[],
): Promise<void> {
  await client.auditEntry.createMany({
    data: acts.map(({ action, rowCount, detail = {} }) => ({
      actor: name,
      role: role ?? COMMAND,
      action,
      rowCount,
      detail: {
        ...detail,
        ...(tokenId === null ? {} : { tokenId: String(tokenId) }),
        ...(identity === null ? {} : { subject: identity.subject }),
      },
    })),
  });
}
