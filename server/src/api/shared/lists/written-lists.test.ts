import { buildSchema, execute, type GraphQLResolveInfo, type OperationDefinitionNode, parse } from 'graphql';
import { expect, test } from 'vitest';
import { createCompilingGateway } from '../../http/compiled-queries';
import type { ApiContext } from '../context';
import { planLists } from './field-plan';
import { writeList } from './write-json';
import { fillAnswer, noteWrittenList, placeWrittenLists, stringifyAnswer } from './written-lists';

const TYPES = `
  type Query { table(failing: Boolean): Table }
  type Table { total: Float! rows: [Row!]! broken: Int! }
  type Row { keys: [Key!]! measures: Measures }
  type Key { id: ID! label: String! }
  type Measures { days: Float count: Int rate: Rate }
  type Rate { value: Float basis: String! }
`;
const ROWS = [
  { keys: [{ id: '1', label: 'Zoë "Z" \u2028 </script>' }], measures: { days: 0.1, count: 3, rate: { value: null, basis: '' } } },
  { keys: [], measures: null },
  {
    keys: [
      { id: '', label: 'None' },
      { id: '2', label: 'Two' },
    ],
    measures: { days: -0, count: undefined, rate: null },
  },
];
const table = { total: 1, broken: () => Promise.reject(new Error('broken')) };

const plain = buildSchema(TYPES);
Object.assign(plain.getQueryType()!.getFields().table!, { resolve: () => ({ ...table, rows: ROWS }) });
const writing = buildSchema(TYPES);
Object.assign(writing.getQueryType()!.getFields().table!, {
  resolve(_root: unknown, _arguments: unknown, context: ApiContext, info: GraphQLResolveInfo) {
    for (const { key, plan } of planLists(info, 'rows'))
      noteWrittenList(
        context,
        [String(info.path.key), key],
        writeList(ROWS.length, (at) => ROWS[at]!, plan),
      );
    return { ...table, rows: [] };
  },
});

const FRAGMENT = 'fragment Cells on Table { __typename rows { ...Cell } } fragment Cell on Row { keys { id } measures { days } }';
test.each([
  ['{ table { rows { keys { id label } measures { days count rate { value basis } } } } }'],
  ['{ one: table { total rows { k: keys { label } } } two: table { list: rows { measures { n: count } } other: rows { __typename } } }'],
  ['query ($with: Boolean!) { table { ...Cells rows { measures { count @include(if: $with) } keys @skip(if: $with) { label } } } }'],
  ['query ($with: Boolean!) { table { rows @include(if: $with) { keys { id } } total } }'],
  ['{ table { total } }'],
  ['{ table { rows { keys { id } } broken } other: table { rows { keys { id } } } }'],
])('%s has written lists as the executor would complete them', async (query) => {
  const document = parse(query.includes('...Cells') ? `${query} ${FRAGMENT}` : query);
  const operation = document.definitions[0] as OperationDefinitionNode;
  const { executor } = await createCompilingGateway(writing).load({} as never);
  for (const variables of [{ with: true }, { with: false }]) {
    const wanted = JSON.stringify((await execute({ schema: plain, document, variableValues: variables })).data);
    // By graphql-js, then compiled.
    for (let time = 0; time < 2; time++) {
      const context = { mart: {} } as ApiContext;
      const asked = { document, operation, context, request: { variables } };
      const { data } = await executor!(asked as never);
      expect(fillAnswer(context, stringifyAnswer({ data })).toString()).toBe(`{"data":${wanted}}`);
      expect(JSON.parse(JSON.stringify(data))).toEqual(JSON.parse(wanted!));
    }
  }
});

test('an answer without the bytes of one of its lists is refused', () => {
  const [asking, other] = [{ mart: {} }, { mart: {} }] as ApiContext[];
  const data = { table: { rows: [] } };
  noteWrittenList(asking!, ['table', 'rows'], Buffer.from('[1]'));
  placeWrittenLists(asking!, data);
  const text = stringifyAnswer({ data });
  expect(fillAnswer(asking!, text).toString()).toBe('{"data":{"table":{"rows":[1]}}}');

  noteWrittenList(other!, ['table', 'rows'], Buffer.from('[2]'));
  expect(() => fillAnswer(other!, text)).toThrow('A written list of the answer is not there');
});
