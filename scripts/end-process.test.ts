import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

// Plain JavaScript without types: `npm run dev` runs it before anything is built.
const { endProcess }: { endProcess: (child: ChildProcess) => Promise<void> } = await import(`${import.meta.dirname}/end-process.mjs`);

const start = (script: string): ChildProcess => spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
const UNTIL_ENDED = 'setInterval(() => {}, 1000)';

test('a running process is ended, and its end is waited for', async () => {
  const child = start(UNTIL_ENDED);
  await once(child, 'spawn');
  await endProcess(child);
  expect(child.signalCode).toBe('SIGTERM');
});

test('a process that exited by itself is not waited for', async () => {
  const child = start('');
  await once(child, 'exit');
  await endProcess(child);
  expect(child.exitCode).toBe(0);
});

test('a process that was killed is not waited for', async () => {
  const child = start(UNTIL_ENDED);
  await once(child, 'spawn');
  child.kill('SIGKILL');
  await once(child, 'exit');
  await endProcess(child);
  expect(child.signalCode).toBe('SIGKILL');
});
