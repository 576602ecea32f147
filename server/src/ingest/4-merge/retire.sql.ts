import type { ClientBase } from 'pg';

/** More than this many missing records at once is no tidying up: a named person has to confirm. */
const ALWAYS_ALLOWED = 20;
const ALLOWED_SHARE = 0.05;
/** Complete snapshots in a row that have to miss a record before it goes. */
const SNAPSHOTS_TO_MISS = 2;

/** Known records that are in the snapshot again, in whatever form, are missing no more. Also for an incomplete snapshot. */
export async function forgetReturned(client: ClientBase): Promise<void> {
  await client.query(`
    with returned as (
      delete from ops.missing_records m
      where exists (select from pg_temp.incoming_records n where n.record_id = m.record_id)
      returning m.record_id
    )
    update raw.imported_leave_information i set last_seen_run_id = null, last_seen_at = null
    from returned where i.record_id = returned.record_id`);
}

/** After a complete snapshot: every known record that it does not hold has been missed once more. */
export async function countMissing(client: ClientBase, runId: string): Promise<void> {
  await client.query(
    `insert into ops.missing_records as m (record_id, missing_since_run_id)
     select i.record_id, $1::bigint
     from raw.imported_leave_information i
     where i.retired_at is null and not exists (select from pg_temp.incoming_records n where n.record_id = i.record_id)
     on conflict (record_id) do update set missed_snapshots = m.missed_snapshots + 1 where m.missed_snapshots < $2::int`,
    [runId, SNAPSHOTS_TO_MISS],
  );
  await client.query(
    `update raw.imported_leave_information i set last_seen_run_id = r.id, last_seen_at = r.started_at
     from ops.missing_records m,
       lateral (
         select id, started_at from ops.ingest_runs
         where status in ('SUCCEEDED', 'PARTIAL') and not dry_run and id < $1::bigint
         order by id desc limit 1
       ) r
     where m.record_id = i.record_id and i.last_seen_run_id is null`,
    [runId],
  );
}

/** The same snapshot again misses the same records again. */
export async function countMissingAgain(client: ClientBase): Promise<void> {
  await client.query('update ops.missing_records set missed_snapshots = missed_snapshots + 1 where missed_snapshots < $1', [
    SNAPSHOTS_TO_MISS,
  ]);
}

/** Holds every retirement while too many would go, and lets them go when it is no longer so. @returns how many are held */
export async function holdRetirements(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ held: number }>(
    `with bounds as (
       select count(*) > greatest($1::int, $2::float8 * (select count(*) from raw.imported_leave_information where retired_at is null)) as too_many
       from ops.missing_records where confirmed_at is null
     ), changed as (
       update ops.missing_records m set is_held = too_many from bounds
       where m.confirmed_at is null and m.is_held is distinct from too_many
     )
     select case when too_many then (select count(*)::int from ops.missing_records where confirmed_at is null) else 0 end as held from bounds`,
    [ALWAYS_ALLOWED, ALLOWED_SHARE],
  );
  return rows[0]?.held ?? 0;
}

/** Retires what was missed often enough and is not held, or was confirmed. Nothing is deleted but its day facts. */
export async function retireMissing(client: ClientBase, runId: string): Promise<number> {
  const { rows } = await client.query<{ retired: number }>(
    `with going as (
       delete from ops.missing_records
       where missed_snapshots >= $2::int and (not is_held or confirmed_at is not null)
       returning record_id
     ), records as (
       update raw.imported_leave_information i set retired_run_id = $1::bigint, retired_at = now() from going where i.record_id = going.record_id
     ), leaves as (
       update dbo.employee_leaves l set retired_at = now() from going where l.leave_id = going.record_id
     ), facts as (
       delete from mart.leave_day_facts f using going where f.leave_id = going.record_id
     )
     select count(*)::int as retired from going`,
    [runId, SNAPSHOTS_TO_MISS],
  );
  return rows[0]?.retired ?? 0;
}
