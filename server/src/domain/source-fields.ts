/**
 * Every field of a source record in its newer spelling, in the order of the columns of `raw.imported_leave_information`, whose names are
 * these in lower case. What each field holds is in `ingest/source-record.ts`.
 */
export const SOURCE_FIELDS = [
  'id',
  'userId',
  'empId',
  'teamManagerId',
  'designationId',
  'designationName',
  'firstName',
  'middleName',
  'lastName',
  'email',
  'isHr',
  'isSupervisor',
  'allocations',
  'leaveIssuerId',
  'currentLeaveIssuerId',
  'leaveIssuerFirstName',
  'leaveIssuerMiddleName',
  'leaveIssuerLastName',
  'currentLeaveIssuerEmail',
  'departmentDescription',
  'startDate',
  'endDate',
  'leaveDays',
  'reason',
  'status',
  'remarks',
  'leaveTypeId',
  'leaveTypeName',
  'defaultDays',
  'transferableDays',
  'isConsecutive',
  'fiscalId',
  'fiscalStartDate',
  'fiscalEndDate',
  'fiscalIsCurrent',
  'createdAt',
  'updatedAt',
  'isConverted',
] as const;

export type SourceField = (typeof SOURCE_FIELDS)[number];

/**
 * Free text that people write about a leave, and its column in `dbo.employee_leaves`. Lists, exports and the evidence give it only to HR
 * and ADMIN, no log has it, and the erasure of a person clears it.
 */
export const FREE_TEXT_COLUMNS = { reason: 'reason', remarks: 'remarks' } as const satisfies Partial<Record<SourceField, string>>;

export type FreeTextField = keyof typeof FREE_TEXT_COLUMNS;
export const FREE_TEXT_FIELDS = Object.keys(FREE_TEXT_COLUMNS) as readonly FreeTextField[];
