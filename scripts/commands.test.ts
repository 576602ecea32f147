import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const commands = ['ingest', 'migrate', 'token'];
let program = '';

beforeAll(async () => {
  program = await mkdtemp(join(tmpdir(), 'leave-commands-'));
  await symlink(join(root, 'node_modules'), join(program, 'node_modules'));
  const input = Object.fromEntries(commands.map((name) => [name, join(root, `scripts/${name}.ts`)]));
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { ssr: true, target: 'node20', outDir: program, emptyOutDir: false, rolldownOptions: { input } },
    ssr: { external: true },
  });
}, 60_000);
afterAll(() => rm(program, { recursive: true, force: true }));

function run(command: string, ...options: string[]) {
  // No database answers there: what is wrong with the arguments is reported before one is needed.
  const env = { PATH: process.env.PATH, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(program, `${command}.js`), ...options], {
    cwd: program,
    encoding: 'utf8',
    env,
  });
  return { status, stdout, stderr };
}

test.each(commands)('npm run %s -- --help prints its usage', (command) => {
  expect(run(command, '--help')).toEqual({ status: 0, stdout: expect.stringMatching(/^Usage: npm run /), stderr: '' });
});

test('a snapshot that is a folder or is not there is one line', () => {
  expect(run('ingest', '--file', root)).toEqual({ status: 1, stdout: '', stderr: `The snapshot file ${root} is a folder\n` });
  expect(run('ingest', '--file', 'nowhere.json')).toEqual({
    status: 1,
    stdout: '',
    stderr: 'The snapshot file nowhere.json cannot be read: ENOENT\n',
  });
});
