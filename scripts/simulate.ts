import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../server/src/db/embedded-postgres';
import { createLogger } from '../server/src/logger';
import { simulate } from '../server/test/simulator/simulate';

const USAGE = `npm run simulate -- [--seed N] [--steps M] [--seconds S] [--threads T]

Plays random histories of the source, the database and several instances, and checks the promises of docs/simulator.md after each step.
--seed     where to begin; left out: a fresh one, which is printed
--steps    how many steps (20000)
--seconds  stop after that time instead
--threads  worker threads, each with one history at a time (2)
Prints each minute how far it is; Ctrl+C ends it after the histories that have begun.
Prints a failing history, shrunk, as a line for server/test/simulator/regressions.json. Exit code 1.`;

const MEMORY_BYTES = 2 * 1024 ** 3;

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    steps: { type: 'string' },
    seconds: { type: 'string' },
    threads: { type: 'string', default: '2' },
    help: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const seconds = values.seconds === undefined ? null : Number(values.seconds);
const steps = values.steps === undefined ? (seconds === null ? 20_000 : null) : Number(values.steps);
const threads = Number(values.threads);
if (
  values.help ||
  ![seed, seconds ?? 1, steps ?? 1, threads].every((number) => Number.isSafeInteger(number) && number >= 0) ||
  threads < 1
) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 1);
}

const dataDir = await mkdtemp(join(await findFolder(), 'leave-simulator-'));
// Nothing outlives the process, and the machine is for the histories: no writing to disk, no helpers beside the backends.
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  shared_buffers: '64MB',
  max_wal_size: '256MB',
  max_connections: '50',
  max_worker_processes: '0',
  max_parallel_workers: '0',
  bgwriter_lru_maxpages: '0',
  io_method: 'sync',
};
const postgres = await startEmbeddedPostgres({ dataDir, logger: createLogger('warn'), settings });
try {
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ending.abort());
  const file = pathToFileURL(resolve('dist/server/simulator-thread.js'));
  const allHeld = await simulate({
    serverUrl: postgres.url,
    seed,
    steps,
    seconds,
    threads: { count: threads, file },
    signal: ending.signal,
    print: console.log,
  });
  process.exitCode = allHeld ? 0 : 1;
} finally {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}

/** In memory, where there is room: the files of temporary tables and of copied databases cost a fifth of the time on a disk. */
async function findFolder(): Promise<string> {
  const memory = '/dev/shm';
  const { bavail, bsize } = await statfs(memory).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize > MEMORY_BYTES ? memory : tmpdir();
}
