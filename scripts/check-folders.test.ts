import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runInFolder } from '../server/test/run-in-folder';

const SCRIPT = join(import.meta.dirname, 'check-folders.mjs');

const check = (texts: Record<string, string>) => runInFolder(SCRIPT, { 'client/a.ts': '', 'scripts/a.mjs': '', ...texts });

const ONE_WAY = {
  'server/one/first.ts': "import { x } from '../two/second';",
  'server/two/second.ts': 'export const x = 1;',
  'server/one/fourth.ts': "export { z } from './first';",
};

test('folders that import one way pass', () => {
  expect(check(ONE_WAY)).toEqual({ status: 0, stdout: '' });
});

test('a cycle of folders is found where their files have none, and an import of a type counts', () => {
  expect(check({ ...ONE_WAY, 'server/two/third.ts': "import type { Y } from '../one/fourth';" })).toEqual({
    status: 1,
    stdout:
      'server: one → two → one (server/one/first.ts imports server/two/second.ts; server/two/third.ts imports server/one/fourth.ts)\n',
  });
});

test('a file beside a folder may be a part of the cycle', () => {
  const { status, stdout } = check({
    'server/page.tsx': "const Tile = lazy(() => import('./tiles/tile'));",
    'server/tiles/tile.tsx': "import { figure } from '../page';",
  });
  expect(status).toBe(1);
  expect(stdout).toMatch(/^server: page\.tsx → tiles → page\.tsx /);
});
