import { buildSchema, type GraphQLResolveInfo, graphqlSync } from 'graphql';
import { expect, test } from 'vitest';
import { readAskedMeasures } from './asked-measures';

const schema = buildSchema(`
  type Query { leaveAggregate: LeaveAggregate }
  type LeaveAggregate { total: LeaveMeasures, rows: [Row] }
  type Row { measures: LeaveMeasures }
  type LeaveMeasures { leaveDays: Float, spellCount: Int, meanDuration: Rate, weekdayIndex: Rate, leadTime: Rate }
  type Rate { value: Float }
`);

function ask(source: string, variableValues: Record<string, unknown> = {}) {
  const seen: GraphQLResolveInfo[] = [];
  const rootValue = { leaveAggregate: (_: unknown, __: unknown, info: GraphQLResolveInfo) => void seen.push(info) };
  expect(graphqlSync({ schema, source, rootValue, variableValues }).errors).toBeUndefined();
  return seen.map(readAskedMeasures).map(({ total, rows }) => ({ total: [...total], rows: [...rows] }));
}

test('the measures are those of the selected fields, in the order of the schema, apart for the total and the rows', () => {
  expect(ask('{ leaveAggregate { total { leaveDays } rows { measures { leadTime { value } leaveDays } } } }')).toEqual([
    { total: ['leaveDays'], rows: ['leaveDays', 'leadTime'] },
  ]);
});

test('aliases, fragments and directives are followed', () => {
  expect(
    ask(
      `query ($no: Boolean!) {
      leaveAggregate { all: total { ...spells } rows { one: measures { weekdayIndex { value } leadTime @include(if: $no) { value } } } }
    }
    fragment spells on LeaveMeasures { spellCount mean: meanDuration { value } }`,
      { no: false },
    ),
  ).toEqual([{ total: ['spellCount', 'meanDuration'], rows: ['weekdayIndex'] }]);
});
