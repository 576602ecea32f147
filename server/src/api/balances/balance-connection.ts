import { AppError } from '../../errors';
import { Prisma } from '../../generated/prisma/client';
import { TODAY } from '../as-known/data-state';
import type { Viewer } from '../auth/viewer';
import { type CursorKeys, decodeCursor, encodeCursor } from '../connections/cursor';
import { toConnection } from '../connections/page';
import type { ApiContext } from '../context';
import { checkFilter } from '../filters/checked-filter';
import { readLeaveTypes } from '../filters/dimension-lists';
import { readFiscalYears } from '../filters/fiscal-years';
import { anyOf, whereEmployee } from '../filters/leave-filter.sql';
import type { BalanceFilter } from './balance-filter.input';
import type { BalanceConnection, BalanceOrder, BalanceTotals } from './balance-list.types';
import { readBalancePage } from './balance-page.sql';
import { chooseFiscalYear } from './balance-question';
import { toBalances } from './to-balances';

interface Question {
  filter: BalanceFilter | null;
  asOf: string;
  orderBy: BalanceOrder;
  size: number;
  after: string | null;
  withLedgers: boolean;
}

const CURSOR_KEYS = 4;
const NOTHING: BalanceTotals = {
  leaveType: null,
  employeeCount: 0,
  balanceCount: 0,
  unknownCarriedInCount: 0,
  unobservedCount: 0,
  entitlement: null,
  carriedIn: null,
  taken: 0,
  scheduled: 0,
  pending: 0,
  available: null,
  ifApproved: null,
  forfeitRisk: null,
};

/** A page of balances of those whom the viewer may see. */
export async function readBalanceConnection(
  { prisma }: Pick<ApiContext, 'prisma'>,
  viewer: Viewer,
  { filter, asOf, orderBy, size, after, withLedgers }: Question,
): Promise<BalanceConnection> {
  const { fiscalYearId = null, asOf: _, ...lists } = filter ?? {};
  const checked = checkFilter(lists, viewer);
  const afterKeys = readCursor(after, orderBy);
  const fiscalYear = chooseFiscalYear(await readFiscalYears(prisma), fiscalYearId, asOf);
  const leaveTypes = await readLeaveTypes(prisma);
  const { rows, totals, totalCount } = await readBalancePage(prisma, TODAY, {
    employees: whereEmployee(checked, viewer),
    leaveTypes: anyOf(Prisma.sql`t.leave_type_id`, checked.leaveTypes, 'bigint') ?? Prisma.sql`true`,
    fiscalIds: fiscalYear ? [fiscalYear.id] : [],
    asOf,
    orderBy,
    size,
    after: afterKeys,
    withLedgers,
  });
  const sums = new Map(totals.map(({ leaveTypeId, ...sum }) => [leaveTypeId, sum]));
  const placed = fiscalYear ? toBalances(rows, leaveTypes, fiscalYear, asOf) : [];
  return {
    ...toConnection(placed, size, totalCount, ({ cursorKeys }) => encodeCursor(orderBy, cursorKeys)),
    fiscalYear,
    asOf,
    total: { ...NOTHING, ...sums.get(null) },
    totalsByLeaveType: leaveTypes.flatMap((leaveType) => {
      const sum = sums.get(leaveType.id);
      return sum ? [{ ...sum, leaveType }] : [];
    }),
  };
}

/** @throws {AppError} BAD_USER_INPUT for a cursor of another list, and for keys that no balance can have. */
function readCursor(after: string | null, orderBy: BalanceOrder): CursorKeys | null {
  const keys = decodeCursor(after, orderBy, CURSOR_KEYS);
  if (keys === null) return null;
  const [rank, name, employeeId, leaveTypeId] = keys.map((key) => key ?? '');
  const isSound = rank && /^-?(\d+(\.\d+)?(e[-+]?\d+)?|Infinity)$/.test(rank) && leaveTypeId && /^-?\d{1,18}$/.test(leaveTypeId);
  if (!isSound || `${name}${employeeId}`.includes('\0')) {
    throw new AppError('BAD_USER_INPUT', { userMessage: 'after is not a cursor of this list.' });
  }
  return keys;
}
