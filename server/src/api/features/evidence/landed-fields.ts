import { UNKNOWN_FIELDS } from '../../../db/run-changes.sql';
import { FREE_TEXT_FIELDS, SOURCE_FIELDS } from '../../../domain/source-fields';
import { type Role, SENSITIVE_ROLES } from '../../shared/auth/role';

/** The fields of a landed record, in the order of the source. */
export const LANDED_FIELDS: readonly string[] = [...SOURCE_FIELDS, UNKNOWN_FIELDS];

const SENSITIVE_FIELDS: ReadonlySet<string> = new Set([...FREE_TEXT_FIELDS, UNKNOWN_FIELDS]);

export function maySee(field: string, role: Role): boolean {
  return !SENSITIVE_FIELDS.has(field) || SENSITIVE_ROLES.includes(role);
}

/** The value of a field as text; null: it has none. */
export function landedText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
