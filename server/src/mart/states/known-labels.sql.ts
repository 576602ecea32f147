import type { ClientBase } from 'pg';
import { ENTITLEMENT_COLUMNS, type KnownEntitlement } from './known-records.sql';
import { HELD, LEAVE_VERSIONS, RECENCY } from './leave-versions.sql';

/** The names of designations after the run, by id: as in the newest record with each. */
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
 * Grain: leave type × fiscal year of versions that had ended by the run, newest first, each with its last content. They keep known what no
 * current record names.
 */
export async function readPastEntitlements(client: ClientBase, runId: string): Promise<KnownEntitlement[]> {
  const { rows } = await client.query<KnownEntitlement>(
    `select ${ENTITLEMENT_COLUMNS}
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

/** Ids in versions that began or ended after a run. */
export interface Mentions {
  /** Of the leave's person or its default issuer. */
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

/** Department ids by name. Both are fixed: the name is the key. */
export async function readDepartmentIds(client: ClientBase): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ id: string; name: string }>(
    'select department_id::text as id, department_name as name from dbo.departments',
  );
  return new Map(rows.map(({ id, name }) => [name, id]));
}
