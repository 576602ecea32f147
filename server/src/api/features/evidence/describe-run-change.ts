import { UNKNOWN_FIELDS } from '../../../db/run-changes.sql';
import { SOURCE_STATUS_WORDS } from '../../../domain/leave-status';
import { joinName } from '../../../domain/person-name';
import { SOURCE_FIELDS } from '../../../domain/source-fields';
import { SENSITIVE_ROLES } from '../../shared/auth/role';
import type { Viewer } from '../../shared/auth/viewer';
import type { LandedFields, RunChangeRow } from './run-difference.sql';
import type { FieldChange, RunChange } from './run-difference.types';

const SENSITIVE_FIELDS: ReadonlySet<string> = new Set(['reason', 'remarks', UNKNOWN_FIELDS]);

/** A record as the viewer may see it. */
export function describeRunChange(
  { recordId, kind, before, after, isSideHidden }: RunChangeRow,
  { role }: Pick<Viewer, 'role'>,
): RunChange {
  const record = after ?? before ?? {};
  const text = (field: string) => toText(record[field]) ?? '';
  const employeeId = text('empId');
  const name = { firstName: text('firstName'), middleName: text('middleName'), lastName: text('lastName') };
  return {
    leaveId: recordId,
    kind,
    employeeId,
    employeeName: joinName(name) ?? `Employee ${employeeId}`,
    leaveType: text('leaveTypeName'),
    startDate: text('startDate').slice(0, 10),
    endDate: text('endDate').slice(0, 10),
    leaveDays: Number(text('leaveDays')),
    status: SOURCE_STATUS_WORDS[text('status').toUpperCase()] ?? 'UNKNOWN',
    fields: kind === 'RETIRED' ? [] : compareFields(before, after, { isSideHidden, seesSensitive: SENSITIVE_ROLES.includes(role) }),
  };
}

function compareFields(
  before: LandedFields | null,
  after: LandedFields | null,
  { isSideHidden, seesSensitive }: { isSideHidden: boolean; seesSensitive: boolean },
): FieldChange[] {
  return [...SOURCE_FIELDS, UNKNOWN_FIELDS].flatMap((field) => {
    const [was, is] = [toText(before?.[field]), toText(after?.[field])];
    if (was === is || field === 'id') return [];
    if (SENSITIVE_FIELDS.has(field) && !seesSensitive) return [{ field, before: null, after: null, hidden: true }];
    return [{ field, before: was, after: is, hidden: isSideHidden }];
  });
}

function toText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
