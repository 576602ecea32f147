import type { PrismaClient } from '../../../db/prisma';
import { todayIn } from '../../../domain/local-date';
import type { CheckFinding, Prisma } from '../../../generated/prisma/client';
import type { Scope } from '../../../mart/select/condition';
import type { ApiContext } from '../../shared/context';
import { encodeCursor } from '../../shared/lists/cursor';
import { toConnection } from '../../shared/lists/page';
import { readPlace } from '../../shared/lists/place';
import { type AcceptedFindings, CHECK_ROWS, CHECK_TOTAL, type FindingRow } from './checks.question';
import type { DataCheckFinding, DataCheckFindingConnection, FindingState } from './checks.types';
import type { CheckName } from './rules/registry';

const ORDER = 'FINDING';
const GONE_ORDER = 'GONE_FINDING';

export interface FindingsRequest {
  check: CheckName;
  scope: Scope;
  size: number;
  after: string | null | undefined;
}

/** What is accepted of each of the checks: keys of findings that are there, with what was found when somebody accepted them. */
export async function readAccepted(
  prisma: PrismaClient,
  checks: readonly CheckName[],
): Promise<Partial<Record<CheckName, AcceptedFindings>>> {
  const rows = await prisma.checkFinding.findMany({
    where: { checkName: { in: [...checks] }, goneAt: null, acceptedAt: { not: null } },
    select: { checkName: true, findingKey: true, what: true },
  });
  const accepted: Partial<Record<CheckName, Record<string, string>>> = {};
  for (const { checkName, findingKey, what } of rows) {
    const ofCheck = accepted[checkName as CheckName] ?? {};
    accepted[checkName as CheckName] = ofCheck;
    ofCheck[findingKey] = what;
  }
  return accepted;
}

/** A page of what the check finds in the data version of the request. */
export async function readFoundPage(
  { mart, prisma, sourceTimeZone }: Pick<ApiContext, 'mart' | 'prisma' | 'sourceTimeZone'>,
  { check, scope, size, after }: FindingsRequest,
  state: Exclude<FindingState, 'GONE'>,
): Promise<DataCheckFindingConnection> {
  const place = readPlace(after, ORDER, [{ type: 'text', nullable: true }, { type: 'text', nullable: true }, { type: 'text' }]);
  const accepted = (await readAccepted(prisma, [check]))[check] ?? {};
  const today = todayIn(sourceTimeZone, new Date());
  const chosen = { today, check, scope, state, accepted };
  const [rows, totalCount] = await Promise.all([
    mart.ask(CHECK_ROWS, { ...chosen, parts: null, after: place, size: size + 1 }),
    mart.ask(CHECK_TOTAL, chosen),
  ]);
  const recorded = await readRecorded(prisma, check, rows);
  return toConnection(
    rows.map((row) => ({ ...toFinding(check, row, state, recorded.get(row.key)), place: row.place })),
    size,
    totalCount,
    ({ place: own }) => encodeCursor(ORDER, own),
  );
}

/** The findings as the tables remember them, by key. */
export async function readRecorded(
  prisma: Pick<Prisma.TransactionClient, 'checkFinding'>,
  check: CheckName,
  rows: readonly Pick<FindingRow, 'key'>[],
): Promise<ReadonlyMap<string, CheckFinding>> {
  const found = await prisma.checkFinding.findMany({ where: { checkName: check, findingKey: { in: rows.map(({ key }) => key) } } });
  return new Map(found.map((row) => [row.findingKey, row]));
}

function toFinding(
  check: CheckName,
  { key, place: _, ...row }: FindingRow,
  state: FindingState,
  recorded?: CheckFinding,
): DataCheckFinding {
  const isAccepted = state === 'ACCEPTED';
  return {
    check,
    id: key,
    ...row,
    state,
    firstSeenAt: recorded?.firstSeenAt ?? null,
    goneAt: null,
    acceptedAt: (isAccepted && recorded?.acceptedAt) || null,
    acceptedBy: (isAccepted && recorded?.acceptedBy) || null,
    note: (isAccepted && recorded?.note) || null,
  };
}

/** A page of what the check found once: of these only ids, dates and figures are kept. */
export async function readGonePage(
  prisma: PrismaClient,
  { check, scope, size, after }: FindingsRequest,
): Promise<DataCheckFindingConnection> {
  const place = readPlace(after, GONE_ORDER, [{ type: 'milliseconds' }, { type: 'text' }]);
  const gone = { checkName: check, goneAt: { not: null }, ...(await ofTeam(prisma, scope)) } satisfies Prisma.CheckFindingWhereInput;
  const [goneAt, key] = place === null ? [] : [new Date(Number(place[0])), place[1] ?? ''];
  const rows = await prisma.checkFinding.findMany({
    where: goneAt ? { AND: [gone, { OR: [{ goneAt: { lt: goneAt } }, { goneAt, findingKey: { gt: key ?? '' } }] }] } : gone,
    orderBy: [{ goneAt: 'desc' }, { findingKey: 'asc' }],
    take: size + 1,
  });
  const totalCount = await prisma.checkFinding.count({ where: gone });
  return toConnection(
    rows.map((row) => toGoneFinding(check, row)),
    size,
    totalCount,
    (node) => encodeCursor(GONE_ORDER, [String(node.goneAt?.getTime()), node.id]),
  );
}

function toGoneFinding(check: CheckName, row: CheckFinding): DataCheckFinding {
  return {
    check,
    id: row.findingKey,
    what: row.what,
    state: 'GONE',
    employeeId: row.employeeId,
    leaveId: row.leaveId === null ? null : String(row.leaveId),
    otherLeaveId: null,
    leaveTypeId: null,
    fiscalYearId: null,
    otherFiscalYearId: null,
    otherEmployeeIds: [],
    firstSeenAt: row.firstSeenAt,
    goneAt: row.goneAt,
    acceptedAt: row.acceptedAt,
    acceptedBy: row.acceptedBy,
    note: row.note,
  };
}

/** Findings about the team of a manager, as it is today, and about nobody in particular. */
async function ofTeam(prisma: PrismaClient, { teamOf }: Scope): Promise<Prisma.CheckFindingWhereInput> {
  if (teamOf === null) return {};
  const manager = await prisma.employee.findUnique({ where: { employeeId: teamOf }, select: { userId: true } });
  const team = manager ? await prisma.employee.findMany({ where: { teamManagerId: manager.userId }, select: { employeeId: true } }) : [];
  return { OR: [{ employeeId: null }, { employeeId: { in: team.map(({ employeeId }) => employeeId) } }] };
}
