import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startTestApi } from '../../test/api';
import { createIngestHarness, type IngestHarness } from '../../test/ingest';
import { makeRecord, makeRecords } from '../../test/records';
import { applyRetention, type Retention } from './apply-retention';

// Whole runs.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });
const FOR_EVER: Retention = { rawDays: 0, auditDays: 0, runDays: 0, quarantineDays: 0 };
let harness: IngestHarness;
beforeEach(async () => {
  harness = await createIngestHarness();
});
afterEach(() => harness.drop());

const apply = (retention: Partial<Retention>) => applyRetention(harness.url, { ...FOR_EVER, ...retention }, new AbortController().signal);
const count = async (table: string) => (await harness.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;
/** Lets all that happened so far have happened earlier. */
async function age(days: number): Promise<void> {
  const by = `interval '${days} days'`;
  await harness.query(`update ops.ingest_runs set started_at = started_at - ${by}, finished_at = finished_at - ${by}`);
  await harness.query(`update ops.quarantined_records set last_seen_at = last_seen_at - ${by}`);
  await harness.query(`update ops.audit_entries set occurred_at = occurred_at - ${by}`);
}

/** The tables in which a text stands, in any column. */
async function findTraces(trace: string): Promise<string[]> {
  const tables = await harness.query<{ name: string }>(
    `select schemaname || '.' || tablename as name from pg_tables where schemaname in ('raw', 'dbo', 'ops') order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await harness.query(`select 1 from ${name} t where t::text ilike $1 limit 1`, [`%${trace}%`]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

test('nothing is deleted unless it is configured', async () => {
  await harness.serve(makeRecords(30));
  await harness.serve(makeRecords(30, () => ({ leaveDays: 0.5 })));
  await age(4_000);
  expect(await apply({})).toEqual({});
  expect(await count('raw.superseded_leave_information')).toBe(30);
});

test('versions and retired records that no askable state needs are gone with their words, and younger ones stay', async () => {
  const records = makeRecords(30);
  await harness.serve(records.with(4, makeRecord({ id: 5, reason: 'an old confidence' })));
  await harness.serve(records.with(6, makeRecord({ id: 7, reason: 'of a record that goes' })));
  await harness.serve(records.filter(({ id }) => id !== 7));
  await harness.serve(records.filter(({ id }) => id !== 7));
  await age(100);
  await harness.serve(records.filter(({ id }) => id !== 7).with(0, makeRecord({ id: 1, empId: 'E1', leaveDays: 0.5 })));
  await age(20);
  await harness.ingest();
  expect((await findTraces('an old confidence')).length + (await findTraces('of a record that goes')).length).toBeGreaterThan(2);

  // 60 days ago the state after run 4 held: what ended with or before it may go, what run 5 replaced may not.
  const deleted = await apply({ rawDays: 60 });
  expect(deleted.versions).toBeGreaterThan(0);
  expect(deleted.retiredRecords).toBe(1);
  expect(await findTraces('an old confidence')).toEqual([]);
  expect(await findTraces('of a record that goes')).toEqual([]);
  expect(await harness.query('select record_id::int as id from raw.superseded_leave_information')).toEqual([{ id: 1 }]);
  expect(await apply({ rawDays: 60 })).toEqual({});
});

test('a state from before the history begins is refused, and one after it is as it was', async () => {
  const records = makeRecords(30);
  await harness.serve(records);
  await harness.serve(records.map((record) => ({ ...record, leaveDays: 0.5 })));
  await age(100);
  await harness.serve(records.map((record) => ({ ...record, leaveDays: 0.25 })));
  await apply({ rawDays: 60 });
  const api = await startTestApi({ databaseUrl: harness.url });
  try {
    const totalAt = (day: number) =>
      api.query(
        'ADMIN',
        '{ leaveAggregate(groupBy: [YEAR], asKnownAt: "' +
          new Date(Date.now() - day * 86_400_000).toISOString() +
          '") { total { leaveDays } } }',
      );
    expect((await totalAt(50)).data.leaveAggregate.total.leaveDays).toBe(15);
    const early = await totalAt(150);
    expect([early.status, early.errors[0]?.extensions.code]).toEqual([404, 'NOT_FOUND']);
    const version = await api.query('ADMIN', '{ explainChange(from: "1", to: "3") { components { kind } } }');
    expect(version.errors[0]?.extensions.code).toBe('NOT_FOUND');
  } finally {
    await api.close();
  }
});

test('audit entries, closed quarantine and runs that nothing refers to go after their days, in batches', async () => {
  const records = makeRecords(30);
  await harness.serve(records.with(3, makeRecord({ id: 4, leaveDays: -1 })));
  await harness.serve(records);
  harness.upstream.setFault(() => ({ status: 404 }));
  await harness.ingest();
  harness.upstream.setFault(undefined);
  await harness.query(
    `insert into ops.audit_entries (actor, role, action) select 'Somebody', 'HR', 'READ_LEAVES' from generate_series(1, 2500)`,
  );
  await age(40);
  await harness.query(`insert into ops.audit_entries (actor, role, action) values ('Young', 'HR', 'READ_LEAVES')`);
  expect(await apply({ auditDays: 30, runDays: 30, quarantineDays: 30 })).toEqual({ auditEntries: 2500, quarantinedRecords: 1, runs: 1 });
  expect(await harness.query('select actor from ops.audit_entries')).toEqual([{ actor: 'Young' }]);
  expect(await harness.query('select id::int as id from ops.ingest_runs order by 1')).toEqual([{ id: 1 }, { id: 2 }]);
  expect(await harness.ingest()).toMatchObject({ status: 'SUCCEEDED', inserted: 0, updated: 0 });
});

test('of somebody with a calendar feed the newest session stays for 30 days after the sign-in, however short the retention', async () => {
  const signIn = (subject: string, secret: string, daysAgo: number, ended: string | null = null) =>
    harness.query(
      `insert into ops.sessions (session_hash, issuer, subject, name, role, created_at, expires_at, ended_at)
       select sha256(convert_to($2::text, 'UTF8')), 'https://issuer', $1, $2, 'HR', t, t + interval '8 hours', t + $4::interval
       from (select now() - make_interval(days => $3::int) as t) n`,
      [subject, secret, daysAgo, ended],
    );
  await signIn('asha', 'older', 12);
  await signIn('asha', 'newest', 10, '1 minute');
  await signIn('asha of another issuer', 'no feed', 10);
  await signIn('ben', 'revoked', 10);
  await signIn('cleo', 'long ago', 31);
  await harness.query(`
    insert into ops.calendar_feeds (secret_hash, name, issuer, subject, revoked_at) values
      (sha256('a'), 'Team', 'https://issuer', 'asha', null), (sha256('b'), 'Team', 'https://issuer', 'ben', now()),
      (sha256('c'), 'Team', 'https://issuer', 'cleo', null)`);
  expect(await apply({ auditDays: 7 })).toEqual({ sessions: 4 });
  expect(await harness.query('select name from ops.sessions')).toEqual([{ name: 'newest' }]);
  expect(await apply({ auditDays: 40 })).toEqual({});
});
