import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Asker, readAccessTable, toOperation } from '../../../../test/access-table';
import { startTestApi, type TestApi } from '../../../../test/api';
import { createIngestHarness, type IngestHarness, until } from '../../../../test/ingest';
import { makeRecord, type TestRecord } from '../../../../test/records';
import { listRoutes } from '../../../../test/routes';
import { readWorkbook } from '../../../../test/xlsx';
import { createApiToken } from './api-tokens';
import { ALL_ROLES, type Role } from './role';

const table = await readAccessTable();
const ASKERS: Asker[] = [null, ...ALL_ROLES];
const PLAYGROUND = '<title>Playground</title>';

/** The own team of the MANAGER is larch through and through, everybody else sorrel, and what people wrote is confided. */
function makeLeave(id: number, side: 'larch' | 'sorrel', person: number, fields: TestRecord = {}): TestRecord {
  const [own, boss] = side === 'larch' ? [1, 501] : [2, 502];
  return makeRecord({
    id,
    empId: `${side}-${person}`,
    userId: own * 1000 + person,
    firstName: side,
    lastName: 'Oakes',
    email: `${side}-${person}@example.com`,
    teamManagerId: boss,
    designationId: own,
    designationName: `${side} engineer`,
    departmentDescription: `${side} department`,
    allocations: [{ id: own, name: `${side} project`, type: 'project' }],
    leaveIssuerId: boss,
    currentLeaveIssuerId: boss,
    leaveIssuerFirstName: side,
    leaveIssuerLastName: 'Boss',
    currentLeaveIssuerEmail: `${side}.boss@example.com`,
    reason: `confided ${side}`,
    remarks: `confided ${side}`,
    startDate: `2024-04-${String(1 + (id % 5)).padStart(2, '0')}`,
    endDate: `2024-04-${String(1 + (id % 5)).padStart(2, '0')}`,
    ...fields,
  });
}

const people = (['larch', 'sorrel'] as const).flatMap((side, team) =>
  Array.from({ length: 24 }, (_, at) => makeLeave(1 + team * 24 + at, side, 1 + (at % 8))),
);
const few = [101, 102].map((id) => makeLeave(id, 'sorrel', id, { departmentDescription: 'sorrel council' }));
const bosses = (['larch', 'sorrel'] as const).map((side, at) =>
  makeLeave(201 + at, 'sorrel', 0, {
    empId: `boss-${at + 1}`,
    userId: 501 + at,
    firstName: side,
    lastName: 'Boss',
    email: `${side}.boss@example.com`,
  }),
);
const broken = [makeLeave(301, 'larch', 1, { endDate: '2024-03-01' }), makeLeave(302, 'sorrel', 1, { endDate: '2024-03-01' })];
/** What checks find of each side: two leaves on one date, two people with one email. And a pending leave on dates of others. */
const disorder = (['larch', 'sorrel'] as const).flatMap((side, at) => [
  ...[401, 406].map((id) => makeLeave(id + 10 * at, side, 9)),
  makeLeave(431 + 5 * at, side, 11, { status: 'REQUESTED' }),
  makeLeave(421 + at, side, 10, { email: `${side}-9@example.com` }),
]);
const edited = new Set([1, 25]);
/** In the first snapshot only; before all other leave, so that pages begin with the others. */
const vanished = [4, 5, 6].map((day) =>
  makeLeave(8_000 + day, 'sorrel', 80, {
    empId: 'hazel-1',
    userId: 2_080,
    firstName: 'Hazel',
    email: 'hazel-1@example.com',
    startDate: `2024-03-0${day}`,
    endDate: `2024-03-0${day}`,
  }),
);
const records = [...people, ...few, ...bosses, ...broken, ...disorder];

let harness: IngestHarness;
let api: TestApi;
let clientDir: string;
beforeAll(async () => {
  harness = await createIngestHarness();
  await harness.serve([...records, ...vanished]);
  await harness.serve(records.map((record) => (edited.has(Number(record.id)) ? { ...record, leaveDays: 0.5 } : record)));
  clientDir = await mkdtemp(join(tmpdir(), 'access-matrix-'));
  await mkdir(join(clientDir, 'playground'));
  await writeFile(join(clientDir, 'playground/index.html'), PLAYGROUND);
  const runner = harness.createRunner();
  api = await startTestApi({
    databaseUrl: harness.url,
    clientDir,
    managerEmployeeId: 'boss-1',
    // A real one would take somebody out of the other rows; erasure.db.test.ts makes it.
    erasePerson: async ({ actor }) => ({
      id: '1',
      erasedAt: new Date(),
      erasedBy: actor.name,
      anonymousEmployeeId: 'erased-1',
      changedRows: {},
    }),
    askSource: async () => ({ data: people }),
    startIngest: ({ triggeredBy, dryRun }) => runner.start({ trigger: 'API', triggeredBy, dryRun }),
  });
  // The one that revokeApiToken revokes.
  await createApiToken(api.prisma, { name: 'Out of use', role: 'OPERATOR' });
  await api.app.checkRecorder.settled();
  await api.query('ADMIN', 'mutation { createCoverageRule(input: { name: "Half", group: EVERYONE, minimumShare: 0.5 }) { id } }');
  await api.query('ADMIN', 'mutation { acceptCheckFindings(check: REQUESTED_AFTER_START, ids: ["2", "26"], note: "Known") }');
});
afterAll(async () => {
  await api?.close();
  await harness?.drop();
  await rm(clientDir, { recursive: true, force: true });
});

/** Everything that stands under a key in an answer, at any depth. */
function valuesUnder(value: unknown, key: string): unknown[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => [...(name === key ? [inner] : []), ...valuesUnder(inner, key)]);
}

/** The word of the document for an answer that was given. */
function wordFor(text: string): string {
  if (text.includes('"suppressed":true')) return text.includes('"suppressed":false') ? 'groups' : 'nothing but suppressed groups';
  const [isOwn, isOther] = [/larch/i.test(text), /sorrel/i.test(text)];
  if (isOwn) return isOther ? 'all' : 'team';
  return isOther ? 'only others' : 'yes';
}

async function askGraphql(asker: Asker, name: string): Promise<{ word: string; text: string }> {
  const { query, key } = toOperation(name);
  const { status, data, errors, text } = await api.query(asker, query);
  const values = valuesUnder(data, key);
  const [denied, code] = asker === null ? [401, 'UNAUTHENTICATED'] : [403, 'FORBIDDEN'];
  if (status === denied && errors.every(({ extensions }) => extensions.code === code) && values.every((value) => value === null))
    return { word: '–', text };
  if (status === 400 && errors[0]?.extensions.code === 'BAD_USER_INPUT' && data === null) return { word: 'invalid', text };
  if (status !== 200 || errors.length > 0) return { word: `${status} ${errors[0]?.message}`, text };
  const given = values.filter((value) => value !== null && !(Array.isArray(value) && value.length === 0));
  if (values.length === 0) return { word: 'nothing at all', text };
  if (given.length === 0) return { word: values.includes(null) ? 'null' : 'none', text };
  return { word: wordFor(text), text };
}

async function askPath(asker: Asker, path: string): Promise<{ word: string; text: string }> {
  const headers: Record<string, string> = asker === null ? {} : { authorization: `Bearer ${await api.tokenOf(asker)}` };
  const response = await fetch(`${api.url}${path}`, { headers, redirect: 'manual' });
  const text =
    path.endsWith('.xlsx') && response.ok ? JSON.stringify(await readWorkbook(await response.arrayBuffer())) : await response.text();
  if (response.status === 302) return { word: response.headers.get('location')?.startsWith('/sign-in') ? 'sign-in' : 'elsewhere', text };
  if (response.status === (asker === null ? 401 : 403)) return { word: '–', text };
  return { word: response.ok && text !== '' ? wordFor(text) : String(response.status), text };
}

/** What no answer whatsoever may hold. */
const NEVER: readonly [Asker, RegExp][] = [
  [null, /larch|sorrel|confided|@example/i],
  ['OPERATOR', /larch|sorrel|confided|@example/i],
  ['VIEWER', /(larch|sorrel)-\d|oakes|confided|@example/i],
  ['ANALYST', /confided/i],
  ['MANAGER', /sorrel|confided/i],
];

describe('what is answered is what docs/access.md says', () => {
  const rows = table.map(({ name, words }) => [name, words] as const);
  const isSubscription = ([name]: (typeof rows)[number]) => name.startsWith('Subscription.');

  test.each(rows.filter((row) => !isSubscription(row)))('%s', async (name, words) => {
    const found = new Map<Asker, string>();
    // One after another: only so many exports go out at once.
    for (const asker of ASKERS) {
      const { word, text } = await (name.startsWith('/') ? askPath : askGraphql)(asker, name);
      found.set(asker, word);
      for (const [whose, never] of NEVER) if (whose === asker) expect([asker, text]).toEqual([asker, expect.not.stringMatching(never)]);
    }
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(words));
  });

  test.each(rows.filter(isSubscription))('%s by WebSocket', async (name, words) => {
    const { query } = toOperation(name);
    const heard = ALL_ROLES.map(async (role) => {
      const subscription = api.subscribe(await api.tokenOf(role), query);
      const payload = await subscription.next.catch((errors: unknown) => ({ errors }));
      subscription.stop();
      const { data, errors } = payload as { data?: object; errors?: { extensions: { code: string } }[] };
      return [
        role,
        errors ? (errors[0]?.extensions.code === 'FORBIDDEN' ? '–' : JSON.stringify(errors)) : data ? 'yes' : 'nothing',
      ] as const;
    });
    // A subscription starts a moment after its socket opens: notify until all have received it.
    let answers: readonly (readonly [Role, string])[] | null = null;
    const all = Promise.all(heard).then((each) => {
      answers = each;
    });
    await until(async () => {
      if (answers === null) await notifyOfChanges();
      return answers;
    });
    await all;
    const found = new Map<Asker, string>(answers ?? []);
    found.set(null, (await api.subscribe(null, query).closed).code === 4401 ? '–' : 'open');
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(words));
  });

  test('a socket takes no query and no mutation, and HTTP no subscription, of anybody', async () => {
    for (const role of ALL_ROLES) {
      for (const query of ['{ viewer { name } }', 'mutation { confirmRetirements }']) {
        const subscription = api.subscribe(await api.tokenOf(role), query);
        const result = await subscription.next.catch((errors: unknown) => ({ errors }));
        expect([role, result]).toMatchObject([role, { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] }]);
        subscription.stop();
      }
      const { status, data } = await api.query(role, 'subscription { dataVersionChanged { dataVersion } }');
      expect([role, status, data]).toEqual([role, 400, null]);
    }
  });
});

function notifyOfChanges(): Promise<unknown> {
  return api.prisma.$executeRaw`
    with moved as (update ops.data_version set version = version + 1, changed_at = now() returning version),
      run as (insert into ops.ingest_runs (trigger, triggered_by, status, finished_at) values ('POLLER', 'poller', 'SUCCEEDED', now()) returning id)
    select pg_notify('data_version_changed', version::text), pg_notify('ingest_run_changed', id::text) from moved, run`;
}

test('every path that is neither a page nor part of signing in has a row in docs/access.md', () => {
  const names = new Set(table.map(({ name }) => name));
  const paths = listRoutes(api.app).map(({ path }) => path);
  expect(paths.length).toBeGreaterThan(8);
  expect(paths.filter((path) => !/^\/?\*?$|^\/(auth\/.*|graphql|playground\/)$/.test(path) && !names.has(path))).toEqual([]);
});
