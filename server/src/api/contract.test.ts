import { readFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges, type GraphQLSchema } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildApiSchema } from './schema';

// People's scripts, dashboards and monitors use these names: server/src/api/contract.graphql is what was promised to them. It only grows.
const promised = buildSchema(readFileSync('server/src/api/contract.graphql', 'utf8'));
const decisions = readFileSync('docs/decisions.md', 'utf8');

/** What breaks a promise and is not announced, word for word, in docs/decisions.md. */
function findUnannounced(served: GraphQLSchema): string[] {
  return findBreakingChanges(promised, served)
    .map(({ description }) => description)
    .filter((description) => !decisions.includes(description));
}

let served: GraphQLSchema;
beforeAll(async () => {
  served = await buildApiSchema();
});

test('nothing that was promised is removed or changed incompatibly without a note in docs/decisions.md', () => {
  expect(findUnannounced(served)).toEqual([]);
});

describe('the test can fail', () => {
  const print = readFileSync('server/src/api/contract.graphql', 'utf8');

  test.each([
    ['a field is gone', /^ {2}employeeCount: Int$/m, '', 'LeaveMeasures.employeeCount was removed.'],
    [
      'a field has another type',
      /^ {2}employeeCount: Int$/m,
      '  employeeCount: String',
      'LeaveMeasures.employeeCount changed type from Int to String.',
    ],
    ['a value of an enum is gone', /^ {2}WEEKDAY$/m, '', 'WEEKDAY was removed from enum type LeaveDimension.'],
    [
      'an argument is required',
      /dryRun: Boolean = false/,
      'dryRun: Boolean!',
      'Mutation.triggerIngest arg dryRun has changed type from Boolean to Boolean!.',
    ],
  ])('%s', (_, part, replacement, description) => {
    const changed = print.replace(part, replacement);
    expect(changed).not.toBe(print);
    expect(findUnannounced(buildSchema(changed))).toContain(description);
  });
});
