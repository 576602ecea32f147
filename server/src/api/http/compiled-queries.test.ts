import {
  buildSchema,
  execute,
  type GraphQLScalarType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  parse,
  valueFromASTUntyped,
} from 'graphql';
import { expect, test } from 'vitest';
import { AppError } from '../../errors';
import { createCompilingGateway } from './compiled-queries';

const SDL = `
  scalar Moment
  enum Unit { DAYS HOURS }
  input Range { from: Int!, to: Int = 9 }
  type Row { id: ID!, label: String, days: Float!, unit: Unit, next: Row, nothing: Int! }
  type Query { rows(range: Range, unit: Unit = DAYS): [Row!]!, later: [Row], refused: Row, must: Row!, year(at: Moment!): Int, echo(ids: [ID!], range: [Range], days: Float): [String] }`;

function createSchema(): GraphQLSchema {
  const schema = buildSchema(SDL);
  const moment = schema.getType('Moment') as GraphQLScalarType<Date>;
  moment.parseValue = (value) => new Date(String(value));
  moment.parseLiteral = (node) => moment.parseValue(valueFromASTUntyped(node));
  const row = (id: number, unit = 'DAYS') => ({
    id,
    label: `${unit} é ${id}`,
    days: id / 3,
    unit,
    next: { id: -id, days: Number.NaN },
    nothing: null,
  });
  const fields = schema.getQueryType()!.getFields();
  fields.rows!.resolve = (_, { range, unit }) => [row(range?.from ?? 1, unit), row(range?.to ?? 2, unit)];
  fields.later!.resolve = async () => [Promise.resolve(row(5)), null, Promise.reject(new AppError('NOT_FOUND', { userMessage: 'no row' }))];
  fields.refused!.resolve = () => {
    throw new AppError('FORBIDDEN', { userMessage: 'not you' });
  };
  fields.must!.resolve = async () => null;
  fields.echo!.resolve = (_, args: object) => Object.entries(args).map((entry) => JSON.stringify(entry));
  fields.year!.resolve = (_, { at }: { at: Date }) => at.getUTCFullYear();
  return schema;
}

const EVERYTHING = `query Named($range: Range, $unit: Unit, $isLong: Boolean = false) {
  again: rows(range: $range, unit: $unit) { ...Parts, label @include(if: $isLong) }
  later { id unit }
  ... on Query { rows { id next @skip(if: $isLong) { id label } } }
}
fragment Parts on Row { id days unit __typename }
query Other { later { id } }`;

const F = 'fragment F on Row { id }';
const ECHO = 'query ($ids: [ID!], $range: [Range], $days: Float) { echo(ids: $ids, range: $range, days: $days) }';

test.each([
  ['everything', EVERYTHING, { range: { from: 3 }, unit: 'HOURS', isLong: true }, 'Named'],
  ['left out', EVERYTHING, {}, 'Named'],
  ['another operation', EVERYTHING, {}, 'Other'],
  ['a variable of the wrong type', EVERYTHING, { range: { from: 'x' } }, 'Named'],
  ['a required variable missing', 'query ($range: Range!) { rows(range: $range) { id } }', {}, undefined],
  ['a required variable left out that has a default', 'query ($unit: Unit! = HOURS) { rows(unit: $unit) { unit } }', {}, undefined],
  ['null for it', 'query ($unit: Unit! = HOURS) { rows(unit: $unit) { unit } }', { unit: null }, undefined],
  ['a default of several parts', 'query ($range: Range = { from: 4 }) { rows(range: $range) { id } }', {}, undefined],
  ['a default that is no JSON when it is read', 'query ($at: Moment! = "2024-05-06") { year(at: $at) }', {}, undefined],
  ['the same where null is allowed', 'query ($at: Moment = "2024-05-06") { year(at: $at) }', {}, undefined],
  ['one value for a list', ECHO, { ids: 7, range: { from: 1 }, days: 3 }, undefined],
  ['numbers and texts as ids', ECHO, { ids: [7, 'x'], range: [null, { from: 1, to: null }], days: 0.5 }, undefined],
  ['a field that is not there', ECHO, { range: [{ from: 1, until: 2 }] }, undefined],
  ['a part of the wrong type', ECHO, { ids: [true], range: ['x'], days: '3' }, undefined],
  ['a number that is too large', ECHO, { range: [{ from: 2 ** 40 }], days: Number.NaN }, undefined],
  ['more variables than there are', ECHO, { ids: null, others: 1 }, undefined],
  ['a refusal beside an answer', '{ refused { id } later { id } }', {}, undefined],
  ['null where something must be', '{ must { id } later { id } }', {}, undefined],
  ['null deep inside', '{ later { id nothing } }', {}, undefined],
  ['a number that is none', '{ rows { next { days } } }', {}, undefined],
  ['a mutation that is none', 'query { __typename }', {}, undefined],
  [
    'a fragment under a condition and without it',
    `query ($b: Boolean!) { a: rows { ...F @include(if: $b) } b: rows { ...F } } ${F}`,
    { b: false },
    undefined,
  ],
  ['an inline fragment under a condition', `{ a: later { ... @include(if: false) { ...F } } later { ...F } } ${F}`, {}, undefined],
  ['fields of one name, one of them left out', '{ later @include(if: false) { unit } later { id } }', {}, undefined],
  ['a field left out that has a name of its own', `{ a: later @include(if: false) { ...F } later { ...F } } ${F}`, {}, undefined],
  ['a field named __proto__', '{ later { __proto__: id unit } }', {}, undefined],
])('%s: the compiled query answers as graphql-js does', async (_, source, variables, operationName) => {
  const schema = createSchema();
  const { executor } = await createCompilingGateway(schema).load({ apollo: {} });
  const document = parse(source);
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode =>
      node.kind === 'OperationDefinition' && (!operationName || node.name?.value === operationName),
  )!;
  const wanted = await execute({ schema, document, operationName, variableValues: variables, contextValue: {} });
  const ask = async () =>
    executor!({ document, operation, operationName, context: {}, request: { variables } } as unknown as Parameters<
      NonNullable<typeof executor>
    >[0]);
  // By graphql-js, then compiled twice.
  for (let time = 1; time <= 3; time++) {
    const { data, errors } = await ask();
    expect(JSON.stringify(data)).toBe(JSON.stringify(wanted.data));
    const inOrder = (list: typeof errors) =>
      list
        ?.map((error) => ({ ...error.toJSON(), code: error.originalError instanceof AppError ? error.originalError.code : null }))
        .toSorted((a, b) => String(a.path).localeCompare(String(b.path)));
    expect(inOrder(errors as typeof wanted.errors)).toEqual(inOrder(wanted.errors));
  }
});
