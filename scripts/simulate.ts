import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../server/src/db/embedded-postgres';
import { createLogger } from '../server/src/logger';
import { simulate } from '../server/test/simulator/simulate';

const USAGE = `npm run simulate -- [--seed N] [--steps M] [--seconds S] [--workers W]

Plays random histories of the source, the database and several instances, and checks the promises of docs/simulator.md after each step.
--seed     where to begin; left out: a fresh one, which is printed
--steps    how many steps (20000)
--seconds  stop after that time instead
--workers  histories at a time (2)
Prints a failing history, shrunk, as a line for server/test/simulator/regressions.json. Exit code 1.`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    steps: { type: 'string' },
    seconds: { type: 'string' },
    workers: { type: 'string', default: '2' },
    help: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const seconds = values.seconds === undefined ? null : Number(values.seconds);
const steps = values.steps === undefined ? (seconds === null ? 20_000 : null) : Number(values.steps);
const workers = Number(values.workers);
if (
  values.help ||
  ![seed, seconds ?? 1, steps ?? 1, workers].every((number) => Number.isSafeInteger(number) && number >= 0) ||
  workers < 1
) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 1);
}

const dataDir = await mkdtemp(join(tmpdir(), 'leave-simulator-'));
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off', shared_buffers: '64MB' };
const postgres = await startEmbeddedPostgres({ dataDir, logger: createLogger('warn'), settings });
try {
  const failure = await simulate({ serverUrl: postgres.url, seed, steps, seconds, workers, print: console.log });
  process.exitCode = failure === null ? 0 : 1;
} finally {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
