import type { ClientBase } from 'pg';

/** What a run stamps with its id and with the time at which it was made: table, id, time. */
const STAMPS = [
  ['raw.imported_leave_information', 'first_seen_run_id', 'first_seen_at'],
  ['raw.imported_leave_information', 'last_seen_run_id', 'last_seen_at'],
  ['raw.imported_leave_information', 'retired_run_id', 'retired_at'],
  ['ops.quarantined_records', 'first_seen_run_id', 'first_seen_at'],
  ['ops.quarantined_records', 'last_seen_run_id', 'last_seen_at'],
  ['ops.drift_fields', 'first_seen_run_id', 'first_seen_at'],
  ['ops.data_version', 'run_id', 'changed_at'],
  ['ops.workforce_decisions', 'run_id', 'decided_at'],
] as const;

/** Moves runs that have ended, and all that they stamped, to a moment in the past. */
export async function backdateRuns(client: ClientBase, runIds: readonly string[], moment: Date): Promise<void> {
  const params = [runIds, moment.toISOString()];
  await client.query('begin');
  await client.query(
    `update ops.ingest_runs set started_at = $2::timestamptz, finished_at = $2::timestamptz + (finished_at - started_at)
     where id = any($1::bigint[])`,
    params,
  );
  for (const [table, runId, stampedAt] of STAMPS)
    await client.query(`update ${table} set ${stampedAt} = $2::timestamptz where ${runId} = any($1::bigint[])`, params);
  // These have no run of their own.
  await client.query(
    `update dbo.employee_leaves l set retired_at = i.retired_at from raw.imported_leave_information i
     where i.record_id = l.leave_id and i.retired_run_id = any($1::bigint[])`,
    [runIds],
  );
  await client.query(
    `update ops.workforce_revisions r set received_at = d.decided_at from ops.workforce_decisions d
     where d.revision_id = r.id and d.run_id = any($1::bigint[])`,
    [runIds],
  );
  await client.query('commit');
}

export async function listRunIds(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>('select id::text from ops.ingest_runs');
  return rows.map(({ id }) => id);
}

/** Whether every run began before a moment. */
export async function isNewest(client: ClientBase, moment: Date): Promise<boolean> {
  const { rows } = await client.query('select from ops.ingest_runs where started_at >= $1::timestamptz limit 1', [moment.toISOString()]);
  return rows.length === 0;
}

export async function hasLeave(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query('select from raw.imported_leave_information limit 1');
  return rows.length > 0;
}
