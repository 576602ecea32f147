import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import type { Role } from '../../shared/auth/role';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

async function scrape(): Promise<Sample[]> {
  const response = await fetchAs('OPERATOR');
  expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
    'no-store',
  ]);
  return [...(await response.text()).matchAll(/^(\w+)(?:\{(.*)\})? (\S+)$/gm)].map(([, name = '', labels = '', value = '']) => ({
    name,
    labels: Object.fromEntries([...labels.matchAll(/(\w+)="(.*?)"/g)].map(([, key, text]) => [key, text])),
    value: value === 'Nan' ? Number.NaN : Number(value),
  }));
}
async function fetchAs(role: Role | null): Promise<Response> {
  return fetch(`${api.url}/metrics`, role === null ? {} : { headers: { authorization: `Bearer ${await api.tokenOf(role)}` } });
}
const readSample = (samples: Sample[], name: string, labels: Record<string, string> = {}) =>
  samples.find((sample) => sample.name === name && Object.entries(labels).every(([key, value]) => sample.labels[key] === value))?.value;
const labelsOf = (samples: Sample[], name: string, label: string) =>
  [...new Set(samples.filter((sample) => sample.name === name).map(({ labels }) => labels[label]))].toSorted();

test('metrics are only for OPERATOR and ADMIN', async () => {
  const roles = ['OPERATOR', 'ADMIN', 'VIEWER', 'ANALYST', 'HR', 'MANAGER', null] as const;
  const statuses = await Promise.all(roles.map(async (role) => (await fetchAs(role)).status));
  expect(statuses).toEqual([200, 200, 403, 403, 403, 403, 401]);
});

test('the state of the data and the ended runs are those of the database, each run once', async () => {
  const before = await scrape();
  expect(readSample(before, 'leave_analytics_data_version')).toBe(0);
  expect(readSample(before, 'leave_analytics_last_success_age_seconds')).toBeNaN();
  const insertRuns = () => api.prisma.$executeRaw`
    insert into ops.ingest_runs (trigger, triggered_by, dry_run, status, finished_at, error_class) values
      ('POLLER', 'poller', false, 'SUCCEEDED', now() - interval '100 seconds', null),
      ('POLLER', 'poller', false, 'FAILED', now(), 'NETWORK'),
      ('API', 'Asha Rana', true, 'FAILED', now(), 'NETWORK')`;
  await insertRuns();
  const before7 = api.app.mart.newest?.versionKey ?? '';
  await api.prisma.$executeRaw`update ops.data_version set version = 7`;
  // The version is the one that figures come from.
  await api.app.mart.untilMoved(before7, 10_000);
  await Promise.all([scrape(), scrape()]);
  await insertRuns();
  await api.prisma.$executeRaw`insert into ops.ingest_runs (trigger, triggered_by) values ('POLLER', 'poller')`;
  const samples = await scrape();
  expect(readSample(samples, 'leave_analytics_ingest_runs_total', { status: 'SUCCEEDED', error_class: 'NONE' })).toBe(2);
  expect(readSample(samples, 'leave_analytics_ingest_runs_total', { status: 'FAILED', error_class: 'NETWORK' })).toBe(2);
  expect(labelsOf(samples, 'leave_analytics_ingest_runs_total', 'status')).toEqual(['FAILED', 'SUCCEEDED']);
  expect(readSample(samples, 'leave_analytics_data_version')).toBe(7);
  expect(readSample(samples, 'leave_analytics_last_success_age_seconds')).toBeGreaterThanOrEqual(100);
  expect(readSample(samples, 'process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
});

test('an operation counts under its root fields and its outcome, regardless of how it names them', async () => {
  await api.query(
    'ANALYST',
    'query Mine { mine: viewer { role } ...More } fragment More on Query { dataStatus { stale } viewer { name } }',
  );
  await api.query('VIEWER', '{ ingestRuns { nodes { id } } }');
  await api.query('VIEWER', '{ salaryOfMina }');
  await api.query(null, '{ viewer {');
  const samples = await scrape();
  const count = (field: string, outcome: string) =>
    readSample(samples, 'leave_analytics_graphql_operation_duration_seconds_count', { field, outcome });
  expect([count('viewer', 'OK'), count('dataStatus', 'OK'), count('ingestRuns', 'FORBIDDEN'), count('none', 'BAD_USER_INPUT')]).toEqual([
    1, 1, 1, 2,
  ]);
  expect(JSON.stringify(samples)).not.toMatch(/mine|salaryOfMina/i);
});

test('a request counts under the pattern of its route, and a path that somebody made up under none of its own', async () => {
  for (const path of ['/healthz', '/employees/131?name=mina', '/nothing.png', '/auth/oops']) await (await fetch(api.url + path)).text();
  await fetch(`${api.url}/mina`, { method: 'PROPFIND' });
  const samples = await scrape();
  const name = 'leave_analytics_http_request_duration_seconds_count';
  expect(readSample(samples, name, { route: '/healthz', method: 'GET', status: '200' })).toBe(1);
  expect(labelsOf(samples, name, 'route')).toEqual(['/graphql', '/healthz', '/metrics', 'pages']);
  expect(labelsOf(samples, name, 'method')).toEqual(['GET', 'POST', 'other']);
});

test('open sockets are counted', async () => {
  const subscription = api.subscribe(await api.tokenOf('VIEWER'), 'subscription { dataVersionChanged { stale } }');
  await subscription.opened;
  expect(readSample(await scrape(), 'leave_analytics_graphql_sockets')).toBe(1);
  subscription.stop();
});

test('the table of metrics in docs/architecture.md names every metric of this program, and no other', async () => {
  const text = await (await fetchAs('OPERATOR')).text();
  const names = [...text.matchAll(/^# TYPE (leave_analytics_\w+)/gm)].map(([, name]) => name);
  const [, table = ''] = readFileSync('docs/architecture.md', 'utf8').split('| metric | labels |\n|---|---|\n');
  const [rows = ''] = table.split('\n\n');
  const cells = rows.split('\n').map((row) => row.split(' | ')[0] ?? '');
  const documented = [...cells.join().matchAll(/`(?:leave_analytics|…)_(\w+)`/g)].map(([, name]) => `leave_analytics_${name}`);
  expect(documented.toSorted()).toEqual(names.toSorted());
});
