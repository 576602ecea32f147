import { isSourceId } from '../../../domain/id-text';
import { LEAVE_STATUSES, type LeaveStatus } from '../../../domain/leave-status';
import { parseLocalDate } from '../../../domain/local-date';
import { AppError, invalidInput } from '../../../errors';
import type { IdForm } from '../../../mart/dimensions/dimension';
import { type Attribution, DIMENSION_NAMES, type DimensionName, dimensionOf, type FilterField } from '../../../mart/dimensions/registry';
import type { IdChoice, LeaveCondition, Scope } from '../../../mart/select/condition';
import type { Viewer } from '../auth/viewer';
import { checkDate } from '../limits/first-date';
import type { LeaveFilter } from './leave-filter.input';

const MAX_IDS = 1_000;
const MAX_TEXT_ID_LENGTH = 200;
// PostgreSQL, which rows are read from, has no year 0.

const FORMS: Readonly<Record<IdForm, (id: string) => boolean>> = {
  BIGINT: isSourceId,
  INT: (id) => /^\d{1,9}$/.test(id),
  TEXT: (id) => id.length <= MAX_TEXT_ID_LENGTH,
  DAYS: (id) => /^\d{1,6}(\.\d{1,6})?$/.test(id),
  YEAR: (id) => /^\d{1,4}$/.test(id),
  YEAR_MONTH: (id) => /^(?!0000)\d{4}-(0[1-9]|1[0-2])$/.test(id),
  MONTH: (id) => /^([1-9]|1[0-2])$/.test(id),
  WEEKDAY: (id) => /^[1-7]$/.test(id),
  DATE: (id) => parseLocalDate(id) !== null,
  STATUS: (id) => LEAVE_STATUSES.includes(id as LeaveStatus),
};

/**
 * Checks a filter against its meaning and the viewer. Without statuses only APPROVED leave counts.
 * @throws {AppError} BAD_USER_INPUT for an id that no value can have and for dates in the wrong order; FORBIDDEN for a VIEWER who asks for
 * single people or leaves, or for another attribution: published tables go by today.
 */
export function readCondition(
  filter: LeaveFilter | null | undefined,
  viewer: Pick<Viewer, 'role'>,
  attribution: Attribution | null = null,
): LeaveCondition {
  if (viewer.role === 'VIEWER' && attribution === 'AT_LEAVE') {
    throw new AppError('FORBIDDEN', { userMessage: 'The role VIEWER may not ask for leave as its own record attributes it.' });
  }
  const dateFrom = filter?.dateFrom ?? null;
  const dateTo = filter?.dateTo ?? null;
  for (const date of [dateFrom, dateTo]) if (date !== null) checkDate(date);
  if (dateFrom !== null && dateTo !== null && dateFrom > dateTo) throw invalidInput('dateFrom must not be after dateTo.');
  const choices: Partial<Record<DimensionName, IdChoice>> = { STATUS: { ids: ['APPROVED'], orNone: false } };
  for (const name of DIMENSION_NAMES) {
    const { filter: field, viewer: forViewer } = dimensionOf(name);
    const choice = chooseIds(field.field, filter?.[field.field as FilterField], field.form);
    if (choice === null) continue;
    if (forViewer === 'FORBIDDEN' && viewer.role === 'VIEWER') {
      throw new AppError('FORBIDDEN', { userMessage: `The role VIEWER may not filter by ${field.field}.` });
    }
    choices[name] = choice;
  }
  return { choices, dateFrom, dateTo, ...(attribution === 'AT_LEAVE' ? { attribution } : {}) };
}

/** Whose leave a viewer may see: a MANAGER only that of the own team. */
export function scopeOf({ role, employeeId }: Pick<Viewer, 'role' | 'employeeId'>): Scope {
  return { teamOf: role === 'MANAGER' ? (employeeId ?? '') : null };
}

function chooseIds(name: string, values: readonly string[] | null | undefined, form: IdForm): IdChoice | null {
  if (!values || values.length === 0) return null;
  if (values.length > MAX_IDS) throw invalidInput(`${name} may name at most ${MAX_IDS} values.`);
  const ids = [...new Set(values.filter((value) => value !== ''))];
  if (!ids.every(FORMS[form])) throw invalidInput(`${name} holds a value that is not an id.`);
  return { ids, orNone: values.includes('') };
}
