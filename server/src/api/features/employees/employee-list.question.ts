import { defineQuestion } from '../../../mart/question';
import type { LeaveCondition, Scope } from '../../../mart/select/condition';
import type { CursorKeys } from '../../shared/lists/cursor';
import type { EmployeeOrder } from './employee-connection.types';

/** The requested people. */
export interface PeopleQuestion {
  /** Values of dimensions of people; LEAVE_ISSUER is the current leave issuer of a person. */
  choices: LeaveCondition['choices'];
  scope: Scope;
  /** Whether the last record of the person was retired; null: both. */
  isRetired: boolean | null;
  /** Folded; each has to occur in the name, the email address or the number. */
  terms: readonly string[];
}

export interface EmployeeListQuestion extends PeopleQuestion {
  order: EmployeeOrder;
  /** Of what the balance is that an order sorts by. */
  balanceOf: BalanceOf | null;
  size: number;
  /** The place after which to go on; null: from the beginning. */
  after: CursorKeys | null;
  /** The business date, `YYYY-MM-DD`. */
  today: string;
}

/** The balances of one leave type in one fiscal year; null: there is no fiscal year, and nobody has one. */
export interface BalanceOf {
  leaveTypeId: string;
  fiscalYearId: string | null;
}

export interface EmployeeList {
  people: { id: string; place: CursorKeys }[];
  /** All of them, those of other pages included. */
  count: number;
}

/** A page of people. */
export const EMPLOYEE_LIST = defineQuestion<EmployeeListQuestion, EmployeeList>('employeeList');
