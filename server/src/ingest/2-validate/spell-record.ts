import { allocationSchema, SOURCE_FIELDS, type SourceField } from '../source-record';

const ALLOCATION_FIELDS = new Set(Object.keys(allocationSchema.properties));

/** The older spelling of a field → the newer one. */
const OLDER_SPELLING: ReadonlyMap<string, SourceField> = new Map<string, SourceField>(
  Object.entries({
    issuerFirstName: 'leaveIssuerFirstName',
    issuerMiddleName: 'leaveIssuerMiddleName',
    issuerLastName: 'leaveIssuerLastName',
    leaveStatus: 'status',
    responseRemarks: 'remarks',
    leaveType: 'leaveTypeName',
  }),
);

/** Fields of the older spelling that say nothing of the leave: about the answer, or about how it was made. */
const WITHOUT_MEANING = new Set(['isAutomated', 'totalCount']);

const KNOWN_FIELDS = new Set<string>(SOURCE_FIELDS);

/** Fields whose surrounding space is an accident of typing. Reasons and remarks stay as written. */
const TRIMMED_FIELDS = SOURCE_FIELDS.filter(
  (field) => !['reason', 'remarks', 'allocations'].includes(field) && !field.endsWith('Id') && !field.startsWith('is'),
).concat('empId');

export interface SpelledRecord {
  /** In the newer spelling, space trimmed; its shape is not checked yet. */
  record: Record<string, unknown>;
  /** Fields that this system does not know, as received; null where there are none. */
  unknownFields: Record<string, unknown> | null;
}

/** Brings either spelling, in any key order, to the newer one; may change what it is given. Where both spellings of a field are there, the newer one counts. */
export function spellRecord(received: Record<string, unknown>): SpelledRecord {
  const { record, others } = pickKnown(received);
  const unknown: [string, unknown][] = [];
  for (const key of others) {
    const field = OLDER_SPELLING.get(key);
    if (field !== undefined) record[field] ??= received[key];
    else if (!WITHOUT_MEANING.has(key)) unknown.push([key, received[key]]);
  }
  // Allocations keep the three fields that have a column; anything more is kept beside them.
  const { allocations } = record;
  if (Array.isArray(allocations) && allocations.some(hasUnknownField)) unknown.push(['allocations', allocations]);
  for (const field of TRIMMED_FIELDS) {
    const value = record[field];
    if (typeof value === 'string') record[field] = value.trim();
  }
  return { record, unknownFields: unknown.length > 0 ? Object.fromEntries(unknown) : null };
}

/** A record that is spelled as we spell it, nearly all are, is taken as it is: a copy would cost as much as the check. */
function pickKnown(received: Record<string, unknown>): { record: Record<string, unknown>; others: string[] } {
  const others = Object.keys(received).filter((key) => !KNOWN_FIELDS.has(key));
  if (others.length === 0) return { record: received, others };
  return { record: Object.fromEntries(Object.entries(received).filter(([key]) => KNOWN_FIELDS.has(key))), others };
}

function hasUnknownField(item: unknown): boolean {
  return typeof item === 'object' && item !== null && Object.keys(item).some((key) => !ALLOCATION_FIELDS.has(key));
}
