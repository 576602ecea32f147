import { type Static, type TOptional, type TSchema, type TUnion, Type } from '@sinclair/typebox';
import { SOURCE_FIELDS, type SourceField } from '../domain/source-fields';

// TypeBox, compiled: a tenth of the time of a parse, where zod takes as long as the parse itself (docs/decisions.md).

/**
 * What a field holds. It decides how the value is checked, trimmed and written:
 * NAME: text, trimmed. WORD: a NAME that is not empty. TEXT: free text, as written. DAYS: kept to a millionth. FLAG: 0, 1 or a boolean.
 */
export type FieldKind = 'ID' | 'DAYS' | 'BOOLEAN' | 'FLAG' | 'NAME' | 'WORD' | 'TEXT' | 'ALLOCATIONS';

interface SourceFieldFacts<Schema extends TSchema> {
  schema: Schema;
  kind: FieldKind;
  isNullable: boolean;
  /** The name of the field in the older spelling, where it differs. */
  olderName: string | null;
}

const id = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const text = Type.String();
const word = Type.String({ minLength: 1 });
const days = Type.Number({ minimum: 0, maximum: 100_000 });
const flag = Type.Union([Type.Literal(0), Type.Literal(1), Type.Boolean()]);

export const allocationSchema = Type.Object({ id, name: text, type: orNull(text) });

/**
 * What each field of `SOURCE_FIELDS` holds: validation, both readers of records and the landing table are derived from it. Lengths, dates
 * and what fields mean together are checked after the shape.
 */
const FIELDS = {
  id: required(id, 'ID'),
  userId: required(id, 'ID'),
  empId: required(word, 'WORD'),
  teamManagerId: nullable(id, 'ID'),
  designationId: nullable(id, 'ID'),
  designationName: nullable(text, 'NAME'),
  firstName: required(text, 'NAME'),
  middleName: nullable(text, 'NAME'),
  lastName: required(text, 'NAME'),
  email: required(text, 'NAME'),
  isHr: required(Type.Boolean(), 'BOOLEAN'),
  isSupervisor: required(Type.Boolean(), 'BOOLEAN'),
  allocations: nullable(Type.Array(allocationSchema), 'ALLOCATIONS'),
  leaveIssuerId: nullable(id, 'ID'),
  currentLeaveIssuerId: nullable(id, 'ID'),
  leaveIssuerFirstName: nullable(text, 'NAME', 'issuerFirstName'),
  leaveIssuerMiddleName: nullable(text, 'NAME', 'issuerMiddleName'),
  leaveIssuerLastName: nullable(text, 'NAME', 'issuerLastName'),
  currentLeaveIssuerEmail: nullable(text, 'NAME'),
  departmentDescription: nullable(text, 'NAME'),
  startDate: required(text, 'NAME'),
  endDate: required(text, 'NAME'),
  leaveDays: required(Type.Number(), 'DAYS'),
  reason: nullable(text, 'TEXT'),
  status: required(word, 'WORD', 'leaveStatus'),
  remarks: nullable(text, 'TEXT', 'responseRemarks'),
  leaveTypeId: required(id, 'ID'),
  leaveTypeName: required(word, 'WORD', 'leaveType'),
  defaultDays: nullable(days, 'DAYS'),
  transferableDays: nullable(days, 'DAYS'),
  isConsecutive: nullable(flag, 'FLAG'),
  fiscalId: required(id, 'ID'),
  fiscalStartDate: required(text, 'NAME'),
  fiscalEndDate: required(text, 'NAME'),
  fiscalIsCurrent: nullable(Type.Boolean(), 'BOOLEAN'),
  createdAt: required(text, 'NAME'),
  updatedAt: nullable(text, 'NAME'),
  isConverted: nullable(flag, 'FLAG'),
} satisfies Record<SourceField, SourceFieldFacts<TSchema>>;

type Fields = typeof FIELDS;
// A field without a line above is one error there, not one for each use below.
type SourceSchemas = { [Field in SourceField]: Field extends keyof Fields ? Fields[Field]['schema'] : TSchema };

/** What each field holds. */
export const FIELD_FACTS = FIELDS as Readonly<Record<SourceField, SourceFieldFacts<TSchema>>>;

export const sourceRecordSchema = Type.Object(
  Object.fromEntries(SOURCE_FIELDS.map((field) => [field, FIELD_FACTS[field].schema])) as unknown as SourceSchemas,
);

export type SourceRecord = Static<typeof sourceRecordSchema>;

/** The older spelling of a field → the newer one. */
export const OLDER_SPELLING: ReadonlyMap<string, SourceField> = new Map(
  SOURCE_FIELDS.flatMap((field) => {
    const { olderName } = FIELD_FACTS[field];
    return olderName === null ? [] : [[olderName, field]];
  }),
);

/** Fields of the older spelling that say nothing about the leave: they describe the answer or how the request was made. */
export const WITHOUT_MEANING: ReadonlySet<string> = new Set(['isAutomated', 'totalCount']);

/** Null, or not sent at all: the source leaves both out at times. */
function orNull<Schema extends TSchema>(schema: Schema): TOptional<TUnion<[Schema, ReturnType<typeof Type.Null>]>> {
  return Type.Optional(Type.Union([schema, Type.Null()]));
}

function required<Schema extends TSchema>(schema: Schema, kind: FieldKind, olderName: string | null = null): SourceFieldFacts<Schema> {
  return { schema, kind, isNullable: false, olderName };
}

function nullable<Schema extends TSchema>(schema: Schema, kind: FieldKind, olderName: string | null = null) {
  return { ...required(orNull(schema), kind, olderName), isNullable: true };
}
