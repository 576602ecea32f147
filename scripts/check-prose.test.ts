import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runInFolder } from '../server/test/run-in-folder';

const SCRIPT = join(import.meta.dirname, 'check-prose.mjs');
const LONG = 'word '.repeat(28).trim().padEnd(141, 's');

const check = (path: string, text: string) => runInFolder(SCRIPT, { [path]: text });

test.each([
  ['docs/a.md', LONG, 'docs/a.md:1: 141 characters, more than 140'],
  ['server/src/a.ts', `\n  // ${LONG}`, 'server/src/a.ts:2: 146 characters, more than 140'],
  ['server/src/a.test.ts', `/** ${LONG} */`, 'server/src/a.test.ts:1: 148 characters, more than 140'],
  ['client/src/words.ts', "text: 'Whatever it is',", 'client/src/words.ts:1: "Whatever" has a plainer word'],
  ['README.md', 'For HR alone.', 'README.md:1: "alone" has a plainer word: only'],
  ['server/src/a.test.ts', "test('a row tells its grain', run);", 'server/src/a.test.ts:1: "tells" has a plainer word'],
  ['client/src/a.css', '/* None is left whatever the width. */', 'client/src/a.css:1: "whatever" has a plainer word'],
  ['README.md', 'It tells how.', 'README.md:1: "tells" has a plainer word'],
])('%s with %j is found', (path, text, problem) => {
  expect(check(path, text)).toEqual({ status: 1, stdout: expect.stringContaining(problem) });
});

test.each([
  ['docs/a.md', `| ${LONG} |`],
  ['docs/a.md', `\`\`\`\n${LONG}\n\`\`\``],
  ['server/src/a.test.ts', `test('${LONG}', run);`],
  ['client/src/icons.tsx', `<path d="${LONG}" />`],
  ['server/src/generated/a.ts', `// ${LONG}`],
  ['README.md', 'Ids tell people of one name apart. Tests stand alone.'],
])('%s with %j passes', (path, text) => {
  expect(check(path, text)).toEqual({ status: 0, stdout: '' });
});

test('a file of code over 300 lines is asked for its one job, a test is not', () => {
  const statements = (count: number) => 'x();\n'.repeat(count);
  expect(check('server/src/a.ts', statements(300)).status).toBe(0);
  expect(check('server/src/a.test.ts', statements(301)).status).toBe(0);
  expect(check('server/src/a.ts', statements(301)).stdout).toBe('server/src/a.ts: 301 lines. Does it have one job?\n');
});
