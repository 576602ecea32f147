import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { REHEARSAL_KEPT_DAYS, selectRunChanges } from '../db/run-changes.sql';
import { labelFiscalYears } from '../domain/fiscal-year';

/** Dry runs whose changes are kept, this one included. */
const MAX_REHEARSALS = 10;

/** Remembers the entitlements at the beginning of a dry run, until its transaction ends. */
export async function rememberEntitlements(client: ClientBase): Promise<void> {
  await client.query('create temporary table earlier_entitlements on commit drop as select * from dbo.leave_entitlements');
}

/**
 * Keeps what a dry run would have changed, before its transaction is rolled back: the records go from the connection of the run to another
 * one, a row at a time. What they are today stays in their history.
 */
export async function keepRehearsal(client: ClientBase, reader: ClientBase, runId: string): Promise<void> {
  const entitlementChanges = JSON.stringify(await listEntitlementChanges(client));
  await reader.query('begin');
  try {
    await reader.query('insert into ops.rehearsals (run_id, entitlement_changes) values ($1::bigint, $2::jsonb)', [
      runId,
      entitlementChanges,
    ]);
    const id = BigInt(runId);
    await pipeline(
      client.query(copyTo(`copy (select ${id}, c.record_id, c.kind, c.after from (${selectRunChanges(String(id))}) c) to stdout`)),
      reader.query(copyFrom('copy ops.rehearsed_changes (run_id, record_id, kind, after) from stdin')),
    );
    await reader.query(
      'delete from ops.rehearsals where run_id not in (select run_id from ops.rehearsals order by run_id desc limit $1::int)',
      [MAX_REHEARSALS],
    );
    await deleteOldRehearsals(reader);
    await reader.query('commit');
  } catch (error) {
    await reader.query('rollback').catch(() => undefined);
    throw error;
  }
}

export async function deleteOldRehearsals(client: ClientBase): Promise<void> {
  await client.query('delete from ops.rehearsals where rehearsed_at < now() - make_interval(days => $1::int)', [REHEARSAL_KEPT_DAYS]);
}

interface EntitlementRow {
  leaveTypeId: string;
  leaveType: string;
  fiscalYearId: string;
  /** Days in millionths; null: the source does not say. */
  grantedBefore: number | null;
  grantedAfter: number | null;
  transferableBefore: number | null;
  transferableAfter: number | null;
}

/**
 * Grain: leave type x fiscal year whose entitlement is another than at the beginning, in the order of fiscal years, then of leave types.
 */
async function listEntitlementChanges(client: ClientBase): Promise<(EntitlementRow & { fiscalYear: string })[]> {
  const { rows: years } = await client.query<{ id: string; startDate: string; endDate: string }>(
    `select fiscal_id::text as id, start_date::text as "startDate", end_date::text as "endDate" from dbo.fiscal_year`,
  );
  const labels = labelFiscalYears(years);
  const labelOf = new Map(years.map(({ id }, at) => [id, labels[at] ?? '']));
  const { rows } = await client.query<EntitlementRow>(`
    select n.leave_type_id::text as "leaveTypeId", t.leave_type as "leaveType", n.fiscal_id::text as "fiscalYearId",
      (e.default_days * 1000000)::float8 as "grantedBefore", (n.default_days * 1000000)::float8 as "grantedAfter",
      (e.transferable_days * 1000000)::float8 as "transferableBefore", (n.transferable_days * 1000000)::float8 as "transferableAfter"
    from dbo.leave_entitlements n
    join dbo.leave_types t using (leave_type_id)
    join dbo.fiscal_year y using (fiscal_id)
    left join pg_temp.earlier_entitlements e using (leave_type_id, fiscal_id)
    where (e.default_days, e.transferable_days) is distinct from (n.default_days, n.transferable_days)
    order by y.start_date, y.fiscal_id, t.leave_type, t.leave_type_id`);
  return rows.map((row) => ({ ...row, fiscalYear: labelOf.get(row.fiscalYearId) ?? '' }));
}
