import type { LeaveRows } from '../build/rows';
import type { RowReader } from './binary-copy';

/** Reads the columns of a leave that follow its id and its person, in the order of the statements of current and of earlier leaves. */
export function readLeaveColumns(row: RowReader, rows: LeaveRows, at: number): void {
  rows.leaveTypeId[at] = row.int8();
  rows.fiscalId[at] = row.int8();
  rows.leaveIssuerId[at] = row.int8();
  rows.status[at] = row.int4();
  rows.micro[at] = row.int4();
  rows.start[at] = row.date();
  rows.end[at] = row.date();
  rows.requestedAt[at] = row.instant();
  rows.requestedDay[at] = row.date();
  rows.updatedAt[at] = row.instant();
  rows.departmentId[at] = row.int4();
  rows.designationId[at] = row.int8();
  rows.teamManagerId[at] = row.int8();
}
