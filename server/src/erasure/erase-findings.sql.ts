import type { ClientBase } from 'pg';
import { anonymousEmployeeId } from '../ingest/anonymise';
import type { KnownPerson } from './person.sql';

/** Findings about the person as such; their keys begin with the employee number. Those about a leave are named by the leave. */
const OF_PERSON = 'f.employee_id = any($1::text[]) and f.leave_id is null';

/**
 * Deletes the findings that the employee number names: the next check records what it still finds, under the anonymous number. The audit of
 * their acceptance gets the anonymous number, too. Findings about leave stay.
 * @returns the number of changed or deleted rows by table
 */
export async function eraseFindings(client: ClientBase, { employeeIds }: KnownPerson, id: string): Promise<Record<string, number>> {
  const audited = await client.query(
    `with gone as (
       select f.check_name, f.finding_key, $2 || substr(f.finding_key, length(f.employee_id) + 1) as anonymous_key
       from ops.check_findings f where ${OF_PERSON}
     )
     update ops.audit_entries a
     set detail = jsonb_set(a.detail, '{findings}', (
       select jsonb_agg(coalesce(g.anonymous_key, k.key) order by k.place)
       from jsonb_array_elements_text(a.detail -> 'findings') with ordinality k (key, place)
       left join gone g on g.check_name = a.detail ->> 'check' and g.finding_key = k.key
     ))
     where a.action in ('ACCEPT_CHECK_FINDINGS', 'REOPEN_CHECK_FINDINGS')
       and exists (select from gone g where g.check_name = a.detail ->> 'check' and a.detail -> 'findings' ? g.finding_key)`,
    [employeeIds, anonymousEmployeeId(id)],
  );
  const findings = await client.query(`delete from ops.check_findings f where ${OF_PERSON}`, [employeeIds]);
  return { 'ops.audit_entries': audited.rowCount ?? 0, 'ops.check_findings': findings.rowCount ?? 0 };
}
