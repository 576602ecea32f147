import { type Static, Type } from '@sinclair/typebox';

// TypeBox, compiled: a tenth of the time of a parse, where zod takes as long as the parse itself (docs/decisions.md).

const id = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const text = Type.String();
const days = Type.Number({ minimum: 0, maximum: 100_000 });
const flag = Type.Union([Type.Literal(0), Type.Literal(1), Type.Boolean()]);

/** Null, or not sent at all: the source leaves both out at times. */
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Optional(Type.Union([schema, Type.Null()]));

export const allocationSchema = Type.Object({ id, name: text, type: nullable(text) });

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
  allocations: nullable(Type.Array(allocationSchema)),
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
