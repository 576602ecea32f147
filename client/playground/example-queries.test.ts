import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { EXAMPLE_QUERIES } from './example-queries';

test('every example of the playground is a valid query with readable variables', () => {
  const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
  for (const { query, variables } of EXAMPLE_QUERIES) {
    expect(validate(schema, parse(query)), query).toEqual([]);
    expect(() => JSON.parse(variables ?? '{}')).not.toThrow();
  }
});
