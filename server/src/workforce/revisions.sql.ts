import type { ClientBase } from 'pg';
import type { FileProblem, RosterCalendar, WorkforceKind, WorkforceRow } from '../domain/workforce';

export type RevisionOrigin = 'FILE' | 'UPLOAD';
export type RevisionStatus = 'PENDING' | 'ACCEPTED' | 'REFUSED' | 'DISCARDED' | 'UNCHANGED';

/** What was received, and from whom. */
export interface NewRevision {
  kind: WorkforceKind;
  origin: RevisionOrigin;
  fileName: string;
  fileHash: string;
  receivedBy: string;
}

/** Grain: content received. @returns its id */
export async function insertRevision(
  client: ClientBase,
  { kind, origin, fileName, fileHash, receivedBy }: NewRevision,
  {
    status,
    problems,
    calendars,
  }: { status: 'PENDING' | 'REFUSED'; problems: readonly FileProblem[]; calendars: readonly RosterCalendar[] | null },
): Promise<string> {
  // What waited so far is replaced by what came now.
  await client.query(`update ops.workforce_revisions set status = 'DISCARDED' where kind = $1 and status = 'PENDING'`, [kind]);
  const { rows } = await client.query<{ id: string }>(
    `insert into ops.workforce_revisions (kind, status, origin, file_name, file_hash, received_by, problems, calendars)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb)
     returning id::text`,
    [kind, status, origin, fileName, fileHash, receivedBy, JSON.stringify(problems), calendars && JSON.stringify(calendars)],
  );
  return rows[0]?.id ?? '';
}

/** Grain: period of a person. */
export async function insertRows(client: ClientBase, revisionId: string, rows: readonly WorkforceRow[]): Promise<void> {
  await client.query(
    `insert into ops.workforce_rows (revision_id, line, employee_id, valid_from, hired_on, left_on, fte, pattern, calendar)
     select $1::bigint, r.line, r."employeeId", r."validFrom", r."hiredOn", r."leftOn", r.fte, coalesce(r.pattern, '{}'), r.calendar
     from jsonb_to_recordset($2::jsonb) as r (
       line int, "employeeId" text, "validFrom" date, "hiredOn" date, "leftOn" date, fte numeric, pattern int[], calendar text
     )`,
    [revisionId, JSON.stringify(rows)],
  );
}

export async function setStatus(client: ClientBase, revisionId: string, status: RevisionStatus): Promise<void> {
  await client.query('update ops.workforce_revisions set status = $2 where id = $1::bigint', [revisionId, status]);
}

/** The revision in force; null: none. */
export async function readInForce(client: ClientBase, kind: WorkforceKind): Promise<string | null> {
  const { rows } = await client.query<{ id: string | null }>(
    `select in_force_revision_id::text as id from ops.workforce_decisions where kind = $1 order by run_id desc limit 1`,
    [kind],
  );
  return rows[0]?.id ?? null;
}

export interface LastFile {
  id: string;
  fileHash: string;
  status: RevisionStatus;
}

/** The file that was read last, accepted or not; null: none was. */
export async function readLastFile(client: ClientBase, kind: WorkforceKind): Promise<LastFile | null> {
  const { rows } = await client.query<LastFile>(
    `select id::text, file_hash as "fileHash", status
     from ops.workforce_revisions where kind = $1 and origin = 'FILE' order by id desc limit 1`,
    [kind],
  );
  return rows[0] ?? null;
}

/** Forgets a file that was refused, before it is judged again. */
export async function deleteRefused(client: ClientBase, revisionId: string): Promise<void> {
  await client.query(`delete from ops.workforce_revisions where id = $1::bigint and status = 'REFUSED'`, [revisionId]);
}

export interface StoredRevision {
  id: string;
  kind: WorkforceKind;
  status: RevisionStatus;
  fileName: string;
  receivedBy: string;
  replacesRevisionId: string | null;
}

export async function readRevision(client: ClientBase, id: string): Promise<StoredRevision | null> {
  const { rows } = await client.query<StoredRevision>(
    `select id::text, kind, status, file_name as "fileName", received_by as "receivedBy", replaces_revision_id::text as "replacesRevisionId"
     from ops.workforce_revisions where id = $1::bigint`,
    [id],
  );
  return rows[0] ?? null;
}

/** How many people two revisions describe differently, and how many there are. A null revision describes nobody. */
export interface PeopleChange {
  changed: number;
  /** Of the source or of one of the revisions. */
  people: number;
}

/** Compares two revisions of the workforce file, person by person. */
export async function countChangedPeople(client: ClientBase, fromId: string | null, toId: string | null): Promise<PeopleChange> {
  const { rows } = await client.query<PeopleChange>(
    `with before as (${periodsOf('$1')}), after as (${periodsOf('$2')})
     select
       (select count(*)::int from before b full join after a using (employee_id) where b.periods is distinct from a.periods) as changed,
       (select count(*)::int from (
          select employee_id from before union select employee_id from after
          union select employee_id from dbo.employees where retired_at is null
        ) p) as people`,
    [fromId, toId],
  );
  return rows[0] ?? { changed: 0, people: 0 };
}

/** SQL: the periods of each person of a revision, as one value that can be compared. */
function periodsOf(parameter: string): string {
  return `select employee_id,
      jsonb_agg(jsonb_build_object('from', valid_from, 'hiredOn', hired_on, 'leftOn', left_on, 'fte', fte, 'pattern', pattern,
        'calendar', calendar) order by valid_from nulls first) as periods
    from ops.workforce_rows where revision_id = ${parameter}::bigint group by employee_id`;
}

export async function readCalendarsOf(client: ClientBase, revisionId: string | null): Promise<RosterCalendar[]> {
  const { rows } = await client.query<{ calendars: RosterCalendar[] | null }>(
    'select calendars from ops.workforce_revisions where id = $1::bigint',
    [revisionId],
  );
  return rows[0]?.calendars ?? [];
}

/** Calendars that a revision of the workforce file names, in the order of its rows, with how many people have them. */
export async function readNamedCalendars(client: ClientBase, revisionId: string | null): Promise<{ calendar: string; people: number }[]> {
  const { rows } = await client.query<{ calendar: string; people: number }>(
    `select calendar, count(distinct employee_id)::int as people
     from ops.workforce_rows where revision_id = $1::bigint and calendar is not null
     group by calendar order by min(line)`,
    [revisionId],
  );
  return rows;
}

/** A run of its own, which makes the data version that a decision holds from. @returns its id */
export async function insertRun(client: ClientBase, by: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `insert into ops.ingest_runs (trigger, triggered_by, status, started_at, finished_at)
     values ('WORKFORCE', $1, 'SUCCEEDED', clock_timestamp(), clock_timestamp())
     returning id::text`,
    [by],
  );
  return rows[0]?.id ?? '';
}

export interface Decision {
  runId: string;
  dataVersion: string;
  kind: WorkforceKind;
  action: 'ACCEPT' | 'UNDO';
  revisionId: string;
  inForceRevisionId: string | null;
  by: string;
}

export async function insertDecision(client: ClientBase, decision: Decision): Promise<void> {
  await client.query('update ops.ingest_runs set data_version = $2::bigint where id = $1::bigint', [decision.runId, decision.dataVersion]);
  await client.query(
    `insert into ops.workforce_decisions (run_id, kind, action, revision_id, in_force_revision_id, decided_by)
     values ($1::bigint, $2, $3, $4::bigint, $5::bigint, $6)`,
    [decision.runId, decision.kind, decision.action, decision.revisionId, decision.inForceRevisionId, decision.by],
  );
}

export async function setReplaced(client: ClientBase, revisionId: string, replacedId: string | null): Promise<void> {
  await client.query('update ops.workforce_revisions set replaces_revision_id = $2::bigint where id = $1::bigint', [
    revisionId,
    replacedId,
  ]);
}
