import { defineQuestion } from '../../../mart/question';
import type { BalanceOf, PeopleQuestion } from './employee-list.question';

export interface EmployeeExportQuestion extends PeopleQuestion {
  /** The leave type and fiscal year of the balance; null: none is requested. */
  balanceOf: BalanceOf | null;
  /** The business date, `YYYY-MM-DD`. */
  today: string;
}

/** People in order of their names; element i of each column is of the same person. */
export interface EmployeeExportFigures {
  /** empId. */
  id: string[];
  /** Approved leave of the current fiscal year up to today, in millionths of a day. */
  taken: Float64Array;
  /** Start of the last leave, in days since 1970-01-01; NaN: none has begun. */
  lastLeave: Float64Array;
  /** Days available, in millionths; NaN: no such balance. Null: none is requested. */
  balance: Float64Array | null;
}

/** All requested people. */
export const EMPLOYEE_EXPORT_FIGURES = defineQuestion<EmployeeExportQuestion, EmployeeExportFigures>('employeeExport', { isLarge: true });
