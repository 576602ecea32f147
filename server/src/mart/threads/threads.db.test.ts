import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createTestDatabase } from '../../../test/database';
import { insertLeaves, makeEmployees, makeLeaves } from '../../../test/oracles/test-leaves';
import { LEAVE_AGGREGATE, type LeaveAggregateQuestion } from '../../api/features/analytics/leave-aggregate.question';
import { createPrisma, type PrismaClient } from '../../db/prisma';
import { createLogger } from '../../logger';
import { createMart, type Mart } from '../mart';
import { EVERYBODY } from '../select/condition';

// The real threads, which die where a test says so.

const DEADLY = '1999-12-31';
/** `LEAK_QUESTIONS=100000` is the long run. */
const QUESTIONS = Number(process.env.LEAK_QUESTIONS ?? 3_000);
const CALLERS = 20;
const MEGABYTE = 1_048_576;
const ROW_PLAN = [{ key: 'measures', field: 'measures', plan: [{ key: 'leaveDays', field: 'leaveDays', plan: null }] }];

let folder: string;
let keeperDies: string;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let prisma: PrismaClient;
let mart: Mart;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leave-analytics-threads-'));
  keeperDies = join(folder, 'keeper-dies');
  const workerFile = join(folder, 'mortal-worker.mjs');
  await writeFile(
    workerFile,
    `import { existsSync, rmSync } from 'node:fs';
     import { parentPort } from 'node:worker_threads';
     function mayDie(message) {
       if (message.type === 'ASK' && message.question.condition.dateFrom === '${DEADLY}') process.exit(3);
       if (message.type === 'LOOK' && existsSync('${keeperDies}')) {
         rmSync('${keeperDies}');
         process.exit(3);
       }
     }
     const on = parentPort.on.bind(parentPort);
     parentPort.on = (name, listen) => on(name, (message) => {
       mayDie(message);
       listen(message);
     });
     await import('${pathToFileURL(inject('martWorkerFile'))}');`,
  );
  database = await createTestDatabase();
  prisma = createPrisma(database.url);
  const employees = makeEmployees(40);
  await insertLeaves(prisma, employees, makeLeaves(employees, 2_000));
  mart = createMart({
    databaseUrl: database.url,
    databaseReadUrl: null,
    sourceTimeZone: 'Asia/Kathmandu',
    workerFile,
    logger: createLogger('silent'),
  });
  await mart.untilReady();
});
afterAll(async () => {
  await mart?.stop();
  await prisma?.$disconnect();
  await database?.drop();
  await rm(folder, { recursive: true });
});

const questionFrom = (dateFrom: string): LeaveAggregateQuestion => ({
  condition: { choices: { STATUS: { ids: ['APPROVED'], orNone: false } }, dateFrom, dateTo: null },
  scope: EVERYBODY,
  groupBy: ['EMPLOYEE', 'YEAR_MONTH'],
  disclosure: null,
  isCompared: false,
  orderBy: 'KEY',
  limit: null,
  totalMeasures: ['leaveDays'],
  rowMeasures: ['leaveDays', 'employeeCount'],
  rowPlans: [],
  today: '2024-05-01',
});

async function askFrom(dateFrom: string, caller = 'somebody'): Promise<number | null | undefined> {
  const reader = mart.open(caller);
  try {
    return (await reader.ask(LEAVE_AGGREGATE, questionFrom(dateFrom), [])).total.leaveDays;
  } finally {
    reader.close();
  }
}

const dayOf = (at: number) => new Date(Date.UTC(1900, 0, 1 + at)).toISOString().slice(0, 10);

test('a thread that dies is replaced: its question is refused with a code, and all others are answered', async () => {
  const wanted = await askFrom(dayOf(0));
  expect(wanted).toBeGreaterThan(0);
  for (let time = 0; time < 3; time++) {
    const others = Array.from({ length: 12 }, (_, at) => askFrom(dayOf(100 + time * 12 + at), `caller ${at}`));
    await expect(askFrom(DEADLY)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE', retryAfterSeconds: expect.any(Number) });
    expect(new Set(await Promise.all(others))).toEqual(new Set([wanted]));
  }
  expect(mart.waiting).toBe(0);
}, 60_000);

test.skipIf(process.platform !== 'linux')('threads that compute stand behind the one that takes requests', async () => {
  const own = getPriority();
  async function countBehind(): Promise<number> {
    const threads = await readdir('/proc/self/task');
    const stats = await Promise.all(threads.map((thread) => readFile(`/proc/self/task/${thread}/stat`, 'utf8').catch(() => '')));
    // Niceness is the nineteenth field. The second one, the thread's name, ends with the last bracket.
    return stats.filter((line) => Number(line.split(') ').at(-1)?.split(' ')[16]) === own + 4).length;
  }
  // The keeper, and two or more that answer.
  await expect.poll(countBehind, { timeout: 30_000 }).toBeGreaterThanOrEqual(3);
});

test('a request with many questions at once is no leak of listeners', async () => {
  const warnings: Error[] = [];
  const note = (warning: Error) => warnings.push(warning);
  process.on('warning', note);
  const reader = mart.open('somebody');
  try {
    await Promise.all(Array.from({ length: 30 }, (_, at) => reader.ask(LEAVE_AGGREGATE, questionFrom(dayOf(300 + at)), [])));
  } finally {
    reader.close();
    process.off('warning', note);
  }
  expect(warnings).toEqual([]);
});

test('while the keeper is dead figures go on, and the one that replaces it follows what came meanwhile', async () => {
  const before = await askFrom(dayOf(200));
  const { dataVersion } = mart.newest!;
  await writeFile(keeperDies, '');
  await prisma.$executeRaw`update dbo.employee_leaves set status = 'CANCELLED' where leave_id = (
    select leave_id from dbo.employee_leaves where status = 'APPROVED' and leave_days > 0 limit 1)`;
  await prisma.$executeRaw`update ops.data_version set version = version + 1, run_id = null, changed_at = clock_timestamp()`;
  mart.look();
  expect(await askFrom(dayOf(200))).toBe(before);
  await expect.poll(() => mart.newest?.dataVersion, { timeout: 30_000 }).toBe(String(BigInt(dataVersion) + 1n));
  expect(await askFrom(dayOf(201))).toBeLessThan(before!);
}, 60_000);

test('questions, cancelled ones too, leave nothing behind', async () => {
  const random = createRandom(5);
  let [answered, left] = [0, 0];
  async function askMany(caller: string, count: number): Promise<void> {
    for (let at = 0; at < count; at++) {
      const reader = mart.open(caller);
      const dateFrom = dayOf(1_000 + Math.floor(random() * 20_000));
      const condition = { choices: {}, dateFrom, dateTo: null };
      const question = { condition, scope: EVERYBODY, groupBy: ['EMPLOYEE', 'DATE'], disclosure: null, isCompared: random() < 0.3 };
      const rest = {
        orderBy: 'KEY',
        limit: 50,
        totalMeasures: ['leaveDays'],
        rowMeasures: ['leaveDays', 'absenceRate'],
        rowPlans: [ROW_PLAN],
        today: '2024-05-01',
      };
      const asked = reader.ask(LEAVE_AGGREGATE, { ...question, ...rest } as LeaveAggregateQuestion, []);
      if (random() < 0.3) setTimeout(() => reader.close(), random() * 20);
      await asked.then(
        () => answered++,
        () => left++,
      );
      reader.close();
    }
  }
  const run = (count: number) =>
    Promise.all(Array.from({ length: CALLERS }, (_, at) => askMany(`caller ${at}`, Math.ceil(count / CALLERS))));
  await run(QUESTIONS / 2);
  const begun = process.memoryUsage.rss();
  await run(QUESTIONS);
  expect(mart.waiting).toBe(0);
  expect(answered).toBeGreaterThan(QUESTIONS / 2);
  expect(left).toBeGreaterThan(QUESTIONS / 50);
  // What a question keeps would come to hundreds of megabytes: the rows of one are 100 kB.
  expect((process.memoryUsage.rss() - begun) / MEGABYTE).toBeLessThan(100);
}, 1_800_000);

function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
