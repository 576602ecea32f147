import type { IngestHarness } from './ingest';

/** Has PostgreSQL refuse each audit entry of an action, until the database is dropped. */
export async function refuseAudit({ query }: Pick<IngestHarness, 'query'>, action: string): Promise<void> {
  await query(`create function ops.refuse_audit() returns trigger language plpgsql as
    $$ begin raise exception 'This test refuses the audit entry'; end $$`);
  await query(`create trigger refuse_audit before insert on ops.audit_entries for each row when (new.action = '${action}')
    execute function ops.refuse_audit()`);
}
