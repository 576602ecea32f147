import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const SCRIPT = join(import.meta.dirname, 'check-prose.mjs');
const LONG = 'word '.repeat(28).trim().padEnd(141, 's');

function check(path: string, text: string): { status: number | null; stdout: string } {
  const folder = mkdtempSync(join(tmpdir(), 'leave-prose-'));
  try {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    const { status, stdout } = spawnSync(process.execPath, [SCRIPT], { cwd: folder, encoding: 'utf8' });
    return { status, stdout };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.each([
  ['docs/a.md', LONG, 'docs/a.md:1: 141 characters, more than 140'],
  ['server/src/a.ts', `\n  // ${LONG}`, 'server/src/a.ts:2: 146 characters, more than 140'],
  ['server/src/a.test.ts', `/** ${LONG} */`, 'server/src/a.test.ts:1: 148 characters, more than 140'],
  ['client/src/words.ts', "text: 'Whatever it is',", 'client/src/words.ts:1: "Whatever" has a plainer word'],
  ['README.md', 'For HR alone.', 'README.md:1: "alone" has a plainer word: only'],
  ['server/src/a.test.ts', "test('a row tells its grain', run);", 'server/src/a.test.ts:1: "tells" has a plainer word'],
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
