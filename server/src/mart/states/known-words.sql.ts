import type { ClientBase } from 'pg';
import { KIND_COLUMNS, type KnownKind } from './known-records.sql';
import { HELD, LEAVE_VERSIONS, RECENCY } from './leave-versions.sql';

/** The names of designations after the run, by id: what the newest record with each of them says. */
export async function readKnownDesignations(
  client: ClientBase,
  runId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ id: string; name: string }>(
    `select n.designation_id::text as id, coalesce(v.designation_name, '') as name
     from (
       select v.designation_id, max(${RECENCY}) as recency
       from ${LEAVE_VERSIONS} v
       where v.designation_id = any($2::bigint[]) and ${HELD}
       group by v.designation_id
     ) n
     join ${LEAVE_VERSIONS} v on v.leave_id = n.recency[2] and ${HELD}`,
    [runId, ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/**
 * Grain: leave type x fiscal year of any version that had ended by the run, with the last content of then, the newest kinds first. Of a
 * pair that no record names any more, this is what stays known.
 */
export async function readPastKinds(client: ClientBase, runId: string): Promise<KnownKind[]> {
  const { rows } = await client.query<KnownKind>(
    `select ${KIND_COLUMNS}
     from (
       select max(array[v.valid_to_run_id] || ${RECENCY} || v.valid_from_run_id) as recency
       from ${LEAVE_VERSIONS} v
       where v.valid_to_run_id <= $1::bigint
       group by v.leave_type_id, v.fiscal_id
     ) n
     join ${LEAVE_VERSIONS} v on v.leave_id = n.recency[3] and v.valid_from_run_id = n.recency[4]
     order by n.recency desc`,
    [runId],
  );
  return rows;
}

/** Ids that versions name which began or ended after a run. */
export interface Mentions {
  /** As person of the leave, or as somebody who decides on it by default. */
  userIds: ReadonlySet<string>;
  designationIds: ReadonlySet<string>;
}

export async function readMentions(client: ClientBase, afterRunId: string): Promise<Mentions> {
  const { rows } = await client.query<{ userId: string; issuerId: string | null; designationId: string | null }>(
    `select distinct v.user_id::text as "userId", v.default_leave_issuer_id::text as "issuerId", v.designation_id::text as "designationId"
     from ${LEAVE_VERSIONS} v
     where v.valid_from_run_id > $1::bigint or v.valid_to_run_id > $1::bigint`,
    [afterRunId],
  );
  return {
    userIds: new Set(rows.flatMap(({ userId, issuerId }) => (issuerId === null ? [userId] : [userId, issuerId]))),
    designationIds: new Set(rows.flatMap(({ designationId }) => designationId ?? [])),
  };
}

/** From the names of all departments to their ids. Neither ever changes: the name is the key. */
export async function readDepartmentIds(client: ClientBase): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ id: string; name: string }>(
    'select department_id::text as id, department_name as name from dbo.departments',
  );
  return new Map(rows.map(({ id, name }) => [name, id]));
}
