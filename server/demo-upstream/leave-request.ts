import type { FiscalYear } from './fiscal-years';
import type { LeaveType } from './leave-types';
import type { Employee } from './people';

export type Status = 'REQUESTED' | 'PENDING' | 'APPROVED' | 'REJECTED' | 'CANCELLED' | 'ON_HOLD';

/** One request for leave as it stands at one moment, before it is spelled as a record. */
export interface LeaveRequest {
  id: number;
  employee: Employee;
  leaveType: LeaveType;
  fiscalYear: FiscalYear;
  /** Days since 1970-01-01, both inclusive. */
  startDay: number;
  endDay: number;
  leaveDays: number;
  reason: string;
  remarks: string | null;
  status: Status;
  createdAt: number;
  updatedAt: number;
  isConverted: 0 | 1;
}
