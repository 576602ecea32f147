import { expect, test } from 'vitest';

const lists = import.meta.glob<Record<string, unknown>>('../src/**/*words.ts', { eager: true });
const sources = import.meta.glob<string>(['../src/**/*.{ts,tsx}', '!**/*words.ts', '!**/*.test.*'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** A GraphQL enum is mentioned in the generated types: its words are read by computed names. */
test('each word of a list is mentioned by name where it can be shown', () => {
  const mentioned = new Set(Object.values(sources).flatMap((text) => text.match(/\w+/g) ?? []));
  const words = Object.values(lists).flatMap((exported) =>
    Object.entries(exported).flatMap(([list, names]) => (isList(names) ? Object.keys(names).map((name) => ({ list, name })) : [])),
  );
  expect(words.length).toBeGreaterThan(500);
  expect(words.filter(({ name }) => !mentioned.has(name))).toEqual([]);
});

const isList = (exported: unknown): exported is object => typeof exported === 'object' && exported !== null;
