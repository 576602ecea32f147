import type { ClientBase } from 'pg';
import type { AuditAction } from '../api/shared/auth/audit';

/** Writes the audit entry of a command, on the connection and in the transaction that does its work. */
export async function writeCommandAudit(
  client: ClientBase,
  command: string,
  { action, rowCount = null, detail }: { action: AuditAction; rowCount?: number | null; detail: object },
): Promise<void> {
  await client.query(`insert into ops.audit_entries (actor, role, action, row_count, detail) values ($1, 'COMMAND', $2, $3, $4::jsonb)`, [
    command,
    action,
    rowCount,
    JSON.stringify(detail),
  ]);
}
