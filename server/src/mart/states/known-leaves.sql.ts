import { type ClientBase, escapeLiteral } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { statusOf } from '../../db/leave-status.sql';
import { LEAVE_STATUSES } from '../../domain/leave-status';
import { createLeaveColumns } from '../build/leave-columns';
import type { LeaveRows } from '../build/rows';
import { readBinaryCopy } from '../load/binary-copy';
import { readDecisionDays } from '../load/decision-days.sql';
import { readLeaveColumns } from '../load/read-leave-columns';
import { LEAVE_VERSIONS } from './leave-versions.sql';

const STATUSES = LEAVE_STATUSES.map((status) => escapeLiteral(status)).join(', ');
const STATUS_ORDINAL = `array_position(array[${STATUSES}], ${statusOf('v.source_status')}) - 1`;

export interface KnownLeaves {
  /** `person` is filled in later: people are known after their leaves. */
  rows: LeaveRows;
  /** The empId of each row. */
  employeeIds: string[];
}

interface Options {
  runId: string;
  sourceTimeZone: string;
  /** Only leaves with a version that began or ended after this run; null: all. */
  changedAfterRunId: string | null;
}

/** Grain: leave that was known after the run and not retired, with the content that held. */
export async function readKnownLeaves(client: ClientBase, { runId, sourceTimeZone, changedAfterRunId }: Options): Promise<KnownLeaves> {
  const run = BigInt(runId);
  const isHeld = `v.valid_from_run_id <= ${run} and (v.valid_to_run_id is null or v.valid_to_run_id > ${run})`;
  const after = changedAfterRunId === null ? null : BigInt(changedAfterRunId);
  const isChanged = after === null ? 'true' : `(v.valid_from_run_id > ${after} or v.valid_to_run_id > ${after})`;
  const { add, rows } = createLeaveColumns(0);
  const employeeIds: string[] = [];
  const stream = client.query(
    copyTo(`copy (
      select v.leave_id, v.employee_id, v.leave_type_id, v.fiscal_id, v.leave_issuer_id, ${STATUS_ORDINAL}, (v.leave_days * 1000000)::int4,
        v.start_date, v.end_date, v.created_at, (v.created_at at time zone ${escapeLiteral(sourceTimeZone)})::date, v.source_updated_at,
        d.department_id, v.designation_id, v.team_manager_id
      from ${LEAVE_VERSIONS} v
      left join dbo.departments d on d.department_name = v.department_name
      where ${isHeld} and ${isChanged}
    ) to stdout (format binary)`),
  );
  await readBinaryCopy(stream, (row) => {
    const at = add();
    rows.id[at] = row.int8();
    employeeIds.push(row.text());
    readLeaveColumns(row, rows, at);
  });
  const ids = after === null ? null : [...rows.id.subarray(0, rows.count)];
  const decisionDays = await readDecisionDays(client, { ids, untilRunId: runId });
  for (let at = 0; at < rows.count; at++) rows.decisionDays[at] = decisionDays.get(rows.id[at]!) ?? Number.NaN;
  return { rows, employeeIds };
}
