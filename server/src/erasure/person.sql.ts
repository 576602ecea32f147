import type { ClientBase } from 'pg';
import { fullName } from '../db/full-name.sql';

/** Everything that a person was ever known by in the records. */
export interface KnownPerson {
  /** More than one where records with the person's userId have another empId. */
  employeeIds: string[];
  userIds: string[];
  /** Lower case. */
  emails: string[];
  fullNames: string[];
  firstNames: string[];
  lastNames: string[];
  leaveIds: string[];
}

/** Returns what any version of any record says of the employee; null where no record and no workforce file ever named one. */
export async function readKnownPerson(client: ClientBase, employeeId: string): Promise<KnownPerson | null> {
  const { rows } = await client.query<KnownPerson>(
    `with own_users as (
       select distinct userid from raw.leave_record_versions where empid = $1
     ), own as (
       select v.record_id, v.empid, v.userid, v.firstname, v.middlename, v.lastname, lower(btrim(v.email)) as email
       from raw.leave_record_versions v where v.empid = $1 or v.userid in (select userid from own_users)
     )
     select array_agg(distinct empid::text) as "employeeIds", array_agg(distinct userid) as "userIds",
       coalesce(array_agg(distinct email) filter (where email <> ''), '{}') as emails,
       coalesce(array_agg(distinct ${fullName('firstname', 'middlename', 'lastname')})
         filter (where firstname <> '' and lastname <> ''), '{}') as "fullNames",
       coalesce(array_agg(distinct firstname) filter (where firstname <> ''), '{}') as "firstNames",
       coalesce(array_agg(distinct lastname) filter (where lastname <> ''), '{}') as "lastNames",
       array_agg(distinct record_id::text) as "leaveIds"
     from own
     having count(*) > 0`,
    [employeeId],
  );
  if (rows[0]) return rows[0];
  const { rowCount } = await client.query('select from ops.workforce_rows where employee_id = $1 limit 1', [employeeId]);
  const nothing = { userIds: [], emails: [], fullNames: [], firstNames: [], lastNames: [], leaveIds: [] };
  return rowCount === 1 ? { employeeIds: [employeeId], ...nothing } : null;
}
