import type { ClientBase } from 'pg';
import { anonymousEmployeeId } from '../ingest/anonymise';
import type { KnownPerson } from './person.sql';

/**
 * Joins what somebody with several numbers has under each, and what the anonymous number can have once: an open departure, and a row of a
 * workforce file from a date on.
 * @returns the number of changed or deleted rows by table
 */
export async function joinNumbers(client: ClientBase, person: KnownPerson, id: string): Promise<Record<string, number>> {
  return {
    'ops.departures': await joinDepartures(client, person, id),
    'ops.workforce_rows': await joinRows(client, person),
  };
}

/** Each open departure ends with the run that began the next. The last stays open, with the latest last day. Of waiting ones one stays. */
async function joinDepartures(client: ClientBase, { employeeIds }: KnownPerson, id: string): Promise<number> {
  const { rows } = await client.query<{ changed: number }>(
    `with own as (
       select d.id, d.from_run_id, max(d.left_on) over () as left_on, row_number() over newest_first as place,
         lag(d.from_run_id) over newest_first as next_run_id
       from ops.departures d where d.employee_id = any($1::text[]) and d.to_run_id is null
       window newest_first as (order by d.from_run_id desc nulls first, d.id desc)
     ), forgotten as (
       delete from ops.departures d using own where own.id = d.id and own.place > 1 and own.from_run_id is null returning d.id
     ), joined as (
       update ops.departures d
       set employee_id = $2, left_on = case when own.place = 1 then own.left_on else d.left_on end,
         to_run_id = case when own.place > 1 then coalesce(own.next_run_id, v.run_id) end
       from own, ops.data_version v
       where own.id = d.id and (own.place = 1 or own.from_run_id is not null)
       returning d.id
     )
     select (select count(*) from forgotten)::int + (select count(*) from joined)::int as changed`,
    [employeeIds, anonymousEmployeeId(id)],
  );
  return rows[0]?.changed ?? 0;
}

/** Of the rows that begin on one date the first is kept, as of a file that comes later. */
async function joinRows(client: ClientBase, { employeeIds }: KnownPerson): Promise<number> {
  const { rowCount } = await client.query(
    `delete from ops.workforce_rows w using (
       select revision_id, line, row_number() over (partition by revision_id, valid_from order by line) as place
       from ops.workforce_rows where employee_id = any($1::text[])
     ) own
     where own.revision_id = w.revision_id and own.line = w.line and own.place > 1`,
    [employeeIds],
  );
  return rowCount ?? 0;
}
