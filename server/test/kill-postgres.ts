import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPostmaster } from '../src/db/embedded-cluster';

/** Kills an embedded PostgreSQL with all its processes. It is started again by whoever uses it. Only on Linux. */
export function killServer(dataDir: string): void {
  const { pid, children } = listProcesses(dataDir);
  for (const victim of [pid, ...children]) kill(victim);
}

/** Kills the newest backend: the server ends all connections and recovers by itself. */
export function killBackend(dataDir: string): void {
  const backend = listProcesses(dataDir).children.findLast((child) => readCommand(child).includes('leave_analytics'));
  if (backend !== undefined) kill(backend);
}

function listProcesses(dataDir: string): { pid: number; children: number[] } {
  const pid = readPostmaster(join(dataDir, 'postgres'))?.pid ?? Number.NaN;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  return { pid, children };
}

// A backend may end by itself after it was listed.
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function readCommand(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1');
  } catch {
    return '';
  }
}
