import type { ClientBase } from 'pg';
import { type Act, type Actor, toAuditRow } from './audit-entry';

/** Grain: act. Writes its audit entry in the transaction that does its work, so that neither is there without the other. */
export async function insertAudit(client: ClientBase, who: Actor, act: Act): Promise<void> {
  const { actor, role, action, rowCount, detail } = toAuditRow(who, act);
  await client.query('insert into ops.audit_entries (actor, role, action, row_count, detail) values ($1, $2, $3, $4::int, $5::jsonb)', [
    actor,
    role,
    action,
    rowCount,
    JSON.stringify(detail),
  ]);
}
