import { AppError } from '../../../errors';
import { TODAY } from '../../shared/as-known/data-state';
import type { Viewer } from '../../shared/auth/viewer';
import type { ApiContext } from '../../shared/context';
import { readLeaveTypes } from '../../shared/filters/dimension-lists';
import { type CursorKeys, decodeCursor, encodeCursor } from '../../shared/lists/cursor';
import { toConnection } from '../../shared/lists/page';
import type { BalanceFilter } from './balance-filter.input';
import type { BalanceConnection, BalanceOrder, BalanceTotals } from './balance-list.types';
import { readBalancePage } from './balance-page.sql';
import { readBalanceScope } from './balance-scope';
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
  const afterKeys = readCursor(after, orderBy);
  const { fiscalYear, scope } = await readBalanceScope(prisma, viewer, filter, asOf);
  const leaveTypes = await readLeaveTypes(prisma);
  const { dataVersion, rows, totals, totalCount } = await readBalancePage(prisma, TODAY, {
    ...scope,
    orderBy,
    size,
    after: afterKeys,
    withLedgers,
  });
  const sums = new Map(totals.map(({ leaveTypeId, ...sum }) => [leaveTypeId, sum]));
  const placed = fiscalYear ? toBalances(rows, leaveTypes, fiscalYear, asOf) : [];
  return {
    ...toConnection(placed, size, totalCount, ({ cursorKeys }) => encodeCursor(orderBy, cursorKeys)),
    dataVersion,
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
  const [rank, , , leaveTypeId] = keys.map((key) => key ?? '');
  const isSound = rank && /^-?(\d+(\.\d+)?(e[-+]?\d+)?|Infinity)$/.test(rank) && leaveTypeId && /^-?\d{1,18}$/.test(leaveTypeId);
  if (!isSound) throw new AppError('BAD_USER_INPUT', { userMessage: 'after is not a cursor of this list.' });
  return keys;
}
