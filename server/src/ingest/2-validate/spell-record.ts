import { allocationSchema, FIELD_FACTS, OLDER_SPELLING, SOURCE_FIELDS, WITHOUT_MEANING } from '../source-record';

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
 * Brings either spelling, in any key order, to the newer one; may change what it is given. Where both spellings of a field are there, the
 * newer one counts.
 */
export function spellRecord(received: Record<string, unknown>): SpelledRecord {
  const others = listOthers(received);
  // A record that is spelled as we spell it, nearly all are, is taken as it is: a copy would cost as much as the check.
  const record = others.length === 0 ? received : pickKnown(received);
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

function listOthers(received: Record<string, unknown>): string[] {
  const others: string[] = [];
  for (const key of Object.keys(received)) if (!KNOWN_FIELDS.has(key)) others.push(key);
  return others;
}

/** Always in the same order, so that the engine sees one shape of object. */
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
