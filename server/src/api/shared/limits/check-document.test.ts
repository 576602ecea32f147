import { expect, test } from 'vitest';
import { checkDocument } from './check-document';

const repeat = (count: number, part: (at: number) => string) => Array.from({ length: count }, (_, at) => part(at)).join(' ');
const refusalOf = (query: string) => {
  try {
    checkDocument(query);
    return null;
  } catch (error) {
    return (error as { userMessage?: string }).userMessage;
  }
};
/** Fragments that each spread the next one so often. */
const bomb = (fragments: number, times: number) =>
  `{ ...F0 } ${repeat(fragments, (at) => `fragment F${at} on Query { ${`...F${at + 1} `.repeat(times)} }`)} fragment F${fragments} on Query { a }`;

test('lists, directives and aliases have their most, and not one more', () => {
  expect(refusalOf(`{ a(b: ${'['.repeat(16)}${']'.repeat(16)}) }`)).toBeNull();
  expect(refusalOf(`{ a(b: ${'['.repeat(30_000)}`)).toBe('The query nests lists deeper than 16 levels.');
  expect(refusalOf(`{ a ${'@skip(if: true) '.repeat(50)} }`)).toBeNull();
  expect(refusalOf(`{ a ${'@skip(if: true) '.repeat(51)} }`)).toBe('The query has more than 50 directives.');
  expect(refusalOf(`{ ${repeat(60, (at) => `a${at}: b`)} }`)).toBeNull();
  expect(refusalOf(`{ ${repeat(61, (at) => `a${at}: b`)} }`)).toBe('The query has more than 60 aliases.');
});

test('arguments, variables and objects in them are no aliases and no fields', () => {
  const variables = repeat(100, (at) => `$v${at}: In = { a: 1, b: { c: 2 } }`);
  expect(refusalOf(`query fragment(${variables}) { a(x: { y: { z: 1 } }) { b } }`)).toBeNull();
});

test('fragments are counted as often as they are spread, in any order of definitions', () => {
  const most = 'An operation has at most 2000 fields after its fragments are spread.';
  expect(refusalOf(bomb(9, 2))).toBeNull();
  expect(refusalOf(bomb(11, 2))).toBe(most);
  expect(refusalOf(bomb(300, 2))).toBe(most);
  expect(refusalOf(`fragment F on Q { a ... on Q { b } } query { ${'...F '.repeat(3)} } ${bomb(40, 2)}`)).toBe(most);
});

test('cycles, unknown fragments and invalid GraphQL are left to the parser', () => {
  expect(refusalOf('{ ...A } fragment A on Q { ...B } fragment B on Q { ...A }')).toBeNull();
  expect(refusalOf('{ ...Nothing }')).toBeNull();
  expect(refusalOf('}}}) : : { ( "')).toBeNull();
});
