import type { ClientBase } from 'pg';
import { VANISHED_PEOPLE_SQL } from '../../db/vanished-people.sql';
import type { SnapshotWindow } from '../1-fetch/snapshot';

/** If more records than this, and than the share below, are missing at once, a named person has to confirm. */
const ALWAYS_ALLOWED = 20;
const ALLOWED_SHARE = 0.05;
const LIMITS = `${ALWAYS_ALLOWED} and ${ALLOWED_SHARE * 100} % of all`;
/** Complete snapshots in a row that have to miss a record before it is retired. */
const SNAPSHOTS_TO_MISS = 2;

/** Forgets that records are missing which the snapshot holds again, accepted or rejected. Also for an incomplete snapshot. */
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

/**
 * Counts one more miss of every known record that a complete snapshot does not hold although its window covers the whole leave. A record
 * outside of the window is no longer missing, unless a person confirmed that it is gone. Records of people who left stay.
 * @returns how many known records are absent outside of the window
 */
export async function countMissing(client: ClientBase, runId: string, window: SnapshotWindow): Promise<number> {
  const { rows } = await client.query<{ outside: number }>(
    `with absent as materialized (
       select i.record_id, m.confirmed_at is not null
           or l.start_date >= coalesce($3::date, '-infinity') and l.end_date <= coalesce($4::date, 'infinity') as is_inside
       from raw.imported_leave_information i
       join dbo.employee_leaves l on l.leave_id = i.record_id
       left join ops.missing_records m on m.record_id = i.record_id
       where i.retired_at is null and not exists (select from pg_temp.incoming_records n where n.record_id = i.record_id)
         and not exists (select from ops.departures d where d.employee_id = l.employee_id and d.to_run_id is null)
     ), missed as (
       insert into ops.missing_records as m (record_id, missing_since_run_id)
       select record_id, $1::bigint from absent where is_inside
       on conflict (record_id) do update set missed_snapshots = m.missed_snapshots + 1 where m.missed_snapshots < $2::int
     ), released as (
       delete from ops.missing_records m using absent a
       where a.record_id = m.record_id and not a.is_inside
       returning m.record_id
     ), forgotten as (
       update raw.imported_leave_information i set last_seen_run_id = null, last_seen_at = null
       from released where i.record_id = released.record_id
     )
     select count(*) filter (where not is_inside)::int as outside from absent`,
    [runId, SNAPSHOTS_TO_MISS, window.start, window.end],
  );
  // The last run that certainly saw it: the last complete one, or the one that brought it.
  await client.query(
    `update raw.imported_leave_information i set last_seen_run_id = r.id, last_seen_at = r.started_at
     from ops.missing_records m, ops.ingest_runs r
     where m.record_id = i.record_id and i.last_seen_run_id is null
       and r.id = greatest(i.run_id, (
         select max(id) from ops.ingest_runs where status in ('SUCCEEDED', 'PARTIAL') and complete and not dry_run and id < $1::bigint
       ))`,
    [runId],
  );
  return rows[0]?.outside ?? 0;
}

/** Counts one more miss of the missing records, after the same complete snapshot. */
export async function countMissingAgain(client: ClientBase): Promise<void> {
  await client.query('update ops.missing_records set missed_snapshots = missed_snapshots + 1 where missed_snapshots < $1', [
    SNAPSHOTS_TO_MISS,
  ]);
}

export interface HeldRetirements {
  count: number;
  /** Why they are held, for people. */
  reasons: string[];
}

/**
 * Marks the retirements that wait for a person's decision, and unmarks those that no longer do: all of them while too many records are
 * missing at once, otherwise those of people who vanished, and those of records that a quarantined record without a readable id may be. It
 * may be any record that is missed since the run in which it came, but none that was in a complete snapshot together with it, and none that
 * was missed before. A vanished person makes the run PARTIAL in which it is first held, and no later one: only the decision is open.
 */
export async function holdRetirements(client: ClientBase, runId: string): Promise<HeldRetirements> {
  const { rows } = await client.query<{ held: number; ambiguous: number; vanished: number; tooMany: boolean }>(
    `with unreadable as materialized (
       select distinct first_seen_run_id as run_id from ops.quarantined_records where record_id is null and last_seen_at is null
     ), ambiguous as (
       select distinct m.record_id
       from unreadable u
       join ops.missing_records m on m.missing_since_run_id >= u.run_id
       join raw.imported_leave_information i on i.record_id = m.record_id and i.last_seen_run_id < u.run_id
     ), bounds as (
       select count(*) > greatest($1::int, $2::float8 * (select count(*) from raw.imported_leave_information where retired_at is null))
         as too_many
       from ops.missing_records where confirmed_at is null
     ), vanished as materialized (
       select p.employee_id, unnest(p.record_ids) as record_id from (${VANISHED_PEOPLE_SQL}) p
       where not exists (select from raw.imported_leave_information i where i.run_id = $3::bigint and i.empid = p.employee_id)
     ), marks as (
       select m.record_id, m.is_held as was_held, exists (select from ambiguous a where a.record_id = m.record_id) as is_ambiguous,
         v.employee_id, v.employee_id is not null and not too_many as is_vanished
       from ops.missing_records m cross join bounds left join vanished v on v.record_id = m.record_id
       where m.confirmed_at is null
     ), held as (
       select *, too_many or is_ambiguous or is_vanished as is_held from marks, bounds
     ), changed as (
       update ops.missing_records m set is_held = held.is_held, is_vanished = held.is_vanished from held
       where held.record_id = m.record_id and (m.is_held, m.is_vanished) is distinct from (held.is_held, held.is_vanished)
     )
     select (select count(*) from held where is_held)::int as held,
       (select count(*) from held where is_ambiguous and not is_vanished)::int as ambiguous,
       (select count(distinct employee_id) from held where is_vanished and not was_held)::int as vanished, too_many as "tooMany"
     from bounds`,
    [ALWAYS_ALLOWED, ALLOWED_SHARE, runId],
  );
  const { held, ambiguous, vanished, tooMany } = rows[0] ?? { held: 0, ambiguous: 0, vanished: 0, tooMany: false };
  if (tooMany) {
    const reason = `${held} records are missing at once, more than ${LIMITS}: their retirement waits for confirmation`;
    return { count: held, reasons: [reason] };
  }
  const reasons = ambiguous > 0 ? [describeAmbiguous(ambiguous)] : [];
  if (vanished > 0) reasons.push(describeVanished(vanished));
  return { count: held, reasons };
}

function describeVanished(count: number): string {
  const people = count === 1 ? '1 person are' : `${count} people are`;
  return `All records of ${people} missing at once: an administrator decides whether they left or their records were removed`;
}

function describeAmbiguous(count: number): string {
  const [records, may] = count === 1 ? ['1 missing record is', 'it may be'] : [`${count} missing records are`, 'each may be'];
  return `${records} not retired: ${may} a quarantined record without a readable id`;
}

/** Retires records that were missed often enough and are not held, or are confirmed. Deletes nothing. @returns how many were retired */
export async function retireMissing(client: ClientBase, runId: string): Promise<number> {
  const { rows } = await client.query<{ retired: number }>(
    `with going as (
       delete from ops.missing_records
       where missed_snapshots >= $2::int and (not is_held or confirmed_at is not null)
       returning record_id
     ), records as (
       update raw.imported_leave_information i set retired_run_id = $1::bigint, retired_at = now()
       from going where i.record_id = going.record_id
     ), leaves as (
       update dbo.employee_leaves l set retired_at = now() from going where l.leave_id = going.record_id
     )
     select count(*)::int as retired from going`,
    [runId, SNAPSHOTS_TO_MISS],
  );
  return rows[0]?.retired ?? 0;
}
