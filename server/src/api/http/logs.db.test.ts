import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../test/api';
import { createLogger } from '../../logger';

const EMAIL = 'mina.rai@example.com';
const REASON = 'Surgery of the knee';
const lines: string[] = [];
let fail: () => Promise<never>;
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({
    logger: createLogger('trace', { write: (line) => lines.push(line) }),
    startIngest: () => fail(),
    askSource: () => fail(),
  });
});
afterAll(() => api.close());

const trigger = () => api.query('ADMIN', 'mutation { triggerIngest { id } }');

test('no token, cookie, password, email or reason gets into the log, at the most talkative level', async () => {
  const token = await api.tokenOf('ADMIN');
  const signIn = (secret: string) =>
    fetch(`${api.url}/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: secret }),
    });
  const session = (await signIn(token)).headers.get('set-cookie')?.split(';')[0]?.split('=')[1] ?? '';
  expect(session).toMatch(/^lvs_/);
  await signIn('lva_forged-and-never-given');
  await api.query(null, '{ viewer { role } }', {}, { cookie: `leave_session=${session}` });
  await api.query(null, `{ viewer { role } }`, {}, { authorization: 'Bearer lva_another-forged-one' });
  const wrong = 'query ($f: AuditFilter) { auditEntries(filter: $f) { nodes { nothing } } }';
  await api.query('ADMIN', wrong, { f: { actors: [EMAIL] } });
  await api.query('ADMIN', `{ auditEntries(filter: { actors: ["${EMAIL}", 5] }) { totalCount } }`);

  fail = () => Promise.reject(new Error(`GET https://user:hunter2@source.example.com with Bearer ${token} for ${EMAIL}`));
  await trigger();
  // PostgreSQL puts the whole row into the detail of its error.
  fail = async () => {
    await api.prisma.$executeRaw`
      insert into dbo.employee_leaves (leave_id, leave_type_id, employee_id, fiscal_id, leave_days, reason, status, source_status, is_consecutive, is_converted, start_date, end_date, created_at)
      values (1, 1, ${EMAIL}, 1, 1, ${REASON}, 'APPROVED', 'APPROVED', false, false, '2024-05-02', '2024-05-01', now())`;
    throw new Error('The row was taken');
  };
  const { status, errors } = await trigger();
  expect([status, errors[0]?.message]).toEqual([500, 'Internal error']);

  const log = lines.join('');
  expect(lines.filter((line) => line.includes('internal error'))).toHaveLength(2);
  expect(log).toContain('employee_leaves_dates_check');
  for (const secret of [token, session, 'never-given', 'another-forged', 'hunter2', EMAIL, REASON]) expect(log).not.toContain(secret);
});

test('the lines of a request carry its id, which the answer has too', async () => {
  fail = () => Promise.reject(new Error('of this request'));
  lines.length = 0;
  const { headers } = await trigger();
  await api.query('ADMIN', '{ viewer { role } }');
  const logged = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'internal error');
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(logged.map(({ requestId }) => requestId)).toEqual([headers.get('x-request-id')]);
});
