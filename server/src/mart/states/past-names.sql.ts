import type { ClientBase } from 'pg';
import { fullName, fullNameOf } from '../../db/full-name.sql';
import { LEAVE_VERSIONS, RECENCY } from './leave-versions.sql';

/** Something that records said from one run up to, not including, another. */
export interface Span {
  fromRunId: number;
  /** Infinity: it held. */
  untilRunId: number;
}

/** An employee's record that holds a name. */
export interface EmployeeSpan extends Span {
  employeeId: string;
  userId: string;
  fullName: string | null;
  /** Of the newest of the records. */
  updatedAt: number;
  leaveId: number;
}

/** A record that names its default leave issuer. */
export interface NamingSpan extends Span {
  userId: string;
  fullName: string | null;
  updatedAt: number;
  leaveId: number;
}

/** A record that refers to somebody. */
export interface ReferenceSpan extends Span {
  userId: string;
}

const SPAN = `v.valid_from_run_id::float8 as "fromRunId", coalesce(v.valid_to_run_id::float8, 'Infinity') as "untilRunId"`;
const NEWEST = `(max(${RECENCY}))[1]::float8 as "updatedAt", (max(${RECENCY}))[2]::float8 as "leaveId"`;
const KNOWN = 'v.valid_from_run_id <= $1::bigint';

/** Grain: employee who ever had one of the user ids x what the records say of user id and name x span. */
export async function readEmployeeSpans(client: ClientBase, runId: string, userIds: readonly string[]): Promise<EmployeeSpan[]> {
  const { rows } = await client.query<EmployeeSpan>(
    `select v.employee_id as "employeeId", v.user_id::text as "userId",
       ${fullNameOf('v')} as "fullName", ${SPAN}, ${NEWEST}
     from ${LEAVE_VERSIONS} v
     where ${KNOWN} and v.employee_id in (select v.employee_id from ${LEAVE_VERSIONS} v where ${KNOWN} and v.user_id = any($2::bigint[]))
     group by 1, 2, 3, 4, 5`,
    [runId, userIds],
  );
  return rows;
}

/** Grain: default leave issuer x name x span. */
export async function readNamingSpans(client: ClientBase, runId: string, userIds: readonly string[]): Promise<NamingSpan[]> {
  const name = fullName('v.default_leave_issuer_first_name', 'v.default_leave_issuer_middle_name', 'v.default_leave_issuer_last_name');
  const { rows } = await client.query<NamingSpan>(
    `select v.default_leave_issuer_id::text as "userId", ${name} as "fullName", ${SPAN}, ${NEWEST}
     from ${LEAVE_VERSIONS} v
     where ${KNOWN} and v.default_leave_issuer_id = any($2::bigint[])
     group by 1, 2, 3, 4`,
    [runId, userIds],
  );
  return rows;
}

/** Grain: person in one of the columns x span. */
export async function readReferenceSpans(
  client: ClientBase,
  runId: string,
  userIds: readonly string[],
  columns: readonly ('team_manager_id' | 'default_leave_issuer_id' | 'current_leave_issuer_id')[],
): Promise<ReferenceSpan[]> {
  const parts = columns.map(
    (column) => `select v.${column}::text as "userId", ${SPAN} from ${LEAVE_VERSIONS} v where ${KNOWN} and v.${column} = any($2::bigint[])`,
  );
  const { rows } = await client.query<ReferenceSpan>(parts.join(' union '), [runId, userIds]);
  return rows;
}
