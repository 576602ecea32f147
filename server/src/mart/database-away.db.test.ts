import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test/api';
import { createTestDatabase } from '../../test/database';
import { insertLeaves, makeEmployees, makeLeaves } from '../../test/oracles/test-leaves';

// The way to PostgreSQL is cut under a server that has a version of the data, and opened again.

const FIGURE = '{ leaveAggregate(groupBy: [DEPARTMENT]) { dataVersion total { leaveDays } rows { measures { leaveDays } } } }';
const ROWS = '{ leaves(first: 1) { nodes { id } } }';

const sockets = new Set<Socket>();
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let way: Server;
let api: TestApi;
beforeAll(async () => {
  database = await createTestDatabase();
  const target = new URL(database.url);
  way = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await listen(0);
  const through = new URL(database.url);
  through.hostname = '127.0.0.1';
  through.port = String(portOf(way));
  api = await startTestApi({ databaseUrl: through.href });
  const employees = makeEmployees(30);
  await insertLeaves(api.prisma, employees, makeLeaves(employees, 500));
  await api.app.checkRecorder.settled();
});
afterAll(async () => {
  await api?.close();
  await cut();
  await database?.drop();
});

const portOf = (server: Server) => (server.address() as AddressInfo).port;

function listen(port: number): Promise<void> {
  return new Promise((resolve) => way.listen(port, '127.0.0.1', resolve));
}

function cut(): Promise<void> {
  for (const socket of sockets) socket.destroy();
  return new Promise((resolve) => way.close(() => resolve()));
}

const readiness = async () => (await fetch(`${api.url}/readyz`)).json() as Promise<{ degraded?: boolean }>;

test('figures go on while PostgreSQL is away, rows are refused with a code, and both are right again when it is back', async () => {
  const before = await api.query('ANALYST', FIGURE);
  expect(before.data.leaveAggregate.total.leaveDays).toBeGreaterThan(0);
  const port = portOf(way);
  await cut();

  await expect.poll(readiness, { timeout: 30_000 }).toMatchObject({ degraded: true });
  const during = await api.query('ANALYST', FIGURE.replace('DEPARTMENT', 'LEAVE_TYPE'));
  expect(during.status).toBe(200);
  expect(during.data.leaveAggregate.total).toEqual(before.data.leaveAggregate.total);
  const rows = await api.query('ANALYST', ROWS);
  expect([rows.status, rows.errors[0]?.extensions.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);

  await listen(port);
  await expect.poll(readiness, { timeout: 30_000 }).toMatchObject({ degraded: false });
  await api.prisma.$executeRaw`update dbo.employee_leaves set status = 'CANCELLED' where status = 'APPROVED'`;
  await api.prisma.$executeRaw`update ops.data_version set version = version + 1, run_id = null, changed_at = clock_timestamp()`;
  const after = () => api.query('ANALYST', FIGURE).then(({ data }) => data?.leaveAggregate.total.leaveDays);
  await expect.poll(after, { timeout: 30_000 }).toBe(0);
  expect((await api.query('ANALYST', ROWS)).status).toBe(200);
}, 120_000);
