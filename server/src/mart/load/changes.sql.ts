import type { ClientBase } from 'pg';
import type { StateVersion } from '../state';
import { VERSION_KEY_SQL } from '../version-key.sql';

/** The newest version in the database. */
export async function readStoredVersion(client: ClientBase): Promise<StateVersion> {
  const { rows } = await client.query<StateVersion>(`
    select v.version::text as "dataVersion", v.run_id::text as "runId", r.started_at::text as "runStartedAt",
      ${VERSION_KEY_SQL} as key
    from ops.data_version v
    left join ops.ingest_runs r on r.id = v.run_id`);
  const [row] = rows;
  if (!row) throw new Error('ops.data_version has no row');
  return row;
}

/** Whether a run ever loaded records. Files of people and calendars make data versions before that. */
export async function wasEverLoaded(client: ClientBase): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from ops.data_version v
     left join ops.ingest_runs r on r.id = v.run_id
     where v.version > 0 and (
       r.trigger is distinct from 'WORKFORCE'
       or exists (select from ops.ingest_runs o where o.trigger <> 'WORKFORCE' and o.data_version is not null and not o.dry_run)
     )`,
  );
  return rowCount === 1;
}

/**
 * Whether a state can be followed: the database still knows the run that it was built after, and its history was not rewritten since. Not
 * so: it was dropped, restored or replaced, or a person was erased.
 */
export async function isKnownVersion(client: ClientBase, { runId, dataVersion, runStartedAt }: StateVersion): Promise<boolean> {
  const { rowCount } = await client.query(
    'select from ops.ingest_runs where id = $1::bigint and data_version = $2::bigint and started_at = $3::timestamptz and $2::bigint ' +
      '>= (select rewritten_version from ops.data_version)',
    [runId, dataVersion, runStartedAt],
  );
  return rowCount === 1;
}

/** Leaves that were inserted, edited, returned or retired by runs after the given one; null: more than `most`. */
export async function readChangedLeaveIds(client: ClientBase, afterRunId: string, most: number): Promise<number[] | null> {
  const { rows } = await client.query<{ id: number }>(
    `select record_id::float8 as id from raw.imported_leave_information where run_id > $1::bigint
     union
     select record_id::float8 from raw.imported_leave_information where retired_run_id > $1::bigint
     limit $2`,
    [afterRunId, most + 1],
  );
  return rows.length > most ? null : rows.map(({ id }) => id);
}
