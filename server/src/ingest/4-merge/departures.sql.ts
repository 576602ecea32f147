import type { ClientBase } from 'pg';

/**
 * Ends the departures of people of whom the snapshot holds a record, and forgets those that no run has carried out yet. Marks the records
 * that are back as seen: some may come later than the person. To be called when the records have landed.
 * @returns how many ended that had been carried out
 */
export async function endDepartures(client: ClientBase, runId: string): Promise<number> {
  const { rows } = await client.query<{ ended: number }>(
    `with returned as (
       select d.id from ops.departures d
       where d.to_run_id is null and (
         exists (
           select from dbo.employee_leaves l join pg_temp.incoming_records n on n.record_id = l.leave_id where l.employee_id = d.employee_id
         ) or exists (
           select from raw.imported_leave_information i where i.run_id = $1::bigint and i.empid = d.employee_id
         )
       )
     ), forgotten as (
       delete from ops.departures d using returned r where r.id = d.id and d.from_run_id is null
     ), ended as (
       update ops.departures d set to_run_id = $1::bigint from returned r where r.id = d.id and d.from_run_id is not null
       returning d.employee_id
     ), seen as (
       update raw.imported_leave_information i set last_seen_run_id = null, last_seen_at = null
       from (select employee_id from ended union select employee_id from ops.departures where to_run_id is not null) back
       join dbo.employee_leaves l on l.employee_id = back.employee_id
       join pg_temp.incoming_records n on n.record_id = l.leave_id
       where i.record_id = l.leave_id and i.last_seen_run_id is not null and i.retired_at is null
     )
     select count(*)::int as ended from ended`,
    [runId],
  );
  return rows[0]?.ended ?? 0;
}

/**
 * Carries out the decisions that a vanished person has left: their records are no longer missing, and stay.
 * @returns how many people that is
 */
export async function beginDepartures(client: ClientBase, runId: string): Promise<number> {
  const { rows } = await client.query<{ begun: number }>(
    `with begun as (
       update ops.departures set from_run_id = $1::bigint where from_run_id is null and to_run_id is null returning employee_id
     ), kept as (
       delete from ops.missing_records m using dbo.employee_leaves l, begun b
       where l.leave_id = m.record_id and l.employee_id = b.employee_id
     )
     select count(*)::int as begun from begun`,
    [runId],
  );
  return rows[0]?.begun ?? 0;
}
