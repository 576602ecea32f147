import type { PrismaClient } from '../../../db/prisma';
import { Prisma } from '../../../generated/prisma/client';
import { readAtOnce, TODAY } from '../../shared/as-known/data-state';
import { encodeCursor } from '../../shared/lists/cursor';
import { toConnection } from '../../shared/lists/page';
import type { LeaveConnection } from './leave-connection.types';
import {
  type LeavePageQuestion,
  type LeaveRow,
  type LeaveTotals,
  selectLeaves,
  selectLeavesOfEmployees,
  selectLeaveTotals,
  selectLeaveTotalsOfEmployees,
} from './leaves.sql';

export interface LeaveQuestion extends LeavePageQuestion {
  /** Whether the totals are asked for: they cost more than the page. */
  wantsTotals: boolean;
}

const NOTHING = Prisma.sql`select where false`;

/** One page of leaves: page, totals and data version from one snapshot of the database. */
export async function readLeaves(prisma: PrismaClient, question: LeaveQuestion): Promise<LeaveConnection> {
  const [versions, rows, totals] = await readAtOnce(
    prisma,
    [TODAY],
    [
      prisma.$queryRaw<{ version: string }[]>(TODAY.selectVersion),
      prisma.$queryRaw<LeaveRow[]>(selectLeaves(question)),
      prisma.$queryRaw<LeaveTotals[]>(question.wantsTotals ? selectLeaveTotals(question) : NOTHING),
    ],
  );
  return toLeaveConnection(question, rows, totals[0], versions[0]?.version);
}

/** One page of the leaves of each of the employees, all from one snapshot, in as many statements as one page takes. */
export async function readLeavesOfEmployees(
  prisma: PrismaClient,
  question: LeaveQuestion,
  employeeIds: readonly string[],
): Promise<Map<string, LeaveConnection>> {
  const [versions, rows, totals] = await readAtOnce(
    prisma,
    [TODAY],
    [
      prisma.$queryRaw<{ version: string }[]>(TODAY.selectVersion),
      prisma.$queryRaw<LeaveRow[]>(selectLeavesOfEmployees(question, employeeIds)),
      prisma.$queryRaw<(LeaveTotals & { employeeId: string })[]>(
        question.wantsTotals ? selectLeaveTotalsOfEmployees(question, employeeIds) : NOTHING,
      ),
    ],
  );
  const rowsByEmployee = new Map<string, LeaveRow[]>(employeeIds.map((id) => [id, []]));
  for (const row of rows) rowsByEmployee.get(row.employeeId)?.push(row);
  const totalsByEmployee = new Map(totals.map((row) => [row.employeeId, row]));
  return new Map(
    [...rowsByEmployee].map(([id, own]) => [id, toLeaveConnection(question, own, totalsByEmployee.get(id), versions[0]?.version)]),
  );
}

function toLeaveConnection(
  { size, order }: LeaveQuestion,
  rows: readonly LeaveRow[],
  { leaveCount, leaveDays }: LeaveTotals = { leaveCount: 0, leaveDays: 0 },
  version = '0',
): LeaveConnection {
  const page = toConnection(rows, size, leaveCount, ({ place }) => encodeCursor(order, place));
  return { ...page, totalLeaveDays: leaveDays, dataVersion: version };
}
