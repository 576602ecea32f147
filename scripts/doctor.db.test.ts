import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { checkSource } from '../server/src/doctor/check-source';
import { examine } from '../server/src/doctor/examine';
import type { Finding } from '../server/src/doctor/finding';
import { type BuiltCommands, buildCommands } from '../server/test/commands';
import { createTestDatabase } from '../server/test/database';
import { createFakeUpstream } from '../server/test/fake-upstream';
import { createIngestHarness, type IngestHarness } from '../server/test/ingest';
import { makeRecords } from '../server/test/records';

const TOKEN = 'source-token-that-nothing-may-show';
let harness: IngestHarness;
let built: BuiltCommands;
vi.setConfig({ testTimeout: 120_000 });

beforeAll(async () => {
  harness = await createIngestHarness();
  built = await buildCommands(['doctor'], harness.url);
}, 120_000);
afterAll(async () => {
  await built?.remove();
  await harness?.drop();
});

const stateOf = (findings: readonly Finding[], check: string) => findings.find((finding) => finding.check === check)?.state;
const messageOf = (findings: readonly Finding[], check: string) => findings.find((finding) => finding.check === check)?.message;
const withSource = (url: string) => ({ DATABASE_URL: harness.url, VYAGUTA_URL: url, VYAGUTA_TOKEN: TOKEN });

test('a database that was taken in and a source that answers have nothing that failed', async () => {
  await harness.serve(makeRecords(20));
  const upstream = createFakeUpstream({ records: makeRecords(20), token: TOKEN });
  const { url } = await upstream.start();
  try {
    const findings = await examine(withSource(url));
    expect(findings.filter(({ state }) => state === 'FAILED')).toEqual([]);
    for (const check of ['Configuration', 'Time zone', 'Database', 'Permissions', 'Clock', 'Schema', 'Last run', 'Source', 'Source token'])
      expect([check, stateOf(findings, check)]).toEqual([check, 'OK']);
    expect(JSON.stringify(findings)).not.toContain(TOKEN);
    expect(JSON.stringify(findings)).not.toContain(new URL(harness.url).password || 'no password');
  } finally {
    await upstream.stop();
  }
});

test('a refused file of people is named with its line, and a run of the source is not hidden by a decision about files', async () => {
  await harness.query(`
    insert into ops.workforce_revisions (kind, status, origin, file_name, file_hash, received_by, problems) values
      ('WORKFORCE', 'REFUSED', 'FILE', 'people.csv', 'x', 'file', '[{"line": 3, "message": "No fte."}, {"line": 4, "message": "No day."}]')`);
  await harness.query(`
    insert into ops.ingest_runs (trigger, triggered_by, status, started_at, finished_at, error_class, error_message) values
      ('POLLER', 'test', 'FAILED', now(), now(), 'NETWORK', 'gone'), ('WORKFORCE', 'test', 'SUCCEEDED', now(), now(), null, null)`);
  const folder = await mkdtemp(join(tmpdir(), 'leave-doctor-'));
  const file = join(folder, 'people.csv');
  await writeFile(file, '');
  const environment = withSource('http://127.0.0.1:9/leaves');
  const findings = await examine({ ...environment, WORKFORCE_FILE: file });
  expect(stateOf(findings, 'People and calendars')).toBe('FAILED');
  expect(messageOf(findings, 'People and calendars')).toBe('people.csv is refused: line 3: No fte., and 1 more');
  expect(messageOf(findings, 'Last run')).toContain('FAILED, NETWORK');
  // Nobody reads it again: what it was refused for says nothing of the server any more.
  expect(stateOf(await examine(environment), 'People and calendars')).toBeUndefined();
  await rm(folder, { recursive: true });
  await harness.query(`delete from ops.workforce_revisions`);
  await harness.query(`delete from ops.ingest_runs where trigger = 'WORKFORCE' or status = 'FAILED'`);
});

test('a token that the source refuses, a source that is not there and one that is no API are told apart', async () => {
  const upstream = createFakeUpstream({ records: [], token: 'another' });
  const { url } = await upstream.start();
  const refused = await examine(withSource(url));
  expect([stateOf(refused, 'Source'), stateOf(refused, 'Source token')]).toEqual(['OK', 'FAILED']);
  await upstream.stop();
  const gone = await examine(withSource(url));
  expect([stateOf(gone, 'Source'), messageOf(gone, 'Source')]).toEqual(['FAILED', expect.stringContaining('NETWORK')]);

  const page = createServer((_, response) => response.end('<html>Welcome</html>'));
  await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
  const wrong = await examine(withSource(`http://127.0.0.1:${(page.address() as AddressInfo).port}/leaves?key=secret-in-query`));
  page.close();
  expect([stateOf(wrong, 'Source'), messageOf(wrong, 'Source')]).toEqual(['FAILED', expect.stringContaining('FORMAT')]);
  expect(JSON.stringify(wrong)).not.toContain('secret-in-query');
});

test('a database that is not there, never migrated or newer says so, and the rest is checked all the same', async () => {
  const away = await examine({ DATABASE_URL: 'postgresql://somebody:hidden-password@127.0.0.1:1/none' });
  expect([stateOf(away, 'Database'), stateOf(away, 'Source')]).toEqual(['FAILED', 'OK']);
  expect(JSON.stringify(away)).not.toContain('hidden-password');

  const empty = await createTestDatabase({ empty: true });
  const fresh = await examine({ DATABASE_URL: empty.url });
  expect([stateOf(fresh, 'Database'), stateOf(fresh, 'Schema'), stateOf(fresh, 'Last run')]).toEqual(['OK', 'WARNING', undefined]);
  await empty.drop();

  await harness.query(
    `insert into public._prisma_migrations (id, checksum, migration_name, finished_at) values ('x', 'y', '999999_future', now())`,
  );
  const newer = await examine({ DATABASE_URL: harness.url });
  expect([stateOf(newer, 'Schema'), messageOf(newer, 'Schema')]).toEqual(['FAILED', expect.stringContaining('999999_future')]);
  await harness.query(`delete from public._prisma_migrations where id = 'x'`);
});

test('every wrong variable is a finding of its own', async () => {
  const findings = await examine({ PORT: 'eighty', DATABASE_URL: 'mysql://x', VYAGUTA_URL: 'https://example.com' });
  expect(findings.map(({ state }) => state)).toEqual(['FAILED', 'FAILED', 'FAILED']);
});

test('a source that fails for another reason than its answer is not hidden', async () => {
  const broken = () => Promise.reject(new Error('a fault of this program'));
  await expect(checkSource({ vyagutaUrl: 'https://example.com' }, broken)).rejects.toThrow('a fault of this program');
});

test('the command prints one screen or JSON, and its exit code says whether anything failed', async () => {
  await harness.serve(makeRecords(20));
  const text = built.run('doctor');
  expect(text.stderr).toBe('');
  expect(text.status).toBe(0);
  const lines = text.stdout.split('\n');
  expect(lines.length).toBeLessThan(30);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(160);
  const json = built.run('doctor', '--json');
  expect([json.status, JSON.parse(json.stdout)]).toMatchObject([
    0,
    { healthy: true, findings: expect.arrayContaining([expect.anything()]) },
  ]);
  expect(built.runOn('postgresql://nobody@127.0.0.1:1/none', 'doctor').status).toBe(1);
});
