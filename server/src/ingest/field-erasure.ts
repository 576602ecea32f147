import { type FreeTextField, SOURCE_FIELDS, type SourceField } from '../domain/source-fields';

/**
 * What the erasure of a person does to a field. KEPT: nothing, it does not identify anybody. PSEUDONYM: an id, a name or an email of the
 * person becomes an anonymous one. CLEARED: text about the person whose leave it is becomes null. ISSUER: so does the name or email of an
 * issuer.
 */
type FieldErasure = 'KEPT' | 'PSEUDONYM' | 'CLEARED' | 'ISSUER';

/** Every field has a line, so that a new one cannot be forgotten. */
const FIELD_ERASURE: Readonly<Record<SourceField, FieldErasure> & Record<FreeTextField, 'CLEARED'>> = {
  id: 'KEPT',
  userId: 'PSEUDONYM',
  empId: 'PSEUDONYM',
  teamManagerId: 'PSEUDONYM',
  designationId: 'KEPT',
  designationName: 'KEPT',
  firstName: 'PSEUDONYM',
  middleName: 'CLEARED',
  lastName: 'PSEUDONYM',
  email: 'PSEUDONYM',
  isHr: 'KEPT',
  isSupervisor: 'KEPT',
  allocations: 'KEPT',
  leaveIssuerId: 'PSEUDONYM',
  currentLeaveIssuerId: 'PSEUDONYM',
  leaveIssuerFirstName: 'ISSUER',
  leaveIssuerMiddleName: 'ISSUER',
  leaveIssuerLastName: 'ISSUER',
  currentLeaveIssuerEmail: 'ISSUER',
  departmentDescription: 'KEPT',
  startDate: 'KEPT',
  endDate: 'KEPT',
  leaveDays: 'KEPT',
  reason: 'CLEARED',
  status: 'KEPT',
  remarks: 'CLEARED',
  leaveTypeId: 'KEPT',
  leaveTypeName: 'KEPT',
  defaultDays: 'KEPT',
  transferableDays: 'KEPT',
  isConsecutive: 'KEPT',
  fiscalId: 'KEPT',
  fiscalStartDate: 'KEPT',
  fiscalEndDate: 'KEPT',
  fiscalIsCurrent: 'KEPT',
  createdAt: 'KEPT',
  updatedAt: 'KEPT',
  isConverted: 'KEPT',
};

/** Text about the person whose leave it is. */
export const CLEARED_FIELDS = SOURCE_FIELDS.filter((field) => FIELD_ERASURE[field] === 'CLEARED');

/** The columns of `raw.imported_leave_information` that an erasure may change. */
export const ERASABLE_COLUMNS = SOURCE_FIELDS.filter((field) => FIELD_ERASURE[field] !== 'KEPT').map((field) => field.toLowerCase());
