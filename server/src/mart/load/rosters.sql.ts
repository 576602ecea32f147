import type { ClientBase } from 'pg';
import type { RosterCalendar } from '../../domain/workforce';
import type { RosterRows } from '../build/rows';
import type { Rosters } from '../state';

/**
 * What the workforce file and the calendars file say that were in force after a run, and who had left by then; null: now. Where these are
 * the files and the departures of the given rosters, the rosters themselves, and nothing else is read.
 */
export async function readRosters(client: ClientBase, runId: string | null, current: Rosters | null): Promise<RosterRows | Rosters> {
  const { rows } = await client.query<{ kind: string; revisionId: string | null }>(
    `select distinct on (kind) kind, in_force_revision_id::text as "revisionId"
     from ops.workforce_decisions
     where $1::bigint is null or run_id <= $1
     order by kind, run_id desc`,
    [runId],
  );
  const revisionOf = (kind: string) => rows.find((row) => row.kind === kind)?.revisionId ?? null;
  const [workforceId, calendarsId] = [revisionOf('WORKFORCE'), revisionOf('CALENDARS')];
  const departures = await readDepartures(client, runId);
  const key = [workforceId ?? '', calendarsId ?? '', ...departures.map(({ id }) => id)].join(' ');
  if (current?.key === key) return current;
  return {
    key,
    departures,
    calendars: calendarsId === null ? [] : await readCalendars(client, calendarsId),
    workforce: workforceId === null ? [] : await readWorkforce(client, workforceId),
  };
}

async function readCalendars(client: ClientBase, revisionId: string): Promise<RosterCalendar[]> {
  const { rows } = await client.query<{ calendars: RosterCalendar[] }>(
    'select calendars from ops.workforce_revisions where id = $1::bigint',
    [revisionId],
  );
  return rows[0]?.calendars ?? [];
}

/** Vanished people of whom it was decided that they have left. Grain: person. */
async function readDepartures(client: ClientBase, runId: string | null): Promise<(RosterRows['departures'][number] & { id: string })[]> {
  const { rows } = await client.query<RosterRows['departures'][number] & { id: string }>(
    `select id::text, employee_id as "employeeId", left_on::text as "leftOn"
     from ops.departures
     where from_run_id <= coalesce($1::bigint, from_run_id) and (to_run_id is null or to_run_id > $1::bigint)
     order by id`,
    [runId],
  );
  return rows;
}

/** Grain: period of a person. */
async function readWorkforce(client: ClientBase, revisionId: string): Promise<RosterRows['workforce']> {
  const { rows } = await client.query<RosterRows['workforce'][number]>(
    `select employee_id as "employeeId", valid_from::text as "validFrom", hired_on::text as "hiredOn", left_on::text as "leftOn",
       nullif(pattern, '{}') as pattern, calendar
     from ops.workforce_rows
     where revision_id = $1::bigint
     order by employee_id, valid_from nulls first`,
    [revisionId],
  );
  return rows;
}
