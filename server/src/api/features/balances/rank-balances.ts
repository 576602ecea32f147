import { readBalances } from '../../../mart/balances/balance-reader';
import type { BalanceRows } from '../../../mart/balances/balance-rows';
import type { BalanceOrder } from './balance-list.types';
import type { ChosenBalances } from './choose-balances';

/** What each order sorts by: a column, descending where its sign is -1. NAME goes only by the person. */
const SORTED: Readonly<Record<BalanceOrder, { column: 'forfeitRisk' | 'available' | 'utilisation'; sign: 1 | -1 } | null>> = {
  FORFEIT_RISK_DESC: { column: 'forfeitRisk', sign: -1 },
  AVAILABLE_DESC: { column: 'available', sign: -1 },
  AVAILABLE_ASC: { column: 'available', sign: 1 },
  UTILISATION_DESC: { column: 'utilisation', sign: -1 },
  UTILISATION_ASC: { column: 'utilisation', sign: 1 },
  NAME: null,
};

/** The requested balances, in the order of people and then of leave types. */
export interface RankedBalances {
  /** What the order sorts by, ascending, before people and leave types. Infinity: unknown. */
  rank: Float64Array;
  /** Which balance it is: `person * leaveTypes.length + leave type`, as a place in the chosen leave types. */
  place: Int32Array;
}

/** @param onPerson is called with the balances of each person. */
export function rankBalances(
  { state, people, leaveTypes, reader }: ChosenBalances,
  orderBy: BalanceOrder,
  onPerson: (rows: BalanceRows) => void,
  throwIfCancelled: () => void,
): RankedBalances {
  const sorted = SORTED[orderBy];
  const placeOf = new Int32Array(state.leaveTypes.count);
  for (const [place, type] of leaveTypes.entries()) placeOf[type] = place;
  const rank = new Float64Array(state.people.count * leaveTypes.length);
  const place = new Int32Array(rank.length);
  let count = 0;
  for (let person = 0; person < state.people.count; person++) {
    if ((person & 1023) === 0) throwIfCancelled();
    if (people && people[person] === 0) continue;
    const rows = readBalances(reader, person);
    onPerson(rows);
    if (sorted) rankColumn(rows[sorted.column], sorted.sign, rows.count, rank, count);
    for (let row = 0; row < rows.count; row++) place[count++] = person * leaveTypes.length + placeOf[rows.leaveType[row]!]!;
  }
  return { rank: rank.subarray(0, count), place: place.subarray(0, count) };
}

function rankColumn(column: Float64Array, sign: number, count: number, rank: Float64Array, from: number): void {
  for (let row = 0; row < count; row++) {
    const value = column[row]!;
    rank[from + row] = Number.isNaN(value) ? Number.POSITIVE_INFINITY : sign * value;
  }
}
