import type { LeaveRows } from './rows';

/** Columns for leaves whose number is known only once all are read; they double where they are full. */
export function createLeaveColumns(expected: number): { add(): number; rows: LeaveRows } {
  const rows: LeaveRows = allocate(Math.max(16, expected));
  let room = Math.max(16, expected);
  return {
    rows,
    /** @returns the place of one more leave. */
    add() {
      if (rows.count === room) {
        room *= 2;
        grow(rows, room);
      }
      return rows.count++;
    },
  };
}

const INT_COLUMNS = ['person', 'status', 'micro', 'start', 'end', 'requestedDay'] as const;
const FLOAT_COLUMNS = [
  'id',
  'leaveTypeId',
  'fiscalId',
  'leaveIssuerId',
  'departmentId',
  'designationId',
  'teamManagerId',
  'requestedAt',
  'updatedAt',
  'decisionDays',
] as const;

function allocate(room: number): LeaveRows {
  return {
    count: 0,
    ...(Object.fromEntries(INT_COLUMNS.map((name) => [name, new Int32Array(room)])) as Record<(typeof INT_COLUMNS)[number], Int32Array>),
    ...(Object.fromEntries(FLOAT_COLUMNS.map((name) => [name, new Float64Array(room)])) as Record<
      (typeof FLOAT_COLUMNS)[number],
      Float64Array
    >),
  };
}

function grow(rows: LeaveRows, room: number): void {
  for (const name of INT_COLUMNS) {
    const larger = new Int32Array(room);
    larger.set(rows[name]);
    rows[name] = larger;
  }
  for (const name of FLOAT_COLUMNS) {
    const larger = new Float64Array(room);
    larger.set(rows[name]);
    rows[name] = larger;
  }
}
