import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runInFolder } from '../server/test/run-in-folder';

const SCRIPT = join(import.meta.dirname, 'check-packages.mjs');
const GOOD = { version: '1.0.0', integrity: 'sha512-abc', license: 'MIT' };

/** Without npm on its path, as a machine without a network: known holes cannot be asked for. */
const check = (packages: object, dependencies: object = { good: '1.0.0' }) =>
  runInFolder(
    SCRIPT,
    { 'package.json': JSON.stringify({ dependencies }), 'package-lock.json': JSON.stringify({ packages: { '': {}, ...packages } }) },
    '',
  );

test('packages with a checksum and an accepted licence pass, and that the registry did not answer is said', () => {
  const packages = { 'node_modules/good': GOOD, 'node_modules/two': { ...GOOD, license: '(GPL-3.0 OR Apache-2.0)' } };
  expect(check(packages)).toEqual({ status: 0, stdout: 'Known holes: not checked, the registry did not answer.\n' });
});

test.each([
  [{ ...GOOD, resolved: 'https://registry.example.com/bad.tgz' }, '"resolved" must not be in package-lock.json'],
  [{ ...GOOD, integrity: undefined }, 'no sha512 integrity'],
  [{ ...GOOD, integrity: 'sha1-abc' }, 'no sha512 integrity'],
  [{ ...GOOD, license: 'AGPL-3.0' }, 'licence AGPL-3.0 is not accepted'],
  [{ ...GOOD, license: 'MIT AND GPL-2.0' }, 'licence MIT AND GPL-2.0 is not accepted'],
  [{ ...GOOD, license: undefined }, 'licence unknown is not accepted'],
])('a package of the lockfile as %j fails', (entry, problem) => {
  const { status, stdout } = check({ 'node_modules/bad': entry });
  expect([status, stdout]).toEqual([1, expect.stringContaining(`node_modules/bad: ${problem}`)]);
});

test('a range in place of one version fails', () => {
  const { status, stdout } = check({}, { loose: '^1.0.0' });
  expect([status, stdout]).toEqual([1, expect.stringContaining('loose ^1.0.0 is not one exact version')]);
});
