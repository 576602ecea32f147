import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { readDemoRecords } from '../demo-upstream/demo-upstream';
import { writeAnswer } from '../demo-upstream/http';

const READY_MILLISECONDS = 120_000;
const READY_EVERY_MILLISECONDS = 20;

/** The built server in a folder of its own, over the demo company, with no poller. */
export interface BenchServer {
  origin: string;
  pid: number;
  /** Seconds from its start until /readyz answered 200. */
  readySeconds: number;
  /** A token of a role; ADMIN's is fixed. */
  mint(role: 'ADMIN' | 'VIEWER'): Promise<string>;
  /** Takes the demo company of a moment in. */
  ingest(moment: Date): Promise<void>;
  ask(token: string, query: string, variables: object): Promise<{ milliseconds: number; data: unknown }>;
  readMetric(name: string): Promise<number>;
  /** Of the process, on Linux: resident memory now and at its highest, in MB, and CPU seconds spent. */
  readProcess(): Promise<{ residentMb: number; peakMb: number; cpuSeconds: number }>;
  stop(): Promise<void>;
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
  const adminToken = `bench-${randomBytes(24).toString('hex')}`;
  // Empty, not left out: a .env beside the program must not lead to anybody's real database or source.
  const env = {
    ...process.env,
    DATABASE_URL: '',
    VYAGUTA_URL: '',
    DATA_DIR: join(folder, 'data'),
    HOST: '127.0.0.1',
    PORT: '0',
    ADMIN_TOKEN: adminToken,
    INGEST_INTERVAL_SECONDS: '0',
    LOG_LEVEL: 'error',
  };
  const command = (name: string) => join('dist', 'server', `${name}.js`);

  async function ingest(at: Date): Promise<void> {
    const file = join(folder, 'snapshot.json');
    const set = readDemoRecords({ records, seed, moment: at });
    await pipeline(Readable.from(writeAnswer(set, 0, set.total, 1)), createWriteStream(file));
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

  await ingest(moment);
  const begun = performance.now();
  const child = spawn(process.execPath, [command('start')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const origin = await readOrigin(child);
  await untilReady(origin);
  const readySeconds = (performance.now() - begun) / 1000;

  return {
    origin,
    pid: child.pid ?? 0,
    readySeconds,
    mint,
    ingest,
    async ask(token, query, variables) {
      const start = performance.now();
      const response = await fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as { data: unknown; errors?: { message: string }[] };
      if (errors) throw new Error(errors[0]?.message);
      return { milliseconds: performance.now() - start, data };
    },
    async readMetric(name) {
      const response = await fetch(`${origin}/metrics`, { headers: { authorization: `Bearer ${adminToken}` } });
      const line = (await response.text()).split('\n').find((text) => text.startsWith(`${name} `));
      return Number(line?.split(' ')[1] ?? Number.NaN);
    },
    readProcess: () => readProcess(child.pid ?? 0),
    async stop() {
      if (child.exitCode === null) {
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

const TICKS_PER_SECOND = 100;

async function readProcess(pid: number): Promise<{ residentMb: number; peakMb: number; cpuSeconds: number }> {
  const [status, stat] = await Promise.all([
    readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''),
    readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''),
  ]);
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? Number.NaN);
  const fields = stat.split(') ').at(-1)?.split(' ') ?? [];
  const ticks = Number(fields[11]) + Number(fields[12]);
  return {
    residentMb: Math.round(kilobytes('VmRSS') / 1024),
    peakMb: Math.round(kilobytes('VmHWM') / 1024),
    cpuSeconds: ticks / TICKS_PER_SECOND,
  };
}
