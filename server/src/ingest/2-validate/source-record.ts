import { type Static, Type } from '@sinclair/typebox';

// TypeBox, compiled: a tenth of the time of a parse, where zod takes as long as the parse itself (docs/decisions.md).

const id = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const text = Type.String();
const days = Type.Number({ minimum: 0, maximum: 100_000 });
const flag = Type.Union([Type.Literal(0), Type.Literal(1), Type.Boolean()]);

/** Null, or not sent at all: the source leaves both out at times. */
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Optional(Type.Union([schema, Type.Null()]));

const allocation = Type.Object({ id, name: text, type: nullable(text) });
const ALLOCATION_FIELDS = new Set(Object.keys(allocation.properties));

/** A record of the source in its newer spelling. Lengths, dates and what the fields mean together are checked after the shape. */
export const sourceRecordSchema = Type.Object({
  id,
  userId: id,
  empId: Type.String({ minLength: 1 }),
  teamManagerId: nullable(id),
  designationId: nullable(id),
  designationName: nullable(text),
  firstName: text,
  middleName: nullable(text),
  lastName: text,
  email: text,
  isHr: Type.Boolean(),
  isSupervisor: Type.Boolean(),
  allocations: nullable(Type.Array(allocation)),
  leaveIssuerId: nullable(id),
  currentLeaveIssuerId: nullable(id),
  leaveIssuerFirstName: nullable(text),
  leaveIssuerMiddleName: nullable(text),
  leaveIssuerLastName: nullable(text),
  currentLeaveIssuerEmail: nullable(text),
  departmentDescription: nullable(text),
  startDate: text,
  endDate: text,
  leaveDays: Type.Number(),
  reason: nullable(text),
  status: Type.String({ minLength: 1 }),
  remarks: nullable(text),
  leaveTypeId: id,
  leaveTypeName: Type.String({ minLength: 1 }),
  defaultDays: nullable(days),
  transferableDays: nullable(days),
  isConsecutive: nullable(flag),
  fiscalId: id,
  fiscalStartDate: text,
  fiscalEndDate: text,
  fiscalIsCurrent: nullable(Type.Boolean()),
  createdAt: text,
  updatedAt: nullable(text),
  isConverted: nullable(flag),
});

export type SourceRecord = Static<typeof sourceRecordSchema>;
export type SourceField = keyof SourceRecord;

/** Every field, in the order of the columns of `raw.imported_leave_information`, whose names are these in lower case. */
export const SOURCE_FIELDS = Object.keys(sourceRecordSchema.properties) as SourceField[];

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
  let unknownFields: Record<string, unknown> | null = null as Record<string, unknown> | null;
  for (const key of others) {
    const field = OLDER_SPELLING.get(key);
    if (field !== undefined) record[field] ??= received[key];
    else if (!WITHOUT_MEANING.has(key)) unknownFields = { ...unknownFields, [key]: received[key] };
  }
  // Allocations keep the three fields that have a column; anything more is kept beside them.
  const { allocations } = record;
  if (Array.isArray(allocations) && allocations.some(hasUnknownField)) unknownFields = { ...unknownFields, allocations };
  for (const field of TRIMMED_FIELDS) {
    const value = record[field];
    if (typeof value === 'string') record[field] = value.trim();
  }
  return { record, unknownFields };
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
