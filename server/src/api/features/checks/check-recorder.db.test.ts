import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { changeData } from '../../../../test/change-data';
import { insertLeaves, makeEmployees, makeLeaves } from '../../../../test/oracles/test-leaves';
import { todayIn } from '../../../domain/local-date';
import { createLogger } from '../../../logger';
import type { MartReader } from '../../../mart/reader';
import { EVERYBODY } from '../../../mart/select/condition';
import { createCheckRecorder } from './check-recorder';
import { CHECK_ROWS, type CheckRowsQuestion } from './checks.question';
import { CHECK_NAMES } from './rules/registry';

let api: TestApi;
let client: pg.Client;
beforeAll(async () => {
  api = await startTestApi();
  const employees = makeEmployees(12);
  const { mart } = api.app;
  await mart.untilReady();
  const { versionKey } = mart.newest!;
  await insertLeaves(api.prisma, employees, makeLeaves(employees, 300));
  await mart.untilMoved(versionKey, 30_000);
  client = new pg.Client({ connectionString: api.databaseUrl });
  await client.connect();
  await api.app.checkRecorder.stop();
  await api.prisma.$executeRaw`truncate ops.checked_data, ops.check_findings, ops.check_counts`;
});
afterAll(async () => {
  await client?.end();
  await api?.close();
});

test('findings are recorded without a transaction that is open while the mart is asked', async () => {
  const open: unknown[] = [];
  let asked = 0;
  const mart = {
    newest: api.app.mart.newest,
    onMoved: (listener: (dataVersion: string) => void) => listener('1'),
    open(caller: string): MartReader {
      const reader = api.app.mart.open(caller);
      return Object.create(reader, {
        ask: {
          value: async (...question: Parameters<MartReader['ask']>) => {
            asked++;
            const { rows } = await client.query(
              `select application_name, query from pg_stat_activity
               where datname = current_database() and pid <> pg_backend_pid() and state like 'idle in transaction%'
                 and application_name <> 'leave-analytics mart'`,
            );
            open.push(...rows);
            return reader.ask(...question);
          },
        },
      });
    },
  };
  const { prisma, databaseUrl } = api;
  const recorder = createCheckRecorder({ prisma, databaseUrl, mart, logger: createLogger('silent'), sourceTimeZone: 'Asia/Kathmandu' });
  await recorder.settled();
  await recorder.stop();
  expect(asked).toBeGreaterThan(3);
  expect(open).toEqual([]);
  expect(await prisma.checkFinding.count({ where: { checkName: 'FEWER_DAYS_THAN_ROSTERED' } })).toBeGreaterThan(0);
});

/** A recorder on the test's own moves. `asked` has the parts of each page of findings that it asked for. */
function createRecorder() {
  const { prisma, databaseUrl, app } = api;
  const asked: (readonly number[] | null)[] = [];
  let move: () => void = () => undefined;
  const mart = {
    get newest() {
      return app.mart.newest;
    },
    onMoved: (listener: (dataVersion: string) => void) => (move = () => listener('')),
    open(caller: string): MartReader {
      const reader = app.mart.open(caller);
      return Object.create(reader, {
        ask: {
          value: (...question: Parameters<MartReader['ask']>) => {
            if (question[0].name === CHECK_ROWS.name) asked.push((question[1] as CheckRowsQuestion).parts);
            return reader.ask(...question);
          },
        },
      });
    },
  };
  const recorder = createCheckRecorder({ prisma, databaseUrl, mart, logger: createLogger('silent'), sourceTimeZone: 'Asia/Kathmandu' });
  return {
    asked,
    async record(): Promise<void> {
      asked.length = 0;
      move();
      await recorder.settled();
    },
    stop: recorder.stop,
  };
}

async function change(statement: string): Promise<void> {
  const { prisma, app } = api;
  const { versionKey } = app.mart.newest!;
  await changeData(prisma, statement, 'update ops.data_version set version = version + 1');
  await app.mart.untilMoved(versionKey, 30_000);
}

/** What is recorded is what every check finds now. */
async function expectAllRecorded(): Promise<void> {
  const reader = api.app.mart.open('test');
  try {
    for (const check of CHECK_NAMES) {
      const found = await reader.ask(CHECK_ROWS, {
        today: todayIn('Asia/Kathmandu', new Date()),
        check,
        scope: EVERYBODY,
        state: null,
        accepted: {},
        parts: null,
        after: null,
        size: 1_000,
      });
      const rows = await api.prisma.checkFinding.findMany({ where: { checkName: check, goneAt: null } });
      const byKey = new Map(rows.map(({ findingKey, what }) => [findingKey, what]));
      expect(byKey).toEqual(new Map(found.map(({ key, what }) => [key, what])));
    }
  } finally {
    reader.close();
  }
}

const keyOf = ({ checkName, findingKey }: { checkName: string; findingKey: string }) => ({
  checkName_findingKey: { checkName, findingKey },
});

test('after a small change only the parts that differ are compared, and the record is that of everything', async () => {
  const { prisma } = api;
  const recorder = createRecorder();
  try {
    await prisma.$executeRaw`truncate ops.checked_data, ops.check_findings`;
    await recorder.record();
    expect(recorder.asked.length).toBeGreaterThan(3);
    expect(new Set(recorder.asked)).toEqual(new Set([null]));

    const [gone, kept] = await prisma.checkFinding.findMany({ where: { checkName: 'FEWER_DAYS_THAN_ROSTERED' }, take: 2 });
    await prisma.checkFinding.update({ where: keyOf(kept!), data: { acceptedAt: new Date(), acceptedBy: 'test', note: 'known' } });
    await change(`update dbo.employee_leaves set status = 'UNKNOWN' where leave_id = ${gone!.leaveId}`);
    await recorder.record();
    expect(recorder.asked.length).toBeGreaterThan(1);
    // The key of the leave is in one part, those of its overlaps in others.
    for (const parts of recorder.asked) expect(parts!.length).toBeLessThan(10);
    await expectAllRecorded();
    expect((await prisma.checkFinding.findUniqueOrThrow({ where: keyOf(gone!) })).goneAt).not.toBeNull();
    expect(await prisma.checkFinding.findUniqueOrThrow({ where: keyOf(kept!) })).toMatchObject({ goneAt: null, note: 'known' });

    await recorder.record();
    expect(recorder.asked).toEqual([]);
  } finally {
    await recorder.stop();
  }
}, 60_000);

test('of two servers each compares only what differs, whichever recorded the version before', async () => {
  const [one, other] = [createRecorder(), createRecorder()];
  try {
    await Promise.all([one.record(), other.record()]);
    const leaves = await api.prisma.checkFinding.findMany({ where: { checkName: 'FEWER_DAYS_THAN_ROSTERED', goneAt: null }, take: 3 });
    for (const [at, { leaveId }] of leaves.entries()) {
      await change(`update dbo.employee_leaves set status = 'UNKNOWN' where leave_id = ${leaveId}`);
      // By turns: the second one finds the version recorded.
      for (const recorder of at % 2 === 0 ? [one, other] : [other, one]) await recorder.record();
      for (const parts of [...one.asked, ...other.asked]) expect(parts!.length).toBeLessThan(10);
      await expectAllRecorded();
    }
    // At the same time: one of them records, the other one sees it and is done.
    await change(`update dbo.employee_leaves set status = 'APPROVED' where leave_id = ${leaves[0]!.leaveId}`);
    await Promise.all([one.record(), other.record()]);
    for (const parts of [...one.asked, ...other.asked]) expect(parts!.length).toBeLessThan(10);
    await expectAllRecorded();
  } finally {
    await Promise.all([one.stop(), other.stop()]);
  }
}, 60_000);

test('what was found before an erasure is not recorded after it', async () => {
  const { prisma } = api;
  const recorder = createRecorder();
  try {
    await prisma.$executeRaw`truncate ops.checked_data, ops.check_findings`;
    await prisma.$executeRaw`update ops.data_version set rewritten_version = version + 1`;
    await recorder.record();
    expect([await prisma.checkFinding.count(), await prisma.checkedData.count()]).toEqual([0, 0]);

    await prisma.$executeRaw`update ops.data_version set rewritten_version = 0`;
    await recorder.record();
    await expectAllRecorded();
  } finally {
    await recorder.stop();
  }
}, 60_000);
