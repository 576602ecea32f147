import { buildSchema, execute, type GraphQLSchema, type OperationDefinitionNode, parse } from 'graphql';
import { expect, test } from 'vitest';
import { AppError } from '../../errors';
import { createCompilingGateway } from './compiled-queries';

const SDL = `
  enum Unit { DAYS HOURS }
  input Range { from: Int!, to: Int = 9 }
  type Row { id: ID!, label: String, days: Float!, unit: Unit, next: Row, nothing: Int! }
  type Query { rows(range: Range, unit: Unit = DAYS): [Row!]!, later: [Row], refused: Row, must: Row! }`;

function createSchema(): GraphQLSchema {
  const schema = buildSchema(SDL);
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
  return schema;
}

const EVERYTHING = `query Named($range: Range, $unit: Unit, $isLong: Boolean = false) {
  again: rows(range: $range, unit: $unit) { ...Parts, label @include(if: $isLong) }
  later { id unit }
  ... on Query { rows { id next @skip(if: $isLong) { id label } } }
}
fragment Parts on Row { id days unit __typename }
query Other { later { id } }`;

test.each([
  ['everything', EVERYTHING, { range: { from: 3 }, unit: 'HOURS', isLong: true }, 'Named'],
  ['left out', EVERYTHING, {}, 'Named'],
  ['another operation', EVERYTHING, {}, 'Other'],
  ['a variable of the wrong type', EVERYTHING, { range: { from: 'x' } }, 'Named'],
  ['a required variable missing', 'query ($range: Range!) { rows(range: $range) { id } }', {}, undefined],
  ['a refusal beside an answer', '{ refused { id } later { id } }', {}, undefined],
  ['null where something must be', '{ must { id } later { id } }', {}, undefined],
  ['null deep inside', '{ later { id nothing } }', {}, undefined],
  ['a number that is none', '{ rows { next { days } } }', {}, undefined],
  ['a mutation that is none', 'query { __typename }', {}, undefined],
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
