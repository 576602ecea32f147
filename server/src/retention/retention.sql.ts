import type { ClientBase } from 'pg';
import { SIGN_IN_COUNTS_DAYS } from '../domain/sign-in-counts';

const AT_A_TIME = 1_000;

/** Deletes one batch. @returns how many rows it deleted; fewer than a batch: none is left */
export type DeleteBatch = (client: ClientBase) => Promise<number>;
export const isLastBatch = (deleted: number): boolean => deleted < AT_A_TIME;

/**
 * Moves the beginning of the history to the state that held `days` days ago. Earlier states can no longer be asked for, and what only they
 * need may be deleted. Grain: one row.
 */
export async function moveHistory(client: ClientBase, days: number): Promise<void> {
  await client.query(
    `update ops.data_version v set history_from_run_id = r.id
     from (
       select max(id) as id from ops.ingest_runs
       where status in ('SUCCEEDED', 'PARTIAL') and not dry_run and finished_at < now() - make_interval(days => $1::int)
     ) r
     where r.id > v.history_from_run_id`,
    [days],
  );
}

/** Versions of records that held before the history begins. */
export const deleteVersions: DeleteBatch = (client) =>
  deleteRows(client, 'raw.superseded_leave_information', 'valid_to_run_id <= (select history_from_run_id from ops.data_version)');

/** Records that were retired before the history begins, with their leave. */
export const deleteRetired: DeleteBatch = async (client) => {
  const { rows } = await client.query<{ deleted: number }>(
    `with gone as (
       delete from raw.imported_leave_information where ctid = any(array(
         select ctid from raw.imported_leave_information
         where retired_run_id <= (select history_from_run_id from ops.data_version) limit $1
       )) returning record_id
     ), leaves as (
       delete from dbo.employee_leaves l using gone where l.leave_id = gone.record_id and l.retired_at is not null
     )
     select count(*)::int as deleted from gone`,
    [AT_A_TIME],
  );
  return rows[0]?.deleted ?? 0;
};

export const deleteAudit =
  (days: number): DeleteBatch =>
  (client) =>
    deleteRows(client, 'ops.audit_entries', `occurred_at < now() - make_interval(days => $1::int)`, [days]);

/**
 * Sessions that ended or expired: they hold the names of people. The newest of somebody with a calendar feed stays while it counts: it says
 * what the feed may show.
 */
export const deleteSessions =
  (days: number): DeleteBatch =>
  (client) =>
    deleteRows(
      client,
      'ops.sessions s',
      `least(s.expires_at, coalesce(s.ended_at, s.expires_at)) < now() - make_interval(days => $1::int)
       and not (
         s.created_at > now() - make_interval(days => $2::int)
         and exists (
           select from ops.calendar_feeds f where f.issuer = s.issuer and f.subject = s.subject and f.revoked_at is null
         ) and not exists (
           select from ops.sessions n where n.issuer = s.issuer and n.subject = s.subject and n.id > s.id
         )
       )`,
      [days, SIGN_IN_COUNTS_DAYS],
    );

/** Quarantined records that the source no longer sends. */
export const deleteQuarantined =
  (days: number): DeleteBatch =>
  (client) =>
    deleteRows(client, 'ops.quarantined_records', `last_seen_at < now() - make_interval(days => $1::int)`, [days]);

/** Runs that took nothing in, or before the history begins, and that no row refers to. */
export function deleteRuns(days: number): DeleteBatch {
  return async (client) => {
    const references = await listReferences(client);
    return deleteRows(
      client,
      'ops.ingest_runs r',
      `r.finished_at < now() - make_interval(days => $1::int)
       and (r.status in ('FAILED', 'REFUSED') or r.dry_run or r.id < (select history_from_run_id from ops.data_version))
       and ${references.map(({ table, column }) => `not exists (select from ${table} t where t.${column} = r.id)`).join(' and ')}`,
      [days],
    );
  };
}

/** Every column that names a run: those with a foreign key, and those of `raw`, which have none. */
async function listReferences(client: ClientBase): Promise<{ table: string; column: string }[]> {
  const { rows } = await client.query<{ table: string; column: string }>(`
    select conrelid::regclass::text as "table", attname as "column"
    from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and confrelid = 'ops.ingest_runs'::regclass
    union
    select format('%I.%I', table_schema, table_name), column_name
    from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_schema = 'raw' and table_type = 'BASE TABLE' and column_name like '%run_id'`);
  return rows;
}

/** @param condition SQL, whose parameters are the values */
async function deleteRows(client: ClientBase, table: string, condition: string, values: readonly number[] = []): Promise<number> {
  const [name = table] = table.split(' ');
  const { rowCount } = await client.query(
    `delete from ${name} where ctid = any(array(select ctid from ${table} where ${condition} limit $${values.length + 1}))`,
    [...values, AT_A_TIME],
  );
  return rowCount ?? 0;
}
