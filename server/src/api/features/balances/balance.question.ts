import type { BalanceRows } from '../../../mart/balances/balance-rows';
import { defineQuestion } from '../../../mart/question';
import type { LeaveCondition, Scope } from '../../../mart/select/condition';
import type { LeaveBalance } from './balance.types';
import type { BalanceOrder, BalanceTotals } from './balance-list.types';

/** What is computed of a balance, without its ledger. */
export type BalanceFigures = Omit<
  LeaveBalance,
  'employeeId' | 'leaveType' | 'fiscalYear' | 'carriesFrom' | 'asOf' | 'ledger' | 'ledgerResidual'
>;

/** A balance with its leave type and the fiscal year that it carries in from by their ids. */
export type BalanceRow = Omit<LeaveBalance, 'leaveType' | 'fiscalYear' | 'carriesFrom' | 'asOf'> & {
  leaveTypeId: string;
  carriesFromId: string | null;
};

/** Where a balance stands in an order. */
export interface BalancePlace {
  /** What the order sorts by, ascending; Infinity: unknown. */
  rank: number;
  /** Of the person: the folded name, and empId. */
  name: string;
  employeeId: string;
  leaveTypeId: string;
}

export interface PlacedBalance {
  balance: BalanceRow;
  place: BalancePlace;
}

/** Sums over the balances of one leave type. */
export type LeaveTypeTotals = Omit<BalanceTotals, 'leaveType'> & { leaveTypeId: string };

/** Which balances are requested. */
export interface Balances {
  /** Which people and leave types; nothing else of a condition restricts balances. */
  condition: Pick<LeaveCondition, 'choices'>;
  scope: Scope;
  /** Null: there is no fiscal year, and nobody has a balance. */
  fiscalYearId: string | null;
  /** The business date, `YYYY-MM-DD`. */
  asOf: string;
}

export interface BalancePageQuestion extends Balances {
  orderBy: BalanceOrder;
  size: number;
  /** The place after which to go on; null: from the beginning. */
  after: BalancePlace | null;
  withLedgers: boolean;
}

export interface BalancePageAnswer {
  total: Omit<BalanceTotals, 'leaveType'>;
  /** Of each leave type with a balance. */
  totals: LeaveTypeTotals[];
  /** One more than the size where there are more. */
  page: PlacedBalance[];
}

/** A page of balances in an order, with the sums over all of them. */
export const BALANCE_PAGE = defineQuestion<BalancePageQuestion, BalancePageAnswer>('balancePage');

export interface EmployeeBalancesQuestion extends Balances {
  withLedgers: boolean;
}

/** All balances of a few people. */
export const EMPLOYEE_BALANCES = defineQuestion<EmployeeBalancesQuestion, BalanceRow[]>('employeeBalances');

export interface BalanceExportAnswer {
  /** Those who have a balance. */
  employeeIds: string[];
  /** By ordinal of a leave type. */
  leaveTypeIds: string[];
  /** The fiscal year that the balances carry in from; null: there is none. */
  carriesFromId: string | null;
  /** Whose each balance is: a place in `employeeIds`. */
  employee: Int32Array;
  /** Grain: person x leave type. Shared memory, so that nothing is copied between threads. */
  rows: BalanceRows;
}

/** All balances, most at risk of forfeit first. */
export const BALANCE_EXPORT_ROWS = defineQuestion<Balances, BalanceExportAnswer>('balanceExportRows');
