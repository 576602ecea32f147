import { readBalances } from '../../../mart/balances/balance-reader';
import { type BalanceRows, createSharedBalanceRows } from '../../../mart/balances/balance-rows';
import { answerBy } from '../../../mart/question';
import { sharedInt32, textAt } from '../../../mart/shared-columns';
import { BALANCE_EXPORT_ROWS, type BalanceExportAnswer } from './balance.question';
import { chooseBalances } from './choose-balances';
import { carriesFromId } from './describe-balance';
import { rankBalances } from './rank-balances';

/** Balances are computed twice: once for their order, and once to put each row at its place. */
export const answerBalanceExport = answerBy(BALANCE_EXPORT_ROWS, (view, question): BalanceExportAnswer => {
  const chosen = chooseBalances(view, question);
  const { state, leaveTypes, reader } = chosen;
  const { rank, place } = rankBalances(chosen, 'FORFEIT_RISK_DESC', () => undefined, view.throwIfCancelled);
  const order = Int32Array.from(place.keys()).sort((a, b) => rank[a]! - rank[b]! || a - b);
  view.throwIfCancelled();
  const target = new Int32Array(order.length);
  for (let at = 0; at < order.length; at++) target[order[at]!] = at;
  const rows = createSharedBalanceRows(order.length);
  const columns = pairColumns(reader.rows, rows);
  const employee = sharedInt32(order.length);
  const employeeIds: string[] = [];
  for (let first = 0; first < order.length; first += reader.rows.count) {
    const person = Math.floor(place[first]! / leaveTypes.length);
    readBalances(reader, person);
    for (let row = 0; row < reader.rows.count; row++) {
      const at = target[first + row]!;
      for (const { from, to } of columns) to[at] = from[row]!;
      employee[at] = employeeIds.length;
    }
    employeeIds.push(textAt(state.people.id, person));
    if ((employeeIds.length & 1023) === 0) view.throwIfCancelled();
  }
  rows.count = order.length;
  return {
    employeeIds,
    leaveTypeIds: Array.from({ length: state.leaveTypes.count }, (_, type) => textAt(state.leaveTypes.id, type)),
    carriesFromId: rows.count === 0 ? null : carriesFromId(state, rows.fiscalYear[0]!),
    employee,
    rows,
  };
});

/** Columns of the same name in both. */
function pairColumns(from: BalanceRows, to: BalanceRows) {
  const { count: _, ...columns } = to;
  return (Object.keys(columns) as (keyof typeof columns)[]).map((name) => ({ from: from[name], to: to[name] }));
}
