import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { parseCsv } from '../../../../test/csv';
import { createIngestHarness, type IngestHarness } from '../../../../test/ingest';
import { makeRecord, type TestRecord } from '../../../../test/records';
import { addDays, todayIn } from '../../../domain/local-date';
import type { Role } from '../../shared/auth/role';
import { encodeCursor } from '../../shared/lists/cursor';

const TODAY = todayIn('Asia/Kathmandu', new Date());
const CHECK = `query ($name: DataCheckName!, $state: FindingState, $first: Int, $after: String) {
  dataChecks(names: [$name]) {
    dataVersion openCount
    checks {
      name count openCount acceptedCount goneCount firstSeenAt trend { date count dataVersion }
      findings(state: $state, first: $first, after: $after) {
        nodes { id state what firstSeenAt goneAt acceptedAt acceptedBy note employee { id } leave { id } otherLeave { id } fiscalYear { id } leaveType { id } }
        totalCount
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;
const ACCEPT = `mutation ($check: DataCheckName!, $ids: [ID!]!, $note: String!) { acceptCheckFindings(check: $check, ids: $ids, note: $note) }`;
const REOPEN = `mutation ($check: DataCheckName!, $ids: [ID!]!) { reopenCheckFindings(check: $check, ids: $ids) }`;

/** The team manager of person 1 is the MANAGER's employee, of person 2 another person. */
const boss = makeRecord({ id: 90, empId: 'boss', userId: 501, email: 'boss@example.com', startDate: '2024-05-02', endDate: '2024-05-02' });
const leaveOf = (id: number, person: number, fields: TestRecord = {}) =>
  makeRecord({
    id,
    empId: `E${person}`,
    userId: person,
    email: `e${person}@example.com`,
    teamManagerId: person === 1 ? 501 : 502,
    ...fields,
  });
const running = {
  fiscalId: 103,
  fiscalStartDate: `${addDays(TODAY, -100)}T00:00:00.000Z`,
  fiscalEndDate: `${addDays(TODAY, 200)}T00:00:00.000Z`,
  startDate: TODAY,
  endDate: TODAY,
};
const short = { startDate: '2024-04-22', endDate: '2024-04-26', leaveDays: 2 };

let harness: IngestHarness;
let api: TestApi;
let records = [
  boss,
  leaveOf(1, 1, short),
  leaveOf(2, 2, short),
  leaveOf(3, 2, { startDate: '2024-04-26', endDate: '2024-04-26' }),
  leaveOf(4, 2, { status: 'ESCALATED', startDate: '2024-05-06', endDate: '2024-05-06' }),
  leaveOf(5, 1, running),
];

beforeAll(async () => {
  harness = await createIngestHarness();
  await harness.serve(records);
  api = await startTestApi({ databaseUrl: harness.url, managerEmployeeId: 'boss' });
});
afterAll(async () => {
  await api?.close();
  await harness?.drop();
});

/** Serves the records with some of them edited, and waits until the findings are recorded. */
async function serve(edit: (record: TestRecord) => TestRecord): Promise<void> {
  records = records.map(edit);
  await harness.serve(records);
  await recorded();
}

async function recorded(): Promise<void> {
  await api.query('ADMIN', '{ dataStatus { dataVersion } }');
  await api.app.checkRecorder.settled();
}

async function ask(name: string, role: Role = 'ANALYST', variables: Record<string, unknown> = {}) {
  const { data, errors } = await api.query(role, CHECK, { name, ...variables });
  expect(errors).toEqual([]);
  return data.dataChecks.checks[0];
}

const idsOf = ({ findings }: { findings: { nodes: { id: string }[] } }) => findings.nodes.map(({ id }) => id);

test('a check answers its count and its findings with what they are about', async () => {
  await recorded();
  const check = await ask('FEWER_DAYS_THAN_ROSTERED');
  expect(check).toMatchObject({ count: 2, openCount: 2, acceptedCount: 0, goneCount: 0 });
  expect(check.findings.nodes).toMatchObject([
    { id: '1', state: 'OPEN', what: '2 days of leave, 5 days rostered', employee: { id: 'E1' }, leave: { id: '1' }, otherLeave: null },
    {
      id: '2',
      state: 'OPEN',
      what: '2 days of leave, 5 days rostered',
      employee: { id: 'E2' },
      leave: { id: '2' },
      fiscalYear: { id: '102' },
    },
  ]);
  expect(idsOf(await ask('UNKNOWN_STATUS'))).toEqual(['4']);
  // Two days over five dates leave 0.4 of each: with the whole day of leave 3 that is more than one.
  const [overlap] = (await ask('OVERLAPPING_LEAVE')).findings.nodes;
  expect(overlap).toMatchObject({ id: '2-3', leave: { id: '2' }, otherLeave: { id: '3' }, what: 'Leaves 2 and 3 both take 2024-04-26' });
});

test('pages join by their cursors', async () => {
  const first = await ask('FEWER_DAYS_THAN_ROSTERED', 'ANALYST', { first: 1 });
  expect(idsOf(first)).toEqual(['1']);
  expect(first.findings.pageInfo.hasNextPage).toBe(true);
  const second = await ask('FEWER_DAYS_THAN_ROSTERED', 'ANALYST', { first: 1, after: first.findings.pageInfo.endCursor });
  expect(idsOf(second)).toEqual(['2']);
  expect(second.findings.pageInfo.hasNextPage).toBe(false);
});

test('a forged cursor with an instant that no Date has is refused as bad input', async () => {
  const after = encodeCursor('GONE_FINDING', ['999999999999999999', '1']);
  const { status, errors } = await api.query('ANALYST', CHECK, { name: 'OVERDRAWN', state: 'GONE', after });
  expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
});

test('a MANAGER sees the findings of the own team, and counts over everybody', async () => {
  const check = await ask('FEWER_DAYS_THAN_ROSTERED', 'MANAGER');
  expect(check.count).toBe(2);
  expect(idsOf(check)).toEqual(['1']);
  expect(check.findings.totalCount).toBe(1);
});

test.each<[Role, string]>([
  ['VIEWER', 'FORBIDDEN'],
  ['OPERATOR', 'FORBIDDEN'],
])('%s may not see checks', async (role, code) => {
  const { errors } = await api.query(role, CHECK, { name: 'OVERDRAWN' });
  expect(errors[0]?.extensions.code).toBe(code);
});

test('since when a finding is there, and how much there was on a date, is recorded', async () => {
  const check = await ask('UNKNOWN_STATUS');
  expect(Date.parse(check.findings.nodes[0].firstSeenAt)).toBeLessThanOrEqual(Date.now());
  expect(check.firstSeenAt).toBe(check.findings.nodes[0].firstSeenAt);
  expect(check.trend).toEqual([{ date: TODAY, count: 1, dataVersion: '1' }]);
});

test('HR accepts findings with a note and a name; they open again when something else is found', async () => {
  const variables = { check: 'FEWER_DAYS_THAN_ROSTERED', ids: ['1'], note: ' Strike week ' };
  expect((await api.query('ANALYST', ACCEPT, variables)).errors[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await api.query('HR', ACCEPT, variables)).data.acceptCheckFindings).toBe(1);
  const open = await ask('FEWER_DAYS_THAN_ROSTERED');
  expect(open).toMatchObject({ count: 2, openCount: 1, acceptedCount: 1 });
  expect(idsOf(open)).toEqual(['2']);
  const accepted = await ask('FEWER_DAYS_THAN_ROSTERED', 'HR', { state: 'ACCEPTED' });
  expect(accepted.findings.nodes).toMatchObject([{ id: '1', state: 'ACCEPTED', note: 'Strike week', acceptedBy: 'Test HR' }]);
  const entries = await api.prisma.auditEntry.findMany({ where: { action: 'ACCEPT_CHECK_FINDINGS' } });
  expect(entries).toMatchObject([{ actor: 'Test HR', rowCount: 1, detail: { check: 'FEWER_DAYS_THAN_ROSTERED', findings: ['1'] } }]);

  await serve((record) => (record.id === 1 ? { ...record, leaveDays: 3 } : record));
  const changed = await ask('FEWER_DAYS_THAN_ROSTERED');
  expect(changed).toMatchObject({ openCount: 2, acceptedCount: 0 });
  expect(changed.findings.nodes[0]).toMatchObject({ id: '1', what: '3 days of leave, 5 days rostered', note: null, acceptedBy: null });
});

test('an acceptance is taken back', async () => {
  await api.query('ADMIN', ACCEPT, { check: 'UNKNOWN_STATUS', ids: ['4'], note: 'Known' });
  expect(idsOf(await ask('UNKNOWN_STATUS'))).toEqual([]);
  expect((await api.query('ADMIN', REOPEN, { check: 'UNKNOWN_STATUS', ids: ['4'] })).data.reopenCheckFindings).toBe(1);
  expect(idsOf(await ask('UNKNOWN_STATUS'))).toEqual(['4']);
});

test('acceptance is of all findings or of none', async () => {
  const { errors } = await api.query('HR', ACCEPT, { check: 'FEWER_DAYS_THAN_ROSTERED', ids: ['1', '999'], note: 'Both' });
  expect(errors[0]?.extensions.code).toBe('NOT_FOUND');
  expect((await ask('FEWER_DAYS_THAN_ROSTERED')).acceptedCount).toBe(0);
  const empty = await api.query('HR', ACCEPT, { check: 'FEWER_DAYS_THAN_ROSTERED', ids: ['1'], note: '  ' });
  expect(empty.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('a finding that the source corrected is gone, and comes back as the one it was', async () => {
  const before = await ask('UNKNOWN_STATUS');
  await serve((record) => (record.id === 4 ? { ...record, status: 'REJECTED' } : record));
  const gone = await ask('UNKNOWN_STATUS', 'ANALYST', { state: 'GONE' });
  expect(gone).toMatchObject({ count: 0, goneCount: 1, firstSeenAt: null, trend: [{ count: 0 }] });
  expect(gone.findings.nodes).toMatchObject([{ id: '4', state: 'GONE', employee: { id: 'E2' }, leave: { id: '4' } }]);
  // Of another team.
  expect(idsOf(await ask('UNKNOWN_STATUS', 'MANAGER', { state: 'GONE' }))).toEqual([]);

  await serve((record) => (record.id === 4 ? { ...record, status: 'ESCALATED' } : record));
  const back = await ask('UNKNOWN_STATUS');
  expect(back).toMatchObject({ count: 1, goneCount: 0, firstSeenAt: before.firstSeenAt });
});

test('an entitlement that the source changes within its fiscal year is found, that of a year that is over is not', async () => {
  await serve((record) => ({ ...record, defaultDays: 12 }));
  const { findings } = await ask('ENTITLEMENT_CHANGED', 'MANAGER');
  expect(findings.nodes).toMatchObject([
    { what: `10 days became 12 days on ${TODAY}`, employee: null, leaveType: { id: '7' }, fiscalYear: { id: '103' } },
  ]);
});

test('reading findings leaves an audit row, reading counts does not', async () => {
  const read = () => api.prisma.auditEntry.count({ where: { action: 'READ_CHECK_FINDINGS', role: 'HR' } });
  const before = await read();
  await api.query('HR', '{ dataChecks { openCount checks { name count } } }');
  expect(await read()).toBe(before);
  await ask('FEWER_DAYS_THAN_ROSTERED', 'HR');
  expect(await read()).toBe(before + 1);
});

test('findings are taken away as a file, of the own team only by a MANAGER', async () => {
  const fetchCsv = async (role: Role, query: string) => {
    const response = await fetch(`${api.url}/export/checks.csv${query}`, {
      headers: { authorization: `Bearer ${await api.tokenOf(role)}` },
    });
    return { status: response.status, rows: response.ok ? parseCsv(await response.text()) : [] };
  };
  const { rows } = await fetchCsv('ANALYST', '?check=FEWER_DAYS_THAN_ROSTERED');
  const [headers = [], ...lines] = rows;
  const column = (name: string) => lines.map((line) => line[headers.indexOf(name)]);
  expect(column('leaveId')).toEqual(['1', '2']);
  expect(column('state')).toEqual(['OPEN', 'OPEN']);
  expect((await fetchCsv('MANAGER', '?check=FEWER_DAYS_THAN_ROSTERED')).rows).toHaveLength(2);
  expect((await fetchCsv('ANALYST', '')).rows.length).toBeGreaterThan(lines.length + 1);
  expect((await fetchCsv('ANALYST', '?check=NOTHING')).status).toBe(400);
  expect((await fetchCsv('VIEWER', '')).status).toBe(403);
});
