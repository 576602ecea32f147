import { type Act, type Actor, toAuditRow } from '../../../audit/audit-entry';
import type { Prisma } from '../../../generated/prisma/client';

/** Notes who did what to how many records. A read that cannot be noted does not happen: write before answering. */
export function writeAudit(client: Pick<Prisma.TransactionClient, 'auditEntry'>, actor: Actor, act: Act): Promise<void> {
  return writeAudits(client, actor, [act]);
}

/** The same of several acts, all of them or none: one statement. */
export async function writeAudits(client: Pick<Prisma.TransactionClient, 'auditEntry'>, actor: Actor, acts: readonly Act[]): Promise<void> {
  await client.auditEntry.createMany({ data: acts.map((act) => toAuditRow(actor, act)) });
}
