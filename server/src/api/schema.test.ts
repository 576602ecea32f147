import { readFile } from 'node:fs/promises';
import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  printSchema,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { expect, test } from 'vitest';
import { writeAccessRows, writeRegistryTables } from './features/analytics/registry-tables';
import { buildApiSchema } from './schema';

const schema = await buildApiSchema();

test('schema.graphql is the contract that the server serves', async () => {
  expect(await readFile('schema.graphql', 'utf8'), 'Run npm run generate').toBe(`${printSchema(schema)}\n`);
});

test.each([
  ['docs/access.md', writeAccessRows],
  ['docs/metrics.md', writeRegistryTables],
])('%s has the measures and dimensions of the registries', async (file, write) => {
  const text = await readFile(file, 'utf8');
  expect(text, 'Run npm run generate').toBe(write(text));
});

test('every type, field, argument and enum value says in words what it is', () => {
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const members = types.flatMap((type) =>
    roots.some((root) => root === type) ? listMembers(type) : [[type.name, type.description] as const, ...listMembers(type)],
  );
  expect(members.length).toBeGreaterThan(150);
  expect(members.filter(([, description]) => !description || description.length < 6).map(([name]) => name)).toEqual([]);
});

test('nothing but health can be resolved without a role', () => {
  const storage = getMetadataStorage();
  const handlers = [...storage.queries, ...storage.mutations, ...storage.subscriptions, ...storage.fieldResolvers];
  const open = handlers
    .filter(({ roles }) => !roles || roles.length === 0)
    .map((handler) => ('schemaName' in handler ? handler.schemaName : handler));
  expect(open).toEqual(['health']);
});

function listMembers(type: GraphQLNamedType): (readonly [string, string | null | undefined])[] {
  if (isEnumType(type)) return type.getValues().map(({ name, description }) => [`${type.name}.${name}`, description] as const);
  if (!isObjectType(type) && !isInputObjectType(type)) return [];
  const fields = Object.values(type.getFields()).map(({ name, description }) => [`${type.name}.${name}`, description] as const);
  if (isInputObjectType(type)) return fields;
  const args = Object.values(type.getFields()).flatMap((field) =>
    field.args.map(({ name, description }) => [`${type.name}.${field.name}(${name})`, description] as const),
  );
  return [...fields, ...args];
}
