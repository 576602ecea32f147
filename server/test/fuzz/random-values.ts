import * as fc from 'fast-check';
import { type GraphQLArgument, type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import { encodeCursor } from '../../src/api/shared/lists/cursor';

// Random values for the arguments of the API.

/** Texts that broke something in this program or in others like it. */
const TRICKY_TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud83d',
  '\ude00a',
  "'; drop table dbo.employees; --",
  '%_\\',
  '$1',
  '{{7*7}}',
  '<img src=x onerror=alert(1)>',
  '=1+1',
  '__proto__',
  'constructor',
  'null',
  'NaN',
  'Infinity',
  '-0',
  '1e400',
  '1.5',
  '2147483648',
  '9223372036854775807',
  '9223372036854775808',
  '999999999999999999',
  '999999999999999999999999999999',
  '0000-01-01',
  '2023-02-29',
  '9999-12-31',
  '10000-01-01',
  '24:00',
  '+275760-09-13T00:00:00.000Z',
  '-271821-04-20T00:00:00.000Z',
  '2024-03-31T02:30:00+05:45',
  'x'.repeat(5_000),
  '\u202e\u0000\u200b',
  'İıſK',
];

/** Orders that cursors are of, one for each way of reading a cursor. */
const LIST_ORDERS = ['START_DATE_DESC', 'REQUESTED_AT_DESC', 'NUMBER_ASC', 'NAME', 'ID_DESC', 'RECORD_ASC', 'FINDING', 'GONE_FINDING'];

/** Any text, with halves of surrogate pairs and control characters. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...TRICKY_TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 }).map((units) => String.fromCharCode(...units)) },
  // What looks like a cursor of a list.
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...LIST_ORDERS), fc.array(fc.oneof(fc.constantFrom(...TRICKY_TEXTS), fc.constant(null)), { maxLength: 6 }))
      .map(([order, keys]) => encodeCursor(order, keys)),
  },
);

/** Any JSON, now and then nested deep. */
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 2, arbitrary: anyText },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 2_000 }).map((depth) => nest(depth)) },
);

const date = fc
  .record({ year: fc.integer({ min: 2022, max: 2025 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) })
  .map(({ year, month, day }) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);

/** Values of a scalar that mean something, or nearly. */
const SOUND: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  Int: fc.integer({ min: 1, max: 50 }),
  Float: fc.integer({ min: 0, max: 5 }),
  Boolean: fc.boolean(),
  String: fc.constantFrom('a', 'test', 'Zoe'),
  ID: fc.constantFrom('1', '2', '7', '102'),
  LocalDate: date,
  DateTime: date.map((day) => `${day}T12:00:00.000Z`),
};

/** Arguments whose values must fit each other, by name and type: a cursor is for no other list, dates are in their order. */
const VALID_BY_NAME: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'after: String': fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: anyText }),
  'from: String': fc.constantFrom('0', '1'),
  'to: String': fc.constantFrom('2', undefined),
  'fromTime: DateTime': fc.constant(undefined),
  'toTime: DateTime': fc.constant(undefined),
  'asKnownAt: DateTime': fc.constant(null).map(() => new Date().toISOString()),
  'dateFrom: LocalDate': fc.constantFrom('2024-04-01', '2024-04-04'),
  'dateTo: LocalDate': fc.constantFrom('2024-04-25', '2024-05-30'),
  // Of a token it is for managers only; where a person has to be named, one is.
  'employeeId: ID': fc.constant(undefined),
  'employeeId: ID!': fc.constantFrom('1', '2', '7', '102'),
  'years: [ID!]': fc.constant(['2024']),
  'yearMonths: [ID!]': fc.constant(['2024-04']),
  'dates: [ID!]': fc.constant(['2024-04-23']),
  // Files that were received.
  'revisionId: ID': fc.constantFrom('1', '2', '3'),
  'content: String': fc.constantFrom('empId\nE3\n', 'a'),
  'input: CoverageRuleInput': fc.record({
    name: fc.constantFrom('a', 'Zoe'),
    group: fc.constant('DEPARTMENT'),
    groupId: fc.constantFrom('1', '10'),
    minimumPresent: fc.integer({ min: 1, max: 5 }),
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
  }),
};
const validByName = (name: string, type: GraphQLInputType) =>
  VALID_BY_NAME[`${name}: ${type}`] ?? VALID_BY_NAME[`${name}: ${isNonNullType(type) ? type.ofType : type}`] ?? validInputOf(type);

/** What stands where something else should: of the right type with an odd meaning, or of any other type. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  anyText,
  fc.constantFrom(null, true, 0, -1, 1.5, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, Number.MAX_SAFE_INTEGER, 1e300),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: 0, max: 9999 }).map((year) => `${String(year).padStart(4, '0')}-02-29`),
  fc.constantFrom('0001-01-01', '9999-12-31').map((day) => `${day}T00:00:00.000Z`),
  anyText.map((text) => Array(1_001).fill(text)),
  anyJson,
);

/** Values for the arguments of a field that mean something, each. */
export function soundValuesOf(args: readonly GraphQLArgument[]): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(Object.fromEntries(args.map(({ name, type }) => [name, inputOf(type, name)])));
}

/** Random values for the arguments of a field. At most one of the values in them is odd, so that the others let it get far. */
export function valuesOf(args: readonly GraphQLArgument[]): fc.Arbitrary<Record<string, unknown>> {
  return fc.record({ sound: soundValuesOf(args), at: fc.nat(), value: fc.option(odd, { freq: 2 }) }).map(({ sound: values, at, value }) => {
    const count = countValues(values) - 1;
    // Not the whole: there is no argument that it could stand for.
    return value === null || count === 0 ? values : (replaceAt(values, { at: 1 + (at % count), value }) as Record<string, unknown>);
  });
}

/** Undefined where it is left out. */
function inputOf(type: GraphQLInputType, name: string): fc.Arbitrary<unknown> {
  const valid = validByName(name, type);
  return isNonNullType(type) ? valid : maybe(valid, 10);
}

function validInputOf(type: GraphQLInputType): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return validInputOf(type.ofType);
  if (isListType(type)) return fc.array(validInputOf(type.ofType), { maxLength: 3 });
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    // A filter of everything finds nothing: most of its members are left out.
    const memberOf = (name: string, field: GraphQLInputType) =>
      isNonNullType(field) ? validByName(name, field) : maybe(validByName(name, field), 1);
    return fc.record(Object.fromEntries(fields.map((field) => [field.name, memberOf(field.name, field.type)])));
  }
  const scalar = SOUND[type.name];
  if (!scalar) throw new Error(`No random values for the scalar ${type.name}`);
  return scalar;
}

/** Left out five times for every `weight` times that it is there. */
function maybe(valid: fc.Arbitrary<unknown>, weight: number): fc.Arbitrary<unknown> {
  return fc.oneof({ weight, arbitrary: valid }, { weight: 5, arbitrary: fc.constant(undefined) });
}

/** Lists and objects count too, and what is left out: an odd value may stand for any of them. */
function countValues(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, inner) => sum + countValues(inner), 1);
}

function replaceAt(value: unknown, place: { at: number; value: unknown }): unknown {
  if (place.at-- === 0) return place.value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((inner) => replaceAt(inner, place));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaceAt(inner, place)]));
}

function nest(depth: number): unknown {
  let value: unknown = 'x';
  for (let at = 0; at < depth; at++) value = at % 2 === 0 ? [value] : { a: value };
  return value;
}
