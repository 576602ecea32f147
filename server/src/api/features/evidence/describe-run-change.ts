import { SOURCE_STATUS_WORDS } from '../../../domain/leave-status';
import { nameEmployee } from '../../../domain/person-name';
import type { Role } from '../../shared/auth/role';
import type { Viewer } from '../../shared/auth/viewer';
import { LANDED_FIELDS, landedText, maySee } from './landed-fields';
import type { LandedFields, RunChangeRow } from './run-difference.sql';
import type { FieldChange, RunChange } from './run-difference.types';

/** A record as the viewer may see it. */
export function describeRunChange(
  { recordId, kind, before, after, isSideHidden }: RunChangeRow,
  { role }: Pick<Viewer, 'role'>,
): RunChange {
  const record = after ?? before ?? {};
  const text = (field: string) => landedText(record[field]) ?? '';
  const employeeId = text('empId');
  const name = { firstName: text('firstName'), middleName: text('middleName'), lastName: text('lastName') };
  return {
    leaveId: recordId,
    kind,
    employeeId,
    employeeName: nameEmployee(name, employeeId),
    leaveType: text('leaveTypeName'),
    startDate: text('startDate').slice(0, 10),
    endDate: text('endDate').slice(0, 10),
    leaveDays: Number(text('leaveDays')),
    status: SOURCE_STATUS_WORDS[text('status').toUpperCase()] ?? 'UNKNOWN',
    fields: kind === 'RETIRED' ? [] : compareFields(before, after, { isSideHidden, role }),
  };
}

function compareFields(
  before: LandedFields | null,
  after: LandedFields | null,
  { isSideHidden, role }: { isSideHidden: boolean; role: Role },
): FieldChange[] {
  return LANDED_FIELDS.flatMap((field) => {
    const [was, is] = [landedText(before?.[field]), landedText(after?.[field])];
    if (was === is || field === 'id') return [];
    if (!maySee(field, role)) return [{ field, before: null, after: null, hidden: true }];
    return [{ field, before: was, after: is, hidden: isSideHidden }];
  });
}
