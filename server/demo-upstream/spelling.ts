import { formatDay, formatMoment } from './days';
import type { LeaveRequest } from './leave-request';

/** A record as the source sends it: field to JSON value. */
export type LeaveRecord = Record<string, unknown>;

/**
 * Spells a request as its employee's records are spelled: 37 fields, or the older 41. What is said of the employee is what held when
 * the record was last touched: the newest record knows best.
 */
export function spellRecord(request: LeaveRequest, currentFiscalId: number, total: number): LeaveRecord {
  const record = request.employee.usesOlderSpelling ? spellOlder(request, currentFiscalId, total) : spellCurrent(request, currentFiscalId);
  return request.employee.isReordered ? Object.fromEntries(Object.entries(record).reverse()) : record;
}

// Two flat literals, although they share most of their fields: put together from spread parts a record takes four times as long.

function spellCurrent(request: LeaveRequest, currentFiscalId: number): LeaveRecord {
  const { employee, leaveType, fiscalYear, updatedAt } = request;
  const { leaveIssuer } = employee;
  const designation = employee.designationAt(updatedAt);
  const currentIssuer = employee.currentLeaveIssuerAt(updatedAt);
  return {
    id: request.id,
    userId: employee.userId,
    empId: employee.empId,
    teamManagerId: employee.teamManager?.userId ?? null,
    designationId: designation.id,
    designationName: designation.name,
    firstName: employee.firstName,
    middleName: employee.middleName,
    lastName: employee.lastName,
    email: employee.email,
    isHr: employee.isHr,
    isSupervisor: employee.isSupervisor,
    allocations: employee.allocationsAt(updatedAt),
    leaveIssuerId: leaveIssuer?.userId ?? null,
    leaveIssuerFirstName: leaveIssuer?.firstName ?? null,
    leaveIssuerLastName: leaveIssuer?.lastName ?? null,
    currentLeaveIssuerId: currentIssuer?.userId ?? null,
    currentLeaveIssuerEmail: currentIssuer?.email ?? null,
    departmentDescription: employee.department.description,
    startDate: formatDay(request.startDay),
    endDate: formatDay(request.endDay),
    leaveDays: request.leaveDays,
    reason: request.reason,
    status: request.status,
    remarks: request.remarks,
    leaveTypeId: leaveType.id,
    leaveTypeName: leaveType.name,
    defaultDays: leaveType.defaultDays(fiscalYear.startYear),
    transferableDays: leaveType.transferableDays(fiscalYear.startYear),
    isConsecutive: leaveType.isConsecutive ? 1 : 0,
    fiscalId: fiscalYear.id,
    fiscalStartDate: fiscalYear.startDate,
    fiscalEndDate: fiscalYear.endDate,
    fiscalIsCurrent: fiscalYear.id === currentFiscalId,
    createdAt: formatMoment(request.createdAt),
    updatedAt: formatMoment(updatedAt),
    isConverted: request.isConverted,
  };
}

function spellOlder(request: LeaveRequest, currentFiscalId: number, total: number): LeaveRecord {
  const { employee, leaveType, fiscalYear, updatedAt } = request;
  const { leaveIssuer } = employee;
  const designation = employee.designationAt(updatedAt);
  const currentIssuer = employee.currentLeaveIssuerAt(updatedAt);
  return {
    id: request.id,
    userId: employee.userId,
    empId: employee.empId,
    teamManagerId: employee.teamManager?.userId ?? null,
    designationId: designation.id,
    designationName: designation.name,
    firstName: employee.firstName,
    middleName: employee.middleName,
    lastName: employee.lastName,
    email: employee.email,
    isHr: employee.isHr,
    isSupervisor: employee.isSupervisor,
    allocations: employee.allocationsAt(updatedAt),
    leaveIssuerId: leaveIssuer?.userId ?? null,
    issuerFirstName: leaveIssuer?.firstName ?? null,
    issuerMiddleName: leaveIssuer?.middleName ?? null,
    issuerLastName: leaveIssuer?.lastName ?? null,
    currentLeaveIssuerId: currentIssuer?.userId ?? null,
    currentLeaveIssuerEmail: currentIssuer?.email ?? null,
    departmentDescription: employee.department.description,
    startDate: formatDay(request.startDay),
    endDate: formatDay(request.endDay),
    leaveDays: request.leaveDays,
    reason: request.reason,
    status: request.status,
    leaveStatus: request.status,
    responseRemarks: request.remarks,
    leaveTypeId: leaveType.id,
    leaveType: leaveType.name,
    defaultDays: leaveType.defaultDays(fiscalYear.startYear),
    transferableDays: leaveType.transferableDays(fiscalYear.startYear),
    isConsecutive: leaveType.isConsecutive ? 1 : 0,
    fiscalId: fiscalYear.id,
    fiscalStartDate: fiscalYear.startDate,
    fiscalEndDate: fiscalYear.endDate,
    fiscalIsCurrent: fiscalYear.id === currentFiscalId,
    createdAt: formatMoment(request.createdAt),
    updatedAt: formatMoment(updatedAt),
    isConverted: request.isConverted,
    isAutomated: 0,
    totalCount: total,
  };
}
