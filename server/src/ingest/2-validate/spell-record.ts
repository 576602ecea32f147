import { SOURCE_FIELDS } from '../../domain/source-fields';
import { allocationSchema, FIELD_FACTS, OLDER_SPELLING, WITHOUT_MEANING } from '../source-record';

const ALLOCATION_FIELDS = new Set(Object.keys(allocationSchema.properties));

const KNOWN_FIELDS = new Set<string>(SOURCE_FIELDS);

/** Fields whose surrounding space is an accident of typing. */
const TRIMMED_FIELDS = SOURCE_FIELDS.filter((field) => FIELD_FACTS[field].kind === 'NAME' || FIELD_FACTS[field].kind === 'WORD');

export interface SpelledRecord {
  /** In the newer spelling, space trimmed; its shape is not checked yet. */
  record: Record<string, unknown>;
  /** Fields that this system does not know, as received; null where there are none. */
  unknownFields: Record<string, unknown> | null;
}

/**
 * Converts a record of either spelling, in any key order, to the newer one. It may change its argument. Where both names of a field are
 * present, the newer one counts.
 */
export function spellRecord(received: Record<string, unknown>): SpelledRecord {
  const others = listOthers(received);
  // Nearly all records have the newer spelling and are not copied: a copy would cost as much as the check.
  const record = others.length === 0 ? received : pickKnown(received);
  const unknown: [string, unknown][] = [];
  for (const key of others) {
    const field = OLDER_SPELLING.get(key);
    if (field !== undefined) record[field] ??= received[key];
    else if (!WITHOUT_MEANING.has(key)) unknown.push([key, received[key]]);
  }
  // Only three fields of an allocation are known; a list with others is also kept as received.
  const { allocations } = record;
  if (Array.isArray(allocations) && allocations.some(hasUnknownField)) unknown.push(['allocations', allocations]);
  for (const field of TRIMMED_FIELDS) {
    const value = record[field];
    if (typeof value === 'string') record[field] = value.trim();
  }
  return { record, unknownFields: unknown.length > 0 ? Object.fromEntries(unknown) : null };
}

function listOthers(received: Record<string, unknown>): string[] {
  const others: string[] = [];
  for (const key of Object.keys(received)) if (!KNOWN_FIELDS.has(key)) others.push(key);
  return others;
}

/** Copies known fields in a fixed order, so that all objects have one hidden class. */
function pickKnown(received: Record<string, unknown>): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const field of SOURCE_FIELDS) if (Object.hasOwn(received, field)) record[field] = received[field];
  return record;
}

export function hasUnknownField(item: unknown): boolean {
  if (typeof item !== 'object' || item === null) return false;
  for (const key of Object.keys(item)) if (!ALLOCATION_FIELDS.has(key)) return true;
  return false;
}
