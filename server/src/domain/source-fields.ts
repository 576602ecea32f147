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

/** Free text that people write. Only HR and ADMIN may read it. */
export const FREE_TEXT_FIELDS = ['reason', 'remarks'] as const satisfies readonly SourceField[];
