import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { readDemoRecords } from '../demo-upstream/demo-upstream';
import { type RecordSet, writeAnswer } from '../demo-upstream/http';
import { type Answered, createHttpClient } from './http-client';
import { type ProcessUse, readProcess, resetPeak } from './process-use';

const READY_MILLISECONDS = 300_000;
const READY_EVERY_MILLISECONDS = 20;
/** What the meter of event-loop delay shows when nothing delays it. */
const METER_MILLISECONDS = 10;

/** The built server in a folder of its own, over the demo company, with no poller. */
export interface BenchServer {
  origin: string;
  /** The folder of its embedded PostgreSQL. */
  dataDir: string;
  /** Seconds that the first load of the records took, as a process of its own. */
  loadSeconds: number;
  /** Seconds from its start until /readyz answered 200, PostgreSQL's own start included. */
  readySeconds: number;
  /** A token of a role; ADMIN's is fixed. */
  mint(role: 'ADMIN' | 'VIEWER'): Promise<string>;
  /** Takes the demo company of a moment in. @param edit changes its records. */
  ingest(moment: Date, edit?: (set: RecordSet) => RecordSet): Promise<void>;
  /** Writes what `ingest` would take in: for a measurement that is not to count the making of the records. @returns the file. */
  writeSnapshot(moment: Date, edit?: (set: RecordSet) => RecordSet): Promise<string>;
  ingestFile(file: string): Promise<void>;
  /** @throws {RefusedError} where the answer is not 200 or has errors. */
  ask(token: string, query: string, variables: object): Promise<Answered>;
  readMetrics(): Promise<BenchMetrics>;
  readProcess(): Promise<ProcessUse>;
  resetPeak(): Promise<void>;
  stop(): Promise<void>;
}

/** Of the server since its start; delay of its event loop since the last look. */
export interface BenchMetrics {
  /** Spent on requests to /graphql, from their arrival to the end of their answers. */
  requestSeconds: number;
  /** Spent by worker threads on questions. */
  questionSeconds: number;
  eventLoopP99Milliseconds: number;
  /** How long the mart took to build the version that it has. */
  lastLoadSeconds: number;
}

/** @param seed of the demo company. */
export async function startBenchServer({
  records,
  seed = 1,
  moment,
}: {
  records: number;
  seed?: number;
  moment: Date;
}): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'leave-bench-'));
  const dataDir = join(folder, 'data');
  const adminToken = `bench-${randomBytes(24).toString('hex')}`;
  // Empty, not left out: a .env beside the program must not lead to anybody's real database or source.
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: '',
    VYAGUTA_URL: '',
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: '0',
    ADMIN_TOKEN: adminToken,
    INGEST_INTERVAL_SECONDS: '0',
    LOG_LEVEL: 'error',
  };
  const command = (name: string) => join('dist', 'server', `${name}.js`);
  const client = createHttpClient();

  let snapshots = 0;

  async function writeSnapshot(at: Date, edit = (set: RecordSet) => set): Promise<string> {
    const file = join(folder, `snapshot-${++snapshots}.json`);
    const set = edit(readDemoRecords({ records, seed, moment: at }));
    await pipeline(Readable.from(writeAnswer(set, 0, set.total, 1)), createWriteStream(file));
    return file;
  }

  async function ingestFile(file: string): Promise<void> {
    const [code] = await once(spawn(process.execPath, [command('ingest'), '--file', file], { env, stdio: 'ignore' }), 'exit');
    if (code !== 0) throw new Error('The ingest of the records failed.');
  }

  async function mint(role: 'ADMIN' | 'VIEWER'): Promise<string> {
    if (role === 'ADMIN') return adminToken;
    const child = spawn(process.execPath, [command('token'), 'create', '--role', role, '--name', 'Bench'], {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let last = '';
    for await (const line of createInterface({ input: child.stdout })) if (line.trim() !== '') last = line.trim();
    return last;
  }

  const ingest: BenchServer['ingest'] = async (at, edit) => ingestFile(await writeSnapshot(at, edit));

  const first = await writeSnapshot(moment);
  const ingestBegun = performance.now();
  await ingestFile(first);
  const loadSeconds = (performance.now() - ingestBegun) / 1000;
  const begun = performance.now();
  // As `npm start` begins.
  const child = spawn(process.execPath, ['--max-semi-space-size=4', '--heap-growing-percent=20', command('start')], {
    env: { ...env, MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '1048576', MALLOC_TRIM_THRESHOLD_: '131072' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = child.pid ?? 0;
  const origin = await readOrigin(child);
  await untilReady(origin);
  const readySeconds = (performance.now() - begun) / 1000;

  return {
    origin,
    dataDir,
    loadSeconds,
    readySeconds,
    mint,
    ingest,
    writeSnapshot,
    ingestFile,
    ask: (token, query, variables) => client.post(`${origin}/graphql`, token, { query, variables }),
    readMetrics: () => readMetrics(origin, adminToken),
    readProcess: () => readProcess(pid),
    resetPeak: () => resetPeak(pid),
    async stop() {
      client.close();
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The server prints where it listens in its first line. */
async function readOrigin({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('The server has no output.');
  for await (const line of createInterface({ input: stdout })) {
    const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (origin) {
      stdout.resume();
      return origin;
    }
  }
  throw new Error('The server ended before it listened.');
}

async function untilReady(origin: string): Promise<void> {
  const end = performance.now() + READY_MILLISECONDS;
  while (performance.now() < end) {
    const response = await fetch(`${origin}/readyz`).catch(() => null);
    if (response?.ok) return;
    await delay(READY_EVERY_MILLISECONDS);
  }
  throw new Error('The server did not become ready.');
}

async function readMetrics(origin: string, token: string): Promise<BenchMetrics> {
  const response = await fetch(`${origin}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  const lines = (await response.text()).split('\n');
  /** The sum over all label sets; 0 where nothing was counted yet. */
  const read = (name: string, label = '') => {
    const values = lines.filter((line) => line.startsWith(`${name} `) || (line.startsWith(`${name}{`) && line.includes(label)));
    return values.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  };
  return {
    requestSeconds: read('leave_analytics_http_request_duration_seconds_sum', 'route="/graphql"'),
    questionSeconds: read('leave_analytics_mart_question_duration_seconds_sum'),
    eventLoopP99Milliseconds: Math.max(0, read('nodejs_eventloop_lag_p99_seconds') * 1000 - METER_MILLISECONDS),
    lastLoadSeconds: read('leave_analytics_mart_last_load_seconds'),
  };
}
