import type { ClientBase } from 'pg';
import { deleteOldRehearsals } from './rehearsal';

const KEPT_DAYS = 30;
const AT_A_TIME = 1000;
const ACCEPTED = "('SUCCEEDED', 'PARTIAL')";

/**
 * Deletes runs that were accepted 30 days ago or earlier, in full or in part, did not move the data version, and that no row refers to.
 * Runs that changed something or failed stay, and so do the first run of each data version, which identifies the state, and the newest
 * complete run, which last saw the records that the next one may miss. What dry runs would have changed goes sooner, because it holds
 * records that may never have been accepted.
 * Grain: ingest run.
 */
export async function pruneRuns(client: ClientBase): Promise<void> {
  await deleteOldRehearsals(client);
  if (!(await hasOldRuns(client))) return;
  await client.query(
    `delete from ops.ingest_runs where id in (
       select r.id from ops.ingest_runs r
       where r.started_at < now() - make_interval(days => $1::int) and r.status in ${ACCEPTED}
         and (r.dry_run or exists (
           select from ops.ingest_runs e
           where e.data_version = r.data_version and e.id < r.id and e.status in ${ACCEPTED} and not e.dry_run
         ))
         and r.id is distinct from (select max(id) from ops.ingest_runs where status in ${ACCEPTED} and complete and not dry_run)
         and not exists (select from ops.data_version t where t.run_id = r.id)
         and not exists (select from ops.snapshot_pages t where t.run_id = r.id)
         and not exists (select from ops.quarantined_records t where t.first_seen_run_id = r.id)
         and not exists (select from ops.quarantined_records t where t.last_seen_run_id = r.id)
         and not exists (select from ops.drift_fields t where t.first_seen_run_id = r.id)
         and not exists (select from ops.missing_records t where t.missing_since_run_id = r.id)
         and not exists (select from ops.departures t where t.from_run_id = r.id)
         and not exists (select from ops.departures t where t.to_run_id = r.id)
         and not exists (select from ops.superseded_calendar_dates t where t.valid_to_run_id = r.id)
         and not exists (select from ops.superseded_entitlements t where t.valid_to_run_id = r.id)
         and not exists (select from ops.workforce_decisions t where t.run_id = r.id)
       order by r.started_at
       limit $2::int
     )`,
    [KEPT_DAYS, AT_A_TIME],
  );
}

/** Planning the deletion takes 10 ms, which every run of the first month would pay. */
async function hasOldRuns(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ isOld: boolean }>(
    `select started_at < now() - make_interval(days => $1::int) as "isOld" from ops.ingest_runs order by id limit 1`,
    [KEPT_DAYS],
  );
  return rows[0]?.isOld ?? false;
}
