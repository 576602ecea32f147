import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { createFakeUpstream, type Fault } from '../../../../test/fake-upstream';
import { makeRecord } from '../../../../test/records';
import { askInWords } from '../../../source';

const TOKEN = 'the-token-of-the-source';
const RECORDS = Array.from({ length: 7 }, (_, at) => makeRecord({ id: at + 1, reason: 'A reason of Wilma' }));
const upstream = createFakeUpstream({ records: RECORDS, token: TOKEN });
let api: TestApi;
beforeAll(async () => {
  const { url } = await upstream.start();
  api = await startTestApi({
    askSource: (request) =>
      askInWords(request, { url, token: TOKEN, daysAhead: 365, timeZone: 'Asia/Kathmandu', deadlineMs: 500, maxBytes: 100_000 }),
  });
});
afterAll(async () => {
  await api.close();
  await upstream.stop();
});

const ask = (role: 'HR' | 'ADMIN' | 'ANALYST' | 'VIEWER' | 'MANAGER' | 'OPERATOR', args = '') => api.query(role, `{ leaveInfo${args} }`);
const readAudit = () => api.prisma.auditEntry.findMany({ where: { action: 'READ_LEAVE_INFO' }, orderBy: { id: 'asc' } });

test('the answer of the source comes as it is, page by page, to HR and ADMIN, and leaves an audit row', async () => {
  const { data } = await ask('HR', '(page: 2, size: 3)');
  expect(data.leaveInfo).toEqual({ data: RECORDS.slice(3, 6), meta: { total: 7, size: 3, page: 2 } });
  expect((await ask('ADMIN')).data.leaveInfo.data).toHaveLength(7);
  expect(await readAudit()).toMatchObject([
    { actor: 'Test HR', rowCount: 3, detail: { page: 2, size: 3 } },
    { actor: 'Test ADMIN', rowCount: 7, detail: { page: 1, size: 100 } },
  ]);
});

test('for anybody else the source is not even asked', async () => {
  const before = upstream.requests.length;
  for (const role of ['ANALYST', 'VIEWER', 'MANAGER', 'OPERATOR'] as const)
    expect((await ask(role)).errors[0]?.extensions.code).toBe('FORBIDDEN');
  for (const args of ['(size: 1001)', '(size: 0)', '(page: 0)', '(page: -1)', '(page: 1000001)']) {
    const { status, errors } = await ask('HR', args);
    expect([args, status, errors[0]?.extensions.code]).toEqual([args, 400, 'BAD_USER_INPUT']);
  }
  const many = await api.query('HR', `{ ${[1, 2, 3, 4].map((page) => `p${page}: leaveInfo(page: ${page})`).join(' ')} }`);
  expect([many.status, many.errors[0]?.extensions.code]).toEqual([400, 'QUERY_TOO_COSTLY']);
  expect(upstream.requests).toHaveLength(before);
});

const FAULTS: [string, Fault, RegExp][] = [
  ['refuses our token', { status: 401, body: `{"message":"bad ${TOKEN}"}` }, /refused the token/],
  ['fails', { status: 500, body: 'stack of the source at 10.0.0.7' }, /failed \(HTTP 500\)/],
  ['limits requests', { status: 429, headers: { 'retry-after': '60' }, body: '{}' }, /limits requests/],
  ['sends a login page', { body: '<html>Please sign in</html>' }, /login page/],
  ['sends no JSON', { body: '{"data": [' }, /not JSON/],
  ['redirects', { status: 302, headers: { location: 'http://127.0.0.1:1/' }, body: '' }, /redirects/],
  ['breaks off', { destroyAfterBytes: 0 }, /cannot be reached/],
  ['is slower than the deadline', { delayMs: 60_000 }, /longer than 0.5 s/],
  ['sends without an end', { body: `{"data": ["${'x'.repeat(200_000)}"]}` }, /larger than/],
];
test.each(FAULTS)('a source that %s is unavailable, in our words only', async (_, fault, words) => {
  const noted = (await readAudit()).length;
  upstream.setFault(() => fault);
  const { status, errors, text, data } = await ask('HR');
  upstream.setFault(undefined);
  expect([status, errors[0]?.extensions.code, data]).toEqual([503, 'UPSTREAM_UNAVAILABLE', null]);
  expect(errors[0]?.message).toMatch(words);
  expect(text).not.toMatch(/the-token|stack of|10\.0\.0\.7|127\.0\.0\.1|Please sign in/);
  expect(await readAudit()).toHaveLength(noted);
});
