import { isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { expect, test } from 'vitest';
import { readAccessTable } from '../../../../test/access-table';
import { buildApiSchema } from '../../schema';
import { ALL_ROLES, type Role } from './role';

const ROOTS = ['Query', 'Mutation', 'Subscription'];
const table = await readAccessTable();
const schema = await buildApiSchema();
const names = new Set(table.map(({ name }) => name));
const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
  isObjectType(type) && !type.name.startsWith('__') ? Object.keys(type.getFields()).map((field) => ({ type: type.name, field })) : [],
);

test('every operation of the schema has a row, and every row is of the schema', () => {
  const operations = fields.filter(({ type }) => ROOTS.includes(type)).map(({ type, field }) => `${type}.${field}`);
  expect(operations.filter((name) => !names.has(name))).toEqual([]);
  const known = new Set(fields.map(({ type, field }) => `${type}.${field}`));
  expect([...names].filter((name) => /^[A-Z]\w+\.\w+$/.test(name) && !known.has(name))).toEqual([]);
});

test('every field with a name such as reason or secret has a row', () => {
  const sensitive = /reason|remark|^raw|email|secret|token|password|phone|address|birth|salary|gender|note|comment/i;
  const found = fields
    .filter(({ type, field }) => sensitive.test(field) && !ROOTS.includes(type))
    .map(({ type, field }) => `${type}.${field}`);
  expect(found.length).toBeGreaterThan(8);
  // It says whether a form was cut, and nothing of the form.
  expect(found.filter((name) => !names.has(name) && name !== 'QuarantinedRecord.rawTruncated')).toEqual([]);
});

test('every field that names roles has a row, and its roles are those that get an answer', () => {
  const storage = getMetadataStorage();
  const typeOf = (target: unknown) => storage.objectTypes.find((type) => type.target === target)?.name ?? '';
  const guarded = [
    ...storage.queries.map(({ schemaName, roles }) => ({ name: `Query.${schemaName}`, roles })),
    ...storage.mutations.map(({ schemaName, roles }) => ({ name: `Mutation.${schemaName}`, roles })),
    ...storage.subscriptions.map(({ schemaName, roles }) => ({ name: `Subscription.${schemaName}`, roles })),
    ...storage.fieldResolvers.map(({ schemaName, methodName, getObjectType, roles }) => ({
      name: `${typeOf(getObjectType?.())}.${schemaName ?? methodName}`,
      roles,
    })),
    ...storage.fields.map(({ schemaName, target, roles }) => ({ name: `${typeOf(target)}.${schemaName}`, roles })),
    // The company of the table's tests has no unknown status: data-health.db.test.ts holds who gets its count.
  ].filter(({ name, roles }) => roles && !['Query.health', 'UnknownStatus.leaveCount'].includes(name));
  expect(guarded.length).toBeGreaterThan(50);
  for (const { name, roles = [] } of guarded) {
    const words = table.find((row) => row.name === name)?.words;
    const granted = words ? ALL_ROLES.filter((role) => words.get(role) !== '–') : 'no row';
    expect({ name, granted }).toEqual({ name, granted: ALL_ROLES.filter((role) => (roles as Role[]).includes(role)) });
  }
});
