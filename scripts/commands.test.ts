import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type BuiltCommands, buildCommands } from '../server/test/commands';

const root = join(import.meta.dirname, '..');
const commands = ['backup', 'doctor', 'erase', 'ingest', 'migrate', 'restore', 'token'];
let built: BuiltCommands;
// Each is a process of its own.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  // No database answers there: what is wrong with the arguments is reported before one is needed.
  built = await buildCommands(commands, 'postgres://nobody@127.0.0.1:1/none');
}, 60_000);
afterAll(() => built?.remove());

const run: BuiltCommands['run'] = (...parameters) => built.run(...parameters);

test.each(commands)('npm run %s -- --help prints its usage', (command) => {
  expect(run(command, '--help')).toEqual({ status: 0, stdout: expect.stringMatching(/^Usage: npm run /), stderr: '' });
});

test.each([
  ['a'.repeat(101), '--name must have 1 to 100 characters.'],
  ['two\nlines', '--name must be one line without control characters.'],
  ['bell\u0007', '--name must be one line without control characters.'],
])('a token is not named %j', (name, stderr) => {
  expect(run('token', 'create', '--role', 'ANALYST', '--name', name)).toEqual({ status: 1, stdout: '', stderr: `${stderr}\n` });
});

test('a token does not last beyond what a date can say', () => {
  const { status, stderr } = run('token', 'create', '--role', 'ANALYST', '--name', 'BI', '--expires', '99999y');
  expect([status, stderr]).toEqual([1, '--expires 99999y: a token ends before the year 10000\n']);
});

test('a backup goes into a folder, and a restore takes an archive or a folder of them', () => {
  const file = join(root, 'package.json');
  expect(run('backup', '--to', file)).toEqual({ status: 1, stdout: '', stderr: `${file} cannot be used as a folder: EEXIST\n` });
  expect(run('restore', '--from', root)).toEqual({
    status: 1,
    stdout: '',
    stderr: `There is no leave-analytics-<time>.tar.gz in ${root}.\n`,
  });
  expect(run('restore', '--from', join(file, 'below'))).toEqual({ status: 1, stdout: '', stderr: `There is no ${join(file, 'below')}.\n` });
});

test('a snapshot that is a folder or is not there is one line', () => {
  expect(run('ingest', '--file', root)).toEqual({ status: 1, stdout: '', stderr: `The snapshot file ${root} is a folder\n` });
  expect(run('ingest', '--file', 'nowhere.json')).toEqual({
    status: 1,
    stdout: '',
    stderr: 'The snapshot file nowhere.json cannot be read: ENOENT\n',
  });
});
