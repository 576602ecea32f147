import { toDays } from '../../../domain/micro-days';
import { readBalances } from '../../../mart/balances/balance-reader';
import type { BalanceRows } from '../../../mart/balances/balance-rows';
import { textAt } from '../../../mart/shared-columns';
import { type MartState, NONE } from '../../../mart/state';
import type { BalanceFigures, BalanceRow } from './balance.question';
import type { ChosenBalances } from './choose-balances';
import { computeLedger } from './ledger';

/** The figures of one row in the units of the API. Only here and in the ledger millionths become days. */
export function describeFigures(rows: BalanceRows, row: number): BalanceFigures {
  const days = (column: Float64Array) => toDays(column[row]!);
  return {
    entitlement: orNull(days(rows.entitlement)),
    isEntitlementAssumed: rows.isAssumed[row] === 1,
    transferable: orNull(days(rows.transferable)),
    carriedIn: orNull(days(rows.carriedIn)),
    isCarriedInProjected: rows.isProjected[row] === 1,
    isObserved: rows.isObserved[row] === 1,
    taken: days(rows.taken),
    scheduled: days(rows.scheduled),
    pending: days(rows.pending),
    available: orNull(days(rows.available)),
    ifApproved: orNull(days(rows.ifApproved)),
    unused: orNull(days(rows.unused)),
    unusedCarriedIn: orNull(days(rows.unusedCarriedIn)),
    forfeitRisk: orNull(days(rows.forfeitRisk)),
    utilisation: orNull(rows.utilisation[row]!),
    pace: orNull(rows.pace[row]!),
  };
}

/** All balances of a person, in the order of the chosen leave types. */
export function describeBalances({ state, reader, asOf }: ChosenBalances, person: number, withLedgers: boolean): BalanceRow[] {
  const rows = readBalances(reader, person);
  return Array.from({ length: rows.count }, (_, row) => {
    const [leaveType, fiscalYear] = [rows.leaveType[row]!, rows.fiscalYear[row]!];
    const explained = {
      person,
      leaveType,
      fiscalYear,
      entitlement: rows.entitlement[row]!,
      carriedIn: rows.carriedIn[row]!,
      available: rows.available[row]!,
    };
    return {
      employeeId: textAt(state.people.id, person),
      leaveTypeId: textAt(state.leaveTypes.id, leaveType),
      carriesFromId: carriesFromId(state, fiscalYear),
      ...describeFigures(rows, row),
      ...(withLedgers ? computeLedger(state, explained, asOf) : { ledger: [], ledgerResidual: null }),
    };
  });
}

/** The id of the fiscal year that another one carries in from. */
export function carriesFromId({ fiscalYears }: MartState, fiscalYear: number): string | null {
  const from = fiscalYears.carriesFrom[fiscalYear]!;
  return from === NONE ? null : textAt(fiscalYears.id, from);
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
