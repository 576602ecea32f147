import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startTestApi, type TestApi } from '../../test/api';
import { createTestDatabase } from '../../test/database';
import { createIngestHarness, type IngestHarness, WEEKDAY_CALENDAR } from '../../test/ingest';
import { makeRecord, makeRecords, type TestRecord } from '../../test/records';
import { refuseAudit } from '../../test/refuse-audit';
import { commandActor } from '../audit/audit-entry';
import { backUp } from '../backup/back-up';
import { restore } from '../backup/restore';
import { createErasureKey, type ErasureKey } from '../db/erasure-key';
import { FREE_TEXT_FIELDS } from '../domain/source-fields';
import { createIngestRunner } from '../ingest/ingest-runner';
import { createWorkforceFiles } from '../workforce/workforce-files';
import { eraseAgain, erasePerson } from './erase-person';
import { readErasureList } from './erasure-list.sql';
import { readStoredNumbers } from './stored-numbers';

const key = createErasureKey('a key of this test');
/** Everything that only the person is known by. */
const TRACES = ['Zebedee', 'Quillfeather', 'zebedee.quillfeather@example.com', 'zq@example.org', 'ZQ-77', '777123', 'migraine'];
const PERSON: TestRecord = {
  userId: 777_123,
  empId: 'ZQ-77',
  firstName: 'Zebedee',
  lastName: 'Quillfeather',
  email: 'zebedee.quillfeather@example.com',
  ...Object.fromEntries(FREE_TEXT_FIELDS.map((field) => [field, `A migraine, says the ${field} of Zebedee`])),
};

/** Of one day each three leaves take more than is granted, and no department is named. */
const IN_DISORDER: TestRecord = { leaveTypeId: 9, leaveTypeName: 'Study', defaultDays: 2, departmentDescription: null };

// Whole runs, backups and restores.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });
let harness: IngestHarness;
let folder: string;
beforeEach(async () => {
  harness = await createIngestHarness();
  folder = await mkdtemp(join(tmpdir(), 'leave-erasure-'));
});
afterEach(async () => {
  await harness.drop();
  await rm(folder, { recursive: true, force: true });
});

/** The person's own leave, leave of others that they manage or decide on, and bad records that name them. */
function makeCompany(): TestRecord[] {
  const own = [1, 2, 3].map((id) =>
    makeRecord({ ...PERSON, ...IN_DISORDER, id, extra: `for Zebedee`, createdAt: '2024-04-25T05:33:10.000Z' }),
  );
  const managed = [4, 5].map((id) =>
    makeRecord({
      id,
      empId: `T${id}`,
      userId: id,
      email: `t${id}@example.com`,
      teamManagerId: 777_123,
      leaveIssuerId: 777_123,
      currentLeaveIssuerId: 777_123,
      leaveIssuerFirstName: 'Zebedee',
      leaveIssuerLastName: 'Quillfeather',
      departmentDescription: null,
      currentLeaveIssuerEmail: 'zebedee.quillfeather@example.com',
    }),
  );
  const bad = [
    makeRecord({ ...PERSON, id: 90, endDate: '2020-01-01' }),
    makeRecord({ id: 91, leaveDays: -1, leaveIssuerId: 777_123, leaveIssuerLastName: 'Quillfeather' }),
  ];
  const others = makeRecords(60, (id) => ({ id: id + 100 }));
  return [...own, ...managed, ...bad, ...others];
}

/** The tables in which any trace of the person stands, in any column. */
async function findTraces(traces: readonly string[] = TRACES, database: Pick<IngestHarness, 'query'> = harness): Promise<string[]> {
  const tables = await database.query<{ name: string }>(
    `select schemaname || '.' || tablename as name from pg_tables where schemaname in ('raw', 'dbo', 'ops', 'public') order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await database.query<{ text: string }>(
      `select t::text as text from ${name} t where t::text ilike any($1::text[]) limit 1`,
      [traces.map((trace) => `%${trace}%`)],
    );
    if (rows[0]) found.push(`${name}: ${rows[0].text}`);
  }
  return found;
}

/** A connection for each statement: a restore refuses while one is open. */
function queryAt(connectionString: string): Pick<IngestHarness, 'query'> {
  return {
    async query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) {
      const client = new pg.Client({ connectionString });
      await client.connect();
      try {
        return (await client.query<Row>(sql, values)).rows;
      } finally {
        await client.end();
      }
    },
  };
}

const onVacuumFailed = (_: string, error: unknown) => {
  throw error;
};
const request = { key, employeeId: 'ZQ-77', actor: commandActor('test'), onVacuumFailed };
const erase = () => erasePerson({ ...request, url: harness.url });

/** A run as a server with the key makes it. */
async function poll(records: readonly TestRecord[], erasureKey = key) {
  harness.upstream.setRecords(records);
  const { source, logger, url } = harness;
  const runner = createIngestRunner({ databaseUrl: url, source, calendar: WEEKDAY_CALENDAR, erasureKey, logger });
  const { runId, finished } = await runner.start({ trigger: 'COMMAND', triggeredBy: 'test', dryRun: false });
  await finished;
  await runner.stop();
  return harness.readRun(runId);
}

async function leaveTraces(api: TestApi): Promise<void> {
  await api.query('ADMIN', '{ employees(first: 5, filter: { search: "quillfeather" }) { nodes { id } } employee(id: "ZQ-77") { id } }');
  await api.query('ADMIN', '{ leaves(filter: { employeeIds: ["ZQ-77"] }) { nodes { id } } }');
  await harness.query(`
    insert into ops.audit_entries (actor, role, action, detail) values
      ('Zebedee Quillfeather', 'HR', 'EXPORT_LEAVES', '{"filter": {"teamManagerIds": ["777123"]}, "subject": "zebedee.quillfeather@example.com"}')`);
  await harness.query(`
    insert into ops.sessions (session_hash, issuer, subject, name, role, expires_at)
    values (sha256('x'), 'https://issuer', 'zebedee.quillfeather@example.com', 'Zebedee Quillfeather', 'HR', now())`);
  harness.upstream.setRecords([makeRecord({ ...PERSON, id: 1, leaveDays: 0.5 }), ...makeCompany().slice(1)]);
  await harness.ingest({ dryRun: true });
  await harness.query(
    `insert into ops.api_tokens (name, role, token_hash, employee_id) values ('BI of Zebedee Quillfeather', 'MANAGER', sha256('y'), 'ZQ-77')`,
  );
  await harness.query(`
    insert into ops.calendar_feeds (secret_hash, name, issuer, subject, team_manager_ids)
    values (sha256('z'), 'Team', 'https://issuer', 'somebody', '{1,777123,2}')`);
  const rule = { name: 'Team', group: 'TEAM_MANAGER', groupId: '777123', minimumPresent: 1 };
  const created = await api.query('ADMIN', 'mutation ($rule: CoverageRuleInput!) { createCoverageRule(input: $rule) { id } }', { rule });
  expect(created.errors).toEqual([]);
}

const ACCEPT = `mutation ($check: DataCheckName!, $ids: [ID!]!) { acceptCheckFindings(check: $check, ids: $ids, note: "Of Zebedee Quillfeather") }`;
const REOPEN = 'mutation ($check: DataCheckName!, $ids: [ID!]!) { reopenCheckFindings(check: $check, ids: $ids) }';
const readFindings = (employeeId: string) =>
  harness.query<{ name: string; key: string; note: string | null }>(
    `select check_name as name, finding_key as key, note from ops.check_findings
     where employee_id = $1 and check_name in ('OVERDRAWN', 'WITHOUT_DEPARTMENT', 'REQUESTED_AFTER_START') and gone_at is null order by 1, 2`,
    [employeeId],
  );
const readDecisions = () =>
  harness.query(
    `select detail ->> 'check' as name, detail -> 'findings' as keys from ops.audit_entries where action like '%_CHECK_FINDINGS' and detail ? 'check'
     order by id`,
  );

/** Accepts findings about the person, and about leave of the person. */
async function acceptFindings(api: TestApi): Promise<void> {
  await api.app.checkRecorder.settled();
  for (const [mutation, check, ids] of [
    [ACCEPT, 'OVERDRAWN', ['ZQ-77:9:102']],
    [ACCEPT, 'WITHOUT_DEPARTMENT', ['ZQ-77', 'T4']],
    [REOPEN, 'WITHOUT_DEPARTMENT', ['ZQ-77']],
    [ACCEPT, 'REQUESTED_AFTER_START', ['1']],
  ] as const) {
    expect((await api.query('ADMIN', mutation, { check, ids })).errors).toEqual([]);
  }
}

test('nothing of an erased person is left in any column of any table, and the totals are as before', async () => {
  const records = makeCompany();
  await poll(records.map((record) => (record.id === 2 ? { ...record, email: 'zq@example.org', status: 'REQUESTED' } : record)));
  await poll(records);
  const api = await startTestApi({
    databaseUrl: harness.url,
    erasePerson: (asked) => erasePerson({ ...request, ...asked, url: harness.url }),
  });
  try {
    await leaveTraces(api);
    await acceptFindings(api);
    const TOTALS =
      '{ leaveAggregate(groupBy: [DEPARTMENT]) { total { leaveDays leaveCount employeeCount } rows { keys { label } measures { leaveDays } } } }';
    const before = await api.query('ADMIN', TOTALS);
    expect((await findTraces()).length).toBeGreaterThan(8);
    const [{ version } = { version: '' }] = await harness.query<{ version: string }>('select version from ops.data_version');

    const erased = await api.query(
      'ADMIN',
      'mutation { erasePerson(employeeId: "ZQ-77", confirmation: "ZQ-77") { id anonymousEmployeeId changedRows { table rowCount } } }',
    );
    expect(erased.errors).toEqual([]);
    expect(await findTraces()).toEqual([]);

    const after = await api.query('ADMIN', TOTALS);
    expect(after.data).toEqual(before.data);
    const { anonymousEmployeeId } = erased.data.erasePerson;
    const people = await api.query(
      'ADMIN',
      '{ employees(first: 100) { nodes { id name } } explainChange(fromTime: "2020-01-01T00:00:00Z") { components { leaves { after { employeeId employeeName } } } } }',
    );
    expect(people.text).not.toMatch(new RegExp(TRACES.join('|'), 'i'));
    expect(await readDecisions()).toEqual([
      { name: 'OVERDRAWN', keys: [`${anonymousEmployeeId}:9:102`] },
      { name: 'WITHOUT_DEPARTMENT', keys: [anonymousEmployeeId, 'T4'] },
      { name: 'WITHOUT_DEPARTMENT', keys: [anonymousEmployeeId] },
      { name: 'REQUESTED_AFTER_START', keys: ['1'] },
    ]);
    await api.app.checkRecorder.settled();
    expect(await readFindings(anonymousEmployeeId)).toEqual([
      { name: 'OVERDRAWN', key: `${anonymousEmployeeId}:9:102`, note: null },
      { name: 'REQUESTED_AFTER_START', key: '1', note: expect.stringMatching(/^Of Erased person/) },
      { name: 'REQUESTED_AFTER_START', key: '2', note: null },
      { name: 'REQUESTED_AFTER_START', key: '3', note: null },
      { name: 'WITHOUT_DEPARTMENT', key: anonymousEmployeeId, note: null },
    ]);
    const noted = await harness.query(
      `select role, row_count, detail - 'tokenId' as detail from ops.audit_entries where action = 'ERASE_PERSON'`,
    );
    expect(noted).toEqual([{ role: 'ADMIN', row_count: 1, detail: { id: erased.data.erasePerson.id, anonymousEmployeeId } }]);
    expect(people.data.employees.nodes).toContainEqual({ id: anonymousEmployeeId, name: `Erased person ${erased.data.erasePerson.id}` });
    const [now] = await harness.query<{ version: string }>('select version from ops.data_version');
    expect(Number(now?.version)).toBe(Number(version) + 1);
    const unknown = await api.query('ADMIN', 'mutation { erasePerson(employeeId: "ZQ-77", confirmation: "ZQ-77") { id } }');
    expect(unknown.errors[0]?.extensions.code).toBe('NOT_FOUND');
  } finally {
    await api.close();
  }
});

const filesOf = (erasureKey: ErasureKey | null) =>
  createWorkforceFiles({
    databaseUrl: harness.url,
    sourceTimeZone: 'Asia/Kathmandu',
    workingWeeks: WEEKDAY_CALENDAR.workingWeeks,
    logger: harness.logger,
    readErased: (client) => readStoredNumbers(client, erasureKey),
  });
const receive = (content: string, erasureKey: ErasureKey | null = key) =>
  filesOf(erasureKey).receiveFile('WORKFORCE', 'people.csv', [{ name: 'people.csv', bytes: Buffer.from(content) }]);
const readRows = () =>
  harness.query(
    'select employee_id, fte::float8 from ops.workforce_rows r where revision_id = (select max(revision_id) from ops.workforce_rows) order by line',
  );

test('an erased person is in no workforce file and no departure, and a later file does not bring the number back', async () => {
  await poll(makeCompany());
  await receive('empId,fte\nZQ-77,0.5\nE1,1\n');
  await receive('empId,fte\nZQ-77,0.6\nZQ-77,0.7\nE1,1\n');
  await receive('[{"empId": "ZQ-77" "fte": 1}]');
  await harness.query(`insert into ops.departures (employee_id, left_on, decided_by) values ('ZQ-77', '2024-05-31', 'Ada')`);
  const receipt = await erase();
  expect(await findTraces()).toEqual([]);
  const { anonymousEmployeeId = '' } = receipt ?? {};
  expect(await readRows()).toEqual([
    { employee_id: anonymousEmployeeId, fte: 0.5 },
    { employee_id: 'E1', fte: 1 },
  ]);
  expect(await receive('empId,fte\nZQ-77,0.8\nE1,0.9\n')).toMatchObject({ outcome: 'ACCEPTED' });
  expect(await readRows()).toEqual([
    { employee_id: anonymousEmployeeId, fte: 0.8 },
    { employee_id: 'E1', fte: 0.9 },
  ]);
  expect(await findTraces()).toEqual([]);
  await expect(receive('empId,fte\nZQ-77,1\n', null)).rejects.toThrow('ERASURE_KEY');
});

test('somebody whom only a workforce file names is erased, too', async () => {
  await poll(makeRecords(60));
  await receive('empId,fte\nZQ-77,0.5\nE1,1\n');
  expect((await erase())?.changedRows).toEqual({ 'ops.workforce_rows': 1 });
  expect(await findTraces()).toEqual([]);
});

test('somebody whom only a workforce file names is erased again after a restore, too', async () => {
  await poll(makeRecords(60));
  await receive('empId,fte\nZQ-77,0.5\nE1,1\n');
  await erase();
  // An archive of before brings the number back.
  await harness.query(`update ops.workforce_rows set employee_id = 'ZQ-77' where employee_id <> 'E1'`);
  const client = new pg.Client({ connectionString: harness.url });
  await client.connect();
  expect(await eraseAgain(client, key)).toBe(1);
  await client.end();
  expect(await findTraces()).toEqual([]);
});

test('somebody with two numbers is erased under both', async () => {
  const records = makeCompany();
  const again = [6, 7, 8].map((id) => makeRecord({ ...PERSON, ...IN_DISORDER, empId: 'ZQ-88', id }));
  await poll([...records, ...again]);
  await receive('empId,fte\nZQ-77,0.5\nZQ-88,0.6\nE1,1\n');
  await harness.query(`
    insert into ops.departures (employee_id, left_on, decided_by, from_run_id, to_run_id) values
      ('ZQ-77', '2023-05-31', 'Ada', 1, 1), ('ZQ-77', '2024-05-31', 'Ada', 1, null), ('ZQ-88', '2024-03-31', 'Ada', 2, null),
      ('ZQ-88', '2023-12-31', 'Ada', 1, 2)`);
  const api = await startTestApi({ databaseUrl: harness.url });
  try {
    await api.app.checkRecorder.settled();
    const shared = `select finding_key as key from ops.check_findings where check_name = 'SHARED_EMAIL' and finding_key like 'ZQ-%' order by 1`;
    expect(await harness.query(shared)).toEqual([{ key: 'ZQ-77' }, { key: 'ZQ-88' }]);
    const { anonymousEmployeeId: employee_id = '' } = (await erase()) ?? {};
    expect(await findTraces([...TRACES, 'ZQ-88'])).toEqual([]);
    expect(await readRows()).toEqual([
      { employee_id, fte: 0.5 },
      { employee_id: 'E1', fte: 1 },
    ]);
    expect(
      await harness.query('select employee_id, left_on::text, from_run_id::int, to_run_id::int from ops.departures order by id'),
    ).toEqual([
      { employee_id, left_on: '2023-05-31', from_run_id: 1, to_run_id: 1 },
      { employee_id, left_on: '2024-05-31', from_run_id: 1, to_run_id: 2 },
      { employee_id, left_on: '2024-05-31', from_run_id: 2, to_run_id: null },
      { employee_id, left_on: '2023-12-31', from_run_id: 1, to_run_id: 2 },
    ]);
    expect(await poll([...records, ...again])).toMatchObject({ status: 'SUCCEEDED', inserted: 0, updated: 0, retired: 0 });
    expect(await receive('empId,fte\nZQ-88,0.7\nE1,1\n')).toMatchObject({ outcome: 'ACCEPTED' });
    expect((await readRows())[0]).toEqual({ employee_id, fte: 0.7 });
    expect(await findTraces([...TRACES, 'ZQ-88'])).toEqual([]);
    const [{ otherEmployeeHashes = [] } = {}] = await readErasureList(harness.url);
    expect(otherEmployeeHashes).toEqual([key.hash('employee', 'ZQ-88').toString('hex')]);
  } finally {
    await api.close();
  }
});

type Period = [leftOn: string, from: number | null, to: number | null];
test.each<[string, [employeeId: string, ...Period][], Period[]]>([
  [
    'one waits for its run',
    [
      ['ZQ-88', '2024-03-31', null, null],
      ['ZQ-77', '2024-05-31', 1, null],
    ],
    [
      ['2024-05-31', null, null],
      ['2024-05-31', 1, 2],
    ],
  ],
  [
    'both wait for their run',
    [
      ['ZQ-77', '2024-05-31', null, null],
      ['ZQ-88', '2024-03-31', null, null],
    ],
    [['2024-05-31', null, null]],
  ],
])('of two departures of one person, of which %s, one is open after the erasure', async (_, before, after) => {
  await poll(makeCompany());
  await poll([...makeCompany(), makeRecord({ ...PERSON, empId: 'ZQ-88', id: 6 })]);
  for (const departure of before)
    await harness.query(
      `insert into ops.departures (employee_id, left_on, decided_by, from_run_id, to_run_id) values ($1, $2, 'Ada', $3, $4)`,
      departure,
    );
  const { anonymousEmployeeId = '' } = (await erase()) ?? {};
  const rows = await harness.query<{ employee_id: string; left_on: string; from: number | null; to: number | null }>(
    'select employee_id, left_on::text, from_run_id::int as from, to_run_id::int as to from ops.departures order by id',
  );
  expect(rows.map(({ left_on, from, to }) => [left_on, from, to])).toEqual(after);
  expect(new Set(rows.map(({ employee_id }) => employee_id))).toEqual(new Set([anonymousEmployeeId]));
});

test('names, emails and findings of others stay where they hold or resemble those of the erased person', async () => {
  await poll([
    ...makeRecords(60, (id) => ({ id: id + 100 })),
    makeRecord({ id: 1, empId: '131', userId: 901, firstName: 'Asha', middleName: null, lastName: 'Rai', email: 'an@x.com' }),
    makeRecord({ id: 2, empId: '132', userId: 902, firstName: 'Asha', middleName: null, lastName: 'Raimajhi', email: 'jan@x.com' }),
    makeRecord({ id: 91, leaveDays: -1, empId: '132', userId: 902, lastName: 'Raimajhi', email: 'jan@x.com' }),
  ]);
  await harness.query(`
    insert into ops.audit_entries (actor, role, action, detail) values
      ('Asha Raimajhi', 'HR', 'SIGN_IN', '{"subject": "jan@x.com", "name": "Natasha’s token", "filter": {"search": "natasha"}}'),
      ('Asha Rai', 'HR', 'SIGN_IN', '{"subject": "an@x.com", "filter": {"search": "rai"}}'),
      ('Ada', 'HR', 'ACCEPT_CHECK_FINDINGS', '{"check": "FEWER_DAYS_THAN_ROSTERED", "findings": ["131"]}')`);
  await harness.query(`
    insert into ops.check_findings (check_name, finding_key, what, employee_id, leave_id, first_seen_version) values
      ('FEWER_DAYS_THAN_ROSTERED', '131', 'a leave', 'E1', 131, 1), ('ENTITLEMENT_CHANGED', '131:102:1', 'a type', null, null, 1)`);
  await erasePerson({ ...request, url: harness.url, employeeId: '131' });
  expect(await harness.query('select actor, detail from ops.audit_entries order by id limit 3')).toEqual([
    { actor: 'Asha Raimajhi', detail: { subject: 'jan@x.com', name: 'Natasha’s token', filter: { search: 'natasha' } } },
    { actor: 'Erased person 1', detail: { subject: '[erased]', filter: { search: '[erased]' } } },
    { actor: 'Ada', detail: { check: 'FEWER_DAYS_THAN_ROSTERED', findings: ['131'] } },
  ]);
  expect(await harness.query('select finding_key as key, employee_id from ops.check_findings order by leave_id')).toEqual([
    { key: '131', employee_id: 'E1' },
    { key: '131:102:1', employee_id: null },
  ]);
  expect(await harness.query('select record_id::int as id from ops.quarantined_records')).toEqual([{ id: 91 }]);
});

test('an erased person does not come back with the next polls, changed or new records included', async () => {
  const records = makeCompany();
  await poll(records);
  const receipt = await erase();
  expect(receipt?.changedRows['raw.imported_leave_information']).toBe(5);
  expect(await poll(records)).toMatchObject({ status: 'SUCCEEDED', inserted: 0, updated: 0, retired: 0, quarantined: 2 });
  expect(await findTraces()).toEqual([]);

  const changed = records.map((record) =>
    record.id === 3 ? { ...record, leaveDays: 0.5, reason: 'A migraine again', updatedAt: '2024-06-01T00:00:00.000Z' } : record,
  );
  const added = makeRecord({ ...PERSON, id: 300, empId: 'ZQ-77' });
  // The same person under another number: the userId gives them away.
  const renumbered = makeRecord({ ...PERSON, id: 301, empId: 'ZQ-77-new' });
  expect(await poll([...changed, added, renumbered])).toMatchObject({ inserted: 2, updated: 1, quarantined: 2 });
  expect(await findTraces()).toEqual([]);
  const leaves = await harness.query<{ id: number }>(
    `select leave_id::int as id from dbo.employee_leaves where employee_id = $1 order by 1`,
    [receipt?.anonymousEmployeeId],
  );
  expect(leaves.map(({ id }) => id)).toEqual([1, 2, 3, 300, 301]);
});

test('a run without the key of the erased people is refused, and nothing is taken in', async () => {
  await poll(makeCompany());
  await erase();
  expect(await poll(makeCompany(), createErasureKey('another key'))).toMatchObject({ status: 'FAILED', error_class: 'CONFIG' });
  expect(await harness.ingest()).toMatchObject({ status: 'FAILED', error_class: 'CONFIG' });
  expect(await findTraces()).toEqual([]);
});

test('a restore of a backup from before the erasure does not bring the person back', async () => {
  await poll(makeCompany());
  const path = join(folder, 'before.tar.gz');
  await backUp({ url: harness.url, path, version: '1' });
  await erase();
  const list = await readErasureList(harness.url);
  expect(JSON.stringify(list)).not.toMatch(new RegExp(TRACES.join('|'), 'i'));

  const options = { path, confirm: async () => true, erasureKey: key, erasures: [] };
  const [known, fresh] = [await createTestDatabase({ empty: true }), await createTestDatabase({ empty: true })];
  try {
    // Over a database that knows of the erasure.
    await restore({ ...options, url: known.url });
    expect((await findTraces(TRACES, queryAt(known.url))).length).toBeGreaterThan(4);
    await erasePerson({ ...request, url: known.url });
    expect(await restore({ ...options, url: known.url })).toMatchObject({ erasedAgain: 1 });
    expect(await findTraces(TRACES, queryAt(known.url))).toEqual([]);
    // Into a new one, with the list that was kept beside the backups.
    expect(await restore({ ...options, url: fresh.url, erasures: list })).toMatchObject({ erasedAgain: 1 });
    expect(await findTraces(TRACES, queryAt(fresh.url))).toEqual([]);
  } finally {
    await known.drop();
    await fresh.drop();
  }
});

test('a person whom nobody knows, and one who is erased already, are not erased', async () => {
  await poll(makeCompany());
  expect(await erasePerson({ ...request, url: harness.url, employeeId: 'nobody' })).toBeNull();
  const receipt = await erase();
  expect(await erasePerson({ ...request, url: harness.url, employeeId: receipt?.anonymousEmployeeId ?? '' })).toBeNull();
});

test('an erasure that cannot be noted in the audit does not happen', async () => {
  await poll(makeCompany());
  const api = await startTestApi({
    databaseUrl: harness.url,
    erasePerson: (asked) => erasePerson({ ...request, ...asked, url: harness.url }),
  });
  try {
    const readRecords = () =>
      harness.query(`select record_id, empid, reason from raw.imported_leave_information where empid = 'ZQ-77' order by record_id`);
    const before = await readRecords();
    await refuseAudit(harness, 'ERASE_PERSON');
    const { errors } = await api.query('ADMIN', 'mutation { erasePerson(employeeId: "ZQ-77", confirmation: "ZQ-77") { id } }');
    expect(errors[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect(await readRecords()).toEqual(before);
    expect(await harness.query('select id from ops.erased_people')).toEqual([]);
  } finally {
    await api.close();
  }
});

test('a vacuum that fails after an erasure is reported with the statement that is still to be run', async () => {
  await poll(makeCompany());
  const blocker = new pg.Client({ connectionString: harness.url });
  await blocker.connect();
  try {
    // A vacuum waits for this lock; changes of rows do not.
    await blocker.query('begin; lock table raw.imported_leave_information in share update exclusive mode');
    const failed: [string, unknown][] = [];
    const receipt = await erasePerson({
      ...request,
      url: harness.url,
      lockMilliseconds: 1_000,
      onVacuumFailed: (...failure) => failed.push(failure),
    });
    expect(failed).toEqual([[expect.stringMatching(/^vacuum .*raw\.imported_leave_information/), expect.any(pg.DatabaseError)]]);
    expect(receipt?.changedRows['raw.imported_leave_information']).toBe(5);
  } finally {
    await blocker.end();
  }
});
