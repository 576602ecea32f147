import { Prisma } from '../../../generated/prisma/client';
import type { SortKey } from '../../shared/lists/sort-keys.sql';
import type { LeaveOrder } from './leave-connection.types';

const id = (descending: boolean): SortKey => ({ value: Prisma.sql`l.leave_id`, type: 'bigint', descending });
const startDate = (descending: boolean): SortKey => ({ value: Prisma.sql`l.start_date`, type: 'date', descending });
const requestedAt = (descending: boolean): SortKey => ({ value: Prisma.sql`l.created_at`, type: 'instant', descending });
const leaveDays = (descending: boolean): SortKey => ({ value: Prisma.sql`l.leave_days`, type: 'numeric', descending });
const employeeName = (descending: boolean): SortKey[] => [
  { value: Prisma.sql`e.sort_name`, type: 'text', descending },
  { value: Prisma.sql`l.employee_id`, type: 'text', descending },
];

/** What each order sorts by, over `dbo.employee_leaves l` and `dbo.employees e`. */
export const LEAVE_SORT_KEYS: Readonly<Record<LeaveOrder, readonly SortKey[]>> = {
  START_DATE_DESC: [startDate(true), id(true)],
  START_DATE_ASC: [startDate(false), id(false)],
  REQUESTED_AT_DESC: [requestedAt(true), id(true)],
  REQUESTED_AT_ASC: [requestedAt(false), id(false)],
  LEAVE_DAYS_DESC: [leaveDays(true), id(true)],
  LEAVE_DAYS_ASC: [leaveDays(false), id(false)],
  EMPLOYEE_NAME_ASC: [...employeeName(false), startDate(true), id(true)],
  EMPLOYEE_NAME_DESC: [...employeeName(true), startDate(true), id(true)],
};
