import type { ClientBase } from 'pg';
import { fullNameOf } from '../../db/full-name.sql';
import { HELD, LEAVE_VERSIONS } from './leave-versions.sql';

/** The leave type, the fiscal year and the entitlement in a record. */
export interface KnownEntitlement {
  leaveTypeId: string;
  leaveType: string;
  /** Entitlement in millionths of a day; null: the source does not say. */
  granted: number | null;
  transferable: number | null;
  fiscalId: string;
  /** Days since 1970-01-01. */
  fiscalStart: number;
  fiscalEnd: number;
  isCurrent: boolean;
}

/** A record without its leave: the person and the entitlement. */
export interface KnownRecord extends KnownEntitlement {
  leaveId: number;
  employeeId: string;
  userId: number;
  /** Null: no part of a name. */
  fullName: string | null;
  sortName: string;
  searchText: string;
  email: string;
  departmentName: string | null;
  designationId: string | null;
  designationName: string;
  teamManagerId: string | null;
  leaveIssuerId: string | null;
  allocations: readonly { id: number; name: string }[] | null;
}

const PERSON_NAME = `coalesce(
  nullif(btrim(v.first_name || ' ' || coalesce(v.middle_name || ' ', '') || v.last_name), ''),
    'Employee ' || (v.employee_id collate "default"))`;

/** Removes accents and case, as the generated columns `dbo.employees.sort_name` and `search_text` do. */
function fold(text: string): string {
  return `lower(regexp_replace(normalize((${text}) collate "default", nfd), '[\\u0300-\\u036f]', '', 'g'))`;
}

/** The columns of a KnownEntitlement, of a version `v`. */
export const ENTITLEMENT_COLUMNS = `v.leave_type_id::text as "leaveTypeId", v.leave_type as "leaveType",
  (v.default_days * 1000000)::float8 as granted, (v.transferable_days * 1000000)::float8 as transferable, v.fiscal_id::text as "fiscalId",
  v.fiscal_start_date - date '1970-01-01' as "fiscalStart", v.fiscal_end_date - date '1970-01-01' as "fiscalEnd",
    v.fiscal_is_current as "isCurrent"`;

const COLUMNS = `v.leave_id::float8 as "leaveId", v.employee_id as "employeeId", v.user_id::float8 as "userId",
  ${fullNameOf('v')} as "fullName", ${fold(PERSON_NAME)} as "sortName",
  ${fold(`${PERSON_NAME} || ' ' || v.email || ' ' || (v.employee_id collate "default")`)} as "searchText", v.email,
    v.department_name as "departmentName",
  v.designation_id::text as "designationId", coalesce(v.designation_name, '') as "designationName",
    v.team_manager_id::text as "teamManagerId",
  v.leave_issuer_id::text as "leaveIssuerId", v.allocations, ${ENTITLEMENT_COLUMNS}`;

/** Grain: one of the records, with the content that held after the run. */
export async function readKnownRecords(
  client: ClientBase,
  runId: string,
  leaveIds: readonly number[],
): Promise<ReadonlyMap<number, KnownRecord>> {
  const { rows } = await client.query<KnownRecord>(
    `select ${COLUMNS} from ${LEAVE_VERSIONS} v where v.leave_id = any($2::bigint[]) and ${HELD}`,
    [runId, leaveIds],
  );
  return new Map(rows.map((row) => [row.leaveId, row]));
}
