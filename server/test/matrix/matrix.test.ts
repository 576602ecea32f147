import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FOUND } from './found';
import type { Matrix } from './matrix';
import { RELIABILITY } from './reliability';
import { SECURITY } from './security';

const rowsOf = (matrix: Matrix) =>
  Object.entries(matrix).flatMap(([part, rows]) => Object.entries(rows).map(([row, tests]) => ({ part, row, tests })));

/** Rows of a part that were written down when the part was specified: one that is taken out has to be taken out here, too. */
const COUNTS = {
  reliability: { promises: 10, upstream: 21, 'database and process': 8 },
  security: { roles: 6, 'getting in': 5, abuse: 12 },
  found: { data: 6, files: 12, screen: 11, 'api and commands': 11 },
};

test.each([
  ['reliability', RELIABILITY],
  ['security', SECURITY],
  ['found', FOUND],
] as const)('every row of %s has a test of that name, which is not skipped', (name, matrix) => {
  const counts = Object.fromEntries(Object.entries(matrix).map(([part, rows]) => [part, Object.keys(rows).length]));
  expect(counts).toEqual(COUNTS[name]);
  const sources = new Map<string, string>();
  const read = (file: string) => {
    const source = sources.get(file) ?? readFileSync(file, 'utf8');
    sources.set(file, source);
    return source;
  };
  const missing = rowsOf(matrix).flatMap(({ part, row, tests }) => {
    if (tests.length === 0) return [`${part}: ${row} has no test`];
    return tests
      .filter(([file, test]) => !isTested(read(file), test))
      .map(([file, test]) => `${part}: ${row}: ${file} has no test "${test}"`);
  });
  expect(missing).toEqual([]);
});

/** Whether the name is that of a test, a group of tests or a case of a table, and not of one that is skipped or still to be written. */
function isTested(source: string, name: string): boolean {
  const at = source.indexOf(`'${name.replaceAll("'", "\\'")}'`) + 1 || source.indexOf(`"${name}"`) + 1 || source.indexOf(`\`${name}\``) + 1;
  return at > 0 && !/(test|it|describe)\.(skip|todo)\(\s*$/.test(source.slice(0, at - 1));
}
