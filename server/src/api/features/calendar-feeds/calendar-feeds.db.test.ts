import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { insertLeaves, makeEmployees, makeLeaves, type TestEmployee } from '../../../../test/oracles/test-leaves';
import { addDays, parseLocalDate, todayIn } from '../../../domain/local-date';
import { revokeApiToken } from '../../shared/auth/api-tokens';
import type { Role } from '../../shared/auth/role';
import { hashSecret } from '../../shared/auth/secret';

const CREATE = 'mutation ($input: CreateCalendarFeedInput!) { createCalendarFeed(input: $input) { path feed { id name departmentIds } } }';
const REVOKE = 'mutation ($id: ID!) { revokeCalendarFeed(id: $id) { id } }';
const LIST = '{ calendarFeeds { id name lastReadAt } }';

const today = todayIn('Asia/Kathmandu', new Date());
// The invented leaves begin over 480 days from 2022-12-20 on; moved so that some are too old for a feed and some too far ahead.
const shift = (parseLocalDate(today) ?? 0) - 105 - (parseLocalDate('2022-12-20') ?? 0);
const employees = makeEmployees(40);
const leaves = makeLeaves(employees, 250).map((leave) => ({ ...leave, start_date: addDays(leave.start_date, shift) }));
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await insertLeaves(api.prisma, employees, leaves);
  await api.prisma.$executeRaw`update dbo.employee_leaves set reason = 'a private matter', remarks = 'a private remark'`;
});
afterAll(() => api.close());

async function create(role: Role, input: Record<string, unknown> = {}) {
  const { data, errors } = await api.query(role, CREATE, { input: { name: 'Team', ...input } });
  expect(errors).toEqual([]);
  return data.createCalendarFeed as { path: string; feed: { id: string; name: string } };
}
const read = (path: string) => fetch(`${api.url}${path}`);

/** Every event as its properties, long lines put together again. */
function eventsOf(text: string): Record<string, string>[] {
  return text
    .replaceAll('\r\n ', '')
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((event) =>
      Object.fromEntries(event.split('\r\n').flatMap((line) => (line.includes(':') ? [line.split(/:(.*)/s).slice(0, 2)] : []))),
    );
}

/** The same in plain loops. */
function awayOf(isSeen: (employee: TestEmployee) => boolean) {
  const found: { UID: string; SUMMARY: string; from: string; to: string }[] = [];
  for (const { leave_id, employee_id, status, start_date, micro_days } of leaves) {
    const employee = employees.find((other) => other.employee_id === employee_id);
    const last = addDays(start_date, micro_days.length - 1);
    if (!employee || !isSeen(employee) || status !== 'APPROVED') continue;
    if (last < addDays(today, -92) || start_date > addDays(today, 366)) continue;
    const name = [employee.first_name, employee.middle_name, employee.last_name].filter((part) => part !== null).join(' ');
    const compact = (date: string) => date.replaceAll('-', '');
    found.push({
      UID: `leave-${leave_id}@leave-analytics`,
      SUMMARY: `${name} · Away`,
      from: compact(start_date),
      to: compact(addDays(last, 1)),
    });
  }
  return found.toSorted((a, b) => (a.UID < b.UID ? -1 : 1));
}

/** Gives somebody another team manager, as a run would: in a new data version. */
async function moveTo(teamManagerId: number, { employee_id }: TestEmployee): Promise<void> {
  await api.prisma.$transaction([
    api.prisma.$executeRaw`update dbo.employees set team_manager_id = ${teamManagerId} where employee_id = ${employee_id}`,
    api.prisma.$executeRaw`update ops.data_version set version = version + 1, changed_at = now()`,
  ]);
}

async function shownBy(path: string) {
  const response = await read(path);
  expect(response.status).toBe(200);
  return eventsOf(await response.text())
    .map((event) => ({ UID: event.UID, SUMMARY: event.SUMMARY, from: event['DTSTART;VALUE=DATE'], to: event['DTEND;VALUE=DATE'] }))
    .toSorted((a, b) => (String(a.UID) < String(b.UID) ? -1 : 1));
}

test('a feed holds the approved leave of the last three and the next twelve months as whole days, the same in every read', async () => {
  const { path } = await create('ANALYST');
  const expected = awayOf(() => true);
  expect(expected.length).toBeGreaterThan(50);
  expect(expected.length).toBeLessThan(leaves.filter(({ status }) => status === 'APPROVED').length);
  expect(await shownBy(path)).toEqual(expected);
  expect(await (await read(path)).text()).toBe(await (await read(path)).text());
});

test('it says that people are away and nothing else, and is not to be stored', async () => {
  const response = await read((await create('HR')).path);
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const text = await response.text();
  const allowed = [
    'UID',
    'SEQUENCE',
    'DTSTAMP',
    'DTSTART;VALUE=DATE',
    'DTEND;VALUE=DATE',
    'X-MICROSOFT-CDO-ALLDAYEVENT',
    'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT',
    'SUMMARY',
    'LAST-MODIFIED',
    'END',
  ];
  for (const event of eventsOf(text)) expect(allowed).toEqual(expect.arrayContaining(Object.keys(event)));
  expect(text).not.toMatch(/private|annual|sick|study|example\.com/i);
});

test('a MANAGER gets the own team, as it is when the feed is read', async () => {
  const { path } = await create('MANAGER');
  expect(await shownBy(path)).toEqual(awayOf((employee) => employee.team_manager_id === 900));
  const one = employees.find(
    ({ team_manager_id, employee_id }) => team_manager_id === 900 && leaves.some((leave) => leave.employee_id === employee_id),
  ) as TestEmployee;
  await moveTo(901, one);
  expect(await shownBy(path)).toEqual(awayOf((employee) => employee.team_manager_id === 900 && employee !== one));
  await moveTo(900, one);
});

test('a feed can be narrowed to departments, teams and projects', async () => {
  const { path } = await create('ANALYST', { departmentIds: ['1', ''], projectAllocationIds: ['31'] });
  const expected = awayOf(
    ({ department_id, allocation_ids }) => (department_id === 1 || department_id === null) && allocation_ids.includes(31),
  );
  expect(await shownBy(path)).toEqual(expected);
});

test('the address is kept only as its hash, and feeds are listed only for their owner', async () => {
  const { path, feed } = await create('ADMIN', { name: ' Mine ' });
  const secret = path.slice('/calendar/'.length, -'.ics'.length);
  const [row] = await api.prisma.$queryRaw<{ text: string; isHash: boolean }[]>`
    select f::text as text, secret_hash = ${hashSecret(secret)} as "isHash" from ops.calendar_feeds f where id = ${feed.id}::bigint`;
  expect(row?.isHash).toBe(true);
  expect(row?.text).not.toContain(secret);
  const mine = (await api.query('ADMIN', LIST)).data.calendarFeeds;
  expect(mine).toEqual([{ id: feed.id, name: 'Mine', lastReadAt: null }]);
  const others = (await api.query('ANALYST', LIST)).data.calendarFeeds;
  expect(others.some(({ id }: { id: string }) => id === feed.id)).toBe(false);
  await read(path);
  expect((await api.query('ADMIN', LIST)).data.calendarFeeds[0].lastReadAt).not.toBeNull();
});

test('who revokes a feed ends it for good; nobody else can', async () => {
  const { path, feed } = await create('HR');
  expect((await api.query('ANALYST', REVOKE, { id: feed.id })).data.revokeCalendarFeed).toBeNull();
  expect((await read(path)).status).toBe(200);
  expect((await api.query('HR', REVOKE, { id: feed.id })).errors).toEqual([]);
  expect((await api.query('HR', REVOKE, { id: feed.id })).errors).toEqual([]);
  const gone = await read(path);
  expect(gone.status).toBe(404);
  expect(await gone.text()).toBe(await (await read('/calendar/lvc_unknown.ics')).text());
});

test.each<[string, (id: bigint) => Promise<unknown>]>([
  ['is revoked', (id) => revokeApiToken(api.prisma, String(id))],
  ['expires', (id) => api.prisma.apiToken.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } })],
  ['becomes that of a VIEWER', (id) => api.prisma.apiToken.update({ where: { id }, data: { role: 'VIEWER' } })],
])('a feed dies when the token of its owner %s', async (_what, end) => {
  const { path, feed } = await create('ADMIN', { name: 'Of a token' });
  const token = await api.prisma.apiToken.create({
    data: { name: 'Short', role: 'ANALYST', tokenHash: hashSecret(`token of feed ${feed.id}`) },
  });
  await api.prisma.calendarFeed.update({ where: { id: BigInt(feed.id) }, data: { tokenId: token.id } });
  expect((await read(path)).status).toBe(200);
  await end(token.id);
  expect((await read(path)).status).toBe(404);
});

test('a feed of somebody from the organisation follows the latest sign-in, and sleeps 30 days after it', async () => {
  const { path, feed } = await create('ADMIN', { name: 'Of a person' });
  const person = { issuer: 'https://sign-in.example', subject: 'asha' };
  await api.prisma.calendarFeed.update({ where: { id: BigInt(feed.id) }, data: { tokenId: null, ...person } });
  expect((await read(path)).status).toBe(404);
  const signIn = (role: Role, employeeId: string | null, secret: string) =>
    api.prisma.session.create({
      data: { sessionHash: hashSecret(secret), ...person, name: 'Asha', role, employeeId, expiresAt: new Date() },
    });
  await signIn('HR', null, 'one');
  expect(await shownBy(path)).toEqual(awayOf(() => true));
  const latest = await signIn('MANAGER', '1', 'two');
  expect(await shownBy(path)).toEqual(awayOf((employee) => employee.team_manager_id === 900));
  const longAgo = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000);
  await api.prisma.session.update({ where: { id: latest.id }, data: { createdAt: longAgo } });
  expect((await read(path)).status).toBe(404);
});

test('creating, reading and revoking leave audit rows with who, how many, and never the address', async () => {
  const { path, feed } = await create('MANAGER', { name: 'Audited' });
  const shown = await shownBy(path);
  await api.query('MANAGER', REVOKE, { id: feed.id });
  const entries = await api.prisma.auditEntry.findMany({
    where: {
      action: { in: ['CREATE_CALENDAR_FEED', 'READ_CALENDAR_FEED', 'REVOKE_CALENDAR_FEED'] },
      detail: { path: ['id'], equals: feed.id },
    },
    orderBy: { id: 'asc' },
  });
  expect(entries.map(({ action, role, rowCount }) => [action, role, rowCount])).toEqual([
    ['CREATE_CALENDAR_FEED', 'MANAGER', 1],
    ['READ_CALENDAR_FEED', 'MANAGER', shown.length],
    ['REVOKE_CALENDAR_FEED', 'MANAGER', 1],
  ]);
  expect(JSON.stringify(entries.map(({ detail }) => detail))).not.toContain('lvc_');
});

test.each<[Role | null, Record<string, unknown>, string]>([
  ['VIEWER', { name: 'x' }, 'FORBIDDEN'],
  ['OPERATOR', { name: 'x' }, 'FORBIDDEN'],
  [null, { name: 'x' }, 'UNAUTHENTICATED'],
  ['ANALYST', { name: '  ' }, 'BAD_USER_INPUT'],
  ['ANALYST', { name: 'x'.repeat(101) }, 'BAD_USER_INPUT'],
  ['ANALYST', { name: 'two\nlines' }, 'BAD_USER_INPUT'],
  ['ANALYST', { name: 'x', departmentIds: ['one'] }, 'BAD_USER_INPUT'],
])('to %s, a feed of %j is %s', async (role, input, code) => {
  const { errors } = await api.query(role, CREATE, { input });
  expect(errors[0]?.extensions.code).toBe(code);
});

test('an address that is read too often has to wait', async () => {
  const answers: Response[] = [];
  for (let at = 0; at < 61; at++) answers.push(await read('/calendar/lvc_guess.ics'));
  const last = answers.at(-1);
  expect(last?.status).toBe(429);
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
});
