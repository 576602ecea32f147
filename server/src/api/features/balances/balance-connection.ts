import { isSourceId } from '../../../domain/id-text';
import { invalidInput } from '../../../errors';
import type { Viewer } from '../../shared/auth/viewer';
import type { ApiContext } from '../../shared/context';
import { readLeaveTypes } from '../../shared/filters/dimension-lists';
import { decodeCursor, encodeCursor } from '../../shared/lists/cursor';
import { toConnection } from '../../shared/lists/page';
import { BALANCE_PAGE, type BalancePlace } from './balance.question';
import type { BalanceFilter } from './balance-filter.input';
import type { BalanceConnection, BalanceOrder } from './balance-list.types';
import { readBalanceScope } from './balance-scope';
import { buildBalance } from './build-balance';

interface Question {
  filter: BalanceFilter | null;
  asOf: string;
  orderBy: BalanceOrder;
  size: number;
  after: string | null;
  withLedgers: boolean;
}

const CURSOR_KEYS = 4;

/** A page of balances of those whom the viewer may see. */
export async function readBalanceConnection(
  { prisma, mart }: Pick<ApiContext, 'prisma' | 'mart'>,
  viewer: Viewer,
  { filter, asOf, orderBy, size, after, withLedgers }: Question,
): Promise<BalanceConnection> {
  const afterPlace = readCursor(after, orderBy);
  const { fiscalYear, fiscalYears, balances } = await readBalanceScope(prisma, viewer, filter, asOf);
  const leaveTypes = await readLeaveTypes(prisma);
  const { dataVersion } = mart;
  const { total, totals, page } = await mart.ask(BALANCE_PAGE, { ...balances, orderBy, size, after: afterPlace, withLedgers });
  const typesById = new Map(leaveTypes.map((type) => [type.id, type]));
  const placed = page.flatMap(({ balance, place }) => {
    const node = fiscalYear && buildBalance(balance, typesById, fiscalYear, fiscalYears, asOf);
    return node ? [{ node, place }] : [];
  });
  const places = new Map(placed.map(({ node, place }) => [node, place]));
  const sums = new Map(totals.map(({ leaveTypeId, ...sum }) => [leaveTypeId, sum]));
  return {
    ...toConnection([...places.keys()], size, total.balanceCount, (node) => writeCursor(orderBy, places.get(node))),
    dataVersion,
    fiscalYear,
    asOf,
    total: { leaveType: null, ...total },
    totalsByLeaveType: leaveTypes.flatMap((leaveType) => {
      const sum = sums.get(leaveType.id);
      return sum ? [{ ...sum, leaveType }] : [];
    }),
  };
}

function writeCursor(orderBy: BalanceOrder, place: BalancePlace | undefined): string {
  return encodeCursor(orderBy, place ? [String(place.rank), place.name, place.employeeId, place.leaveTypeId] : []);
}

/** @throws {AppError} BAD_USER_INPUT for a cursor of another list, and for keys that no balance can have. */
function readCursor(after: string | null, orderBy: BalanceOrder): BalancePlace | null {
  const keys = decodeCursor(after, orderBy, CURSOR_KEYS);
  if (keys === null) return null;
  const [rank = '', name = '', employeeId = '', leaveTypeId = ''] = keys.map((key) => key ?? '');
  const isSound = /^-?(\d+(\.\d+)?(e[-+]?\d+)?|Infinity)$/.test(rank) && isSourceId(leaveTypeId);
  if (!isSound) throw invalidInput('after is not a cursor of this list.');
  return { rank: Number(rank), name, employeeId, leaveTypeId };
}
