import type { ClientBase } from 'pg';
import type { RosterCalendar } from '../../domain/workforce';
import type { RosterRows } from '../build/rows';
import type { Rosters } from '../state';

/**
 * What the workforce file and the calendars file say that were in force after a run; null: that are in force now. Where these are the files
 * of the given rosters, the rosters themselves, and nothing else is read.
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
  const key = [workforceId ?? '', calendarsId ?? ''].join(' ');
  if (current?.key === key) return current;
  return {
    key,
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
