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
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { readDemoRecords } from '../server/demo-upstream/demo-upstream';
import { writeAnswer } from '../server/demo-upstream/http';

// The serving figures of docs/performance.md: virtual users over the dashboard's questions, against a server of its own on this machine.

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '10000' },
    users: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '10' },
  },
});
const [records, users, seconds] = [Number(values.records), Number(values.users), Number(values.seconds)];
if (![records, users, seconds].every((number) => Number.isInteger(number) && number > 0)) {
  console.error('--records, --users and --seconds are whole numbers above 0.');
  process.exit(1);
}

const CELLS = 'total { leaveDays leaveCount employeeCount } rows { keys { id label } measures { leaveDays leaveCount employeeCount } }';
const OVERVIEW = `query ($filter: LeaveFilter) {
  byMonth: leaveAggregate(filter: $filter, groupBy: [YEAR_MONTH]) { ${CELLS} }
  byDepartment: leaveAggregate(filter: $filter, groupBy: [DEPARTMENT], orderBy: LEAVE_DAYS_DESC) { ${CELLS} }
  byType: leaveAggregate(filter: $filter, groupBy: [LEAVE_TYPE], orderBy: LEAVE_DAYS_DESC) { ${CELLS} }
  byDesignation: leaveAggregate(filter: $filter, groupBy: [DESIGNATION], orderBy: LEAVE_DAYS_DESC) { ${CELLS} }
}`;
const HEATMAP = `query ($filter: LeaveFilter) {
  byYearAndMonth: leaveAggregate(filter: $filter, groupBy: [YEAR, MONTH]) { ${CELLS} }
  byYearAndWeekday: leaveAggregate(filter: $filter, groupBy: [YEAR, WEEKDAY]) { ${CELLS} }
}`;
const LEAVES = `query ($filter: LeaveFilter) {
  leaves(filter: $filter, first: 50) { totalCount nodes { id startDate endDate leaveDays status employee { id name } leaveType { name } } }
}`;
const EMPLOYEES = '{ employees(first: 50) { totalCount nodes { id name department { name } designation { name } teamManager { name } } } }';

/** What people do: the same question as everybody (kept per data version), or one that nobody asked before. */
const SCENARIOS: { name: string; query: string; filterOf: (request: number) => object | undefined }[] = [
  { name: 'Overview, as everybody opens it', query: OVERVIEW, filterOf: () => undefined },
  { name: 'Overview, a filter that nobody chose before', query: OVERVIEW, filterOf: uniqueFilter },
  { name: 'Patterns, a filter that nobody chose before', query: HEATMAP, filterOf: uniqueFilter },
  { name: 'Leaves, the newest 50', query: LEAVES, filterOf: () => undefined },
  { name: 'Employees, the first 50', query: EMPLOYEES, filterOf: () => undefined },
];

/** From 2000 on. */
const DAYS_WITHOUT_LEAVE = 7_000;

const token = `load-test-${randomBytes(24).toString('hex')}`;
const folder = await mkdtemp(join(tmpdir(), 'leave-load-'));
// Empty, not left out: a .env beside the program must not lead to anybody's real database or source.
const env = {
  ...process.env,
  DATABASE_URL: '',
  VYAGUTA_URL: '',
  DATA_DIR: join(folder, 'data'),
  HOST: '127.0.0.1',
  PORT: '0',
  ADMIN_TOKEN: token,
  INGEST_INTERVAL_SECONDS: '0',
  LOG_LEVEL: 'error',
};
let server: ChildProcess | null = null;
try {
  const file = join(folder, 'snapshot.json');
  const set = readDemoRecords({ records, seed: 1, moment: new Date() });
  await pipeline(Readable.from(writeAnswer(set, 0, set.total, 1)), createWriteStream(file));
  await runIngest(file);
  server = spawn(process.execPath, [join('dist', 'server', 'start.js')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const origin = await readOrigin(server);

  const figures: Record<string, object> = {};
  let failures = 0;
  for (const scenario of SCENARIOS) {
    await askOnce(origin, scenario);
    const result = await fire(origin, scenario);
    failures += result.non2xx + result.errors + result.timeouts;
    figures[scenario.name] = {
      'requests/s': Math.round(result.requests.average),
      'p50 ms': result.latency.p50,
      'p97.5 ms': result.latency.p97_5,
      'p99 ms': result.latency.p99,
      failed: result.non2xx + result.errors + result.timeouts,
    };
  }
  console.log(`${records} records, ${users} users, ${seconds} s each`);
  console.table(figures);
  const memory = await readPeakMemory(server);
  if (memory !== null) console.log(`Peak memory of the server: ${memory} MB`);
  process.exitCode = failures === 0 ? 0 : 1;
} finally {
  if (server && server.exitCode === null) {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
  await rm(folder, { recursive: true, force: true });
}

/** All leave, in words that were not used before: bounds before the first leave and after the last one. */
function uniqueFilter(request: number): object {
  const dayAfter = (year: number, days: number) => new Date(Date.UTC(year, 0, 1 + days)).toISOString().slice(0, 10);
  const dateFrom = dayAfter(2000, request % DAYS_WITHOUT_LEAVE);
  const dateTo = dayAfter(2100, Math.floor(request / DAYS_WITHOUT_LEAVE));
  return { dateFrom, dateTo, statuses: request % 2 ? ['APPROVED'] : ['APPROVED', 'REQUESTED'] };
}

async function runIngest(file: string): Promise<void> {
  const ingest = spawn(process.execPath, [join('dist', 'server', 'ingest.js'), '--file', file], { env, stdio: 'ignore' });
  const [code] = await once(ingest, 'exit');
  if (code !== 0) throw new Error('The ingest of the records failed.');
}

/** The server says in its first line where it is. */
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

/** Waits for an answer: what users of the scenario before left behind is done then, and what is kept is there. */
async function askOnce(origin: string, { query, filterOf }: (typeof SCENARIOS)[number]): Promise<void> {
  for (let attempt = 0; attempt < 30; attempt++) {
    const response = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables: { filter: filterOf(0) } }),
    });
    await response.text();
    if (response.ok) return;
    await setTimeout(1_000);
  }
  throw new Error('The server did not answer.');
}

function fire(origin: string, { query, filterOf }: (typeof SCENARIOS)[number]): Promise<autocannon.Result> {
  let request = 1;
  return autocannon({
    url: `${origin}/graphql`,
    connections: users,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        setupRequest: (options) => ({ ...options, body: JSON.stringify({ query, variables: { filter: filterOf(request++) } }) }),
      },
    ],
  });
}

/** Linux alone tells. */
async function readPeakMemory({ pid }: ChildProcess): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
}
