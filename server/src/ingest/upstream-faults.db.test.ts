import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fault } from '../../test/fake-upstream';
import { createIngestHarness, type IngestHarness, UPSTREAM_TOKEN } from '../../test/ingest';
import { makeRecord, makeRecords } from '../../test/records';

const records = makeRecords(40);
const page = JSON.stringify({ data: records.map((record) => makeRecord({ ...record, status: 'REJECTED' })), meta: { total: 40 } });
/** Asked back at once: how long a run waits by itself is tested where it is computed. */
const AT_ONCE = { 'retry-after': '0' };

const FAULTS: [string, Fault, string, string][] = [
  ['401', { status: 401, body: '{}' }, 'FAILED', 'AUTH'],
  ['403', { status: 403, body: '{}' }, 'FAILED', 'AUTH'],
  ['404', { status: 404, body: '{}' }, 'FAILED', 'CONFIG'],
  ['429 without end', { status: 429, headers: AT_ONCE, body: '' }, 'FAILED', 'RATE_LIMITED'],
  ['429 until a date', { status: 429, headers: { 'retry-after': 'Tue, 01 Jan 2019 00:00:00 GMT' }, body: '' }, 'FAILED', 'RATE_LIMITED'],
  ['500', { status: 500, headers: AT_ONCE, body: '<html>' }, 'FAILED', 'UPSTREAM'],
  ['503', { status: 503, headers: AT_ONCE, body: '' }, 'FAILED', 'UPSTREAM'],
  ['truncated JSON', { body: page.slice(0, -200) }, 'FAILED', 'FORMAT'],
  ['JSON that ends inside a record', { body: `${page.slice(0, page.indexOf('"reason"'))}]}` }, 'FAILED', 'FORMAT'],
  ['a broken record in a sound frame', { body: '{"data": [{"id": 1, "userId": }]}' }, 'FAILED', 'FORMAT'],
  ['nothing at all', { body: '' }, 'FAILED', 'FORMAT'],
  ['another JSON', { body: '{"error": "maintenance"}' }, 'FAILED', 'FORMAT'],
  ['data that is an object', { body: '{"data": {}}' }, 'FAILED', 'FORMAT'],
  ['a web page', { headers: { 'content-type': 'text/html' }, body: '<!doctype html><h1>Maintenance</h1>' }, 'FAILED', 'FORMAT'],
  ['a login page', { body: '<html><form>Log in</form></html>' }, 'FAILED', 'AUTH'],
  ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 'FAILED', 'CONFIG'],
  ['data: null', { body: '{"data": null}' }, 'REFUSED', 'SUSPICIOUS'],
  ['no records', { body: '{"data": []}' }, 'REFUSED', 'SUSPICIOUS'],
  [
    'records of another kind',
    { body: JSON.stringify({ data: records.map(({ id }) => ({ id, title: 'Invoice' })) }) },
    'REFUSED',
    'SUSPICIOUS',
  ],
];

describe('a fault of the source fails the run with its class, changes no row, and writes the token into no log', () => {
  let harness: IngestHarness;
  let images: object;
  beforeAll(async () => {
    harness = await createIngestHarness({ records });
    await harness.ingest();
    images = await harness.readImages();
  });
  afterAll(() => harness.drop());

  test.each(FAULTS)('%s', async (_name, fault, status, errorClass) => {
    harness.upstream.setFault(() => fault);
    const heard = await harness.notificationsOf('data_version_changed', async () => {
      const run = await harness.ingest();
      expect(run).toMatchObject({ status, error_class: errorClass, data_version: null, received: 0 });
      expect(run.error_message).not.toContain(UPSTREAM_TOKEN);
    });
    expect(heard).toEqual([]);
    expect(await harness.readImages()).toEqual(images);
    harness.upstream.setFault(undefined);
    expect(await harness.ingest()).toMatchObject({ status: 'SUCCEEDED', unchanged: 40, data_version: '1' });
    expect(harness.upstream.requests.every(({ authorization }) => authorization === `Bearer ${UPSTREAM_TOKEN}`)).toBe(true);
    expect(harness.logLines.filter((line) => line.includes(UPSTREAM_TOKEN))).toEqual([]);
    expect(harness.logLines.some((line) => line.includes(errorClass))).toBe(true);
  });
});

// These wait for the backoff of a run, so they wait side by side.
describe('a connection that fails is tried again within the run, then given up until the next', () => {
  const faults: [string, Fault, number][] = [
    ['reset before the answer', { destroyAfterBytes: 0 }, 20_000],
    ['reset in the body', { destroyAfterBytes: 300 }, 20_000],
    ['no answer', { delayMs: 60_000 }, 200],
    ['a slow drip', { dripEveryMs: 50 }, 200],
  ];
  test.concurrent.each(faults)('%s', async (_name, fault, deadlineMs) => {
    const harness = await createIngestHarness({ records: records.slice(0, 20), deadlineMs });
    try {
      harness.upstream.setFault(() => fault);
      expect(await harness.ingest()).toMatchObject({ status: 'FAILED', error_class: 'NETWORK', inserted: 0 });
      expect(harness.upstream.requests).toHaveLength(4);
      expect(harness.logLines.filter((line) => line.includes(UPSTREAM_TOKEN))).toEqual([]);
      expect(await harness.query('select count(*)::int from dbo.employee_leaves')).toEqual([{ count: 0 }]);
    } finally {
      await harness.drop();
    }
  });
});

test('a fault on a later page leaves nothing of the earlier ones, and passes when it is over', async () => {
  const harness = await createIngestHarness({ records, pageSize: 15 });
  try {
    harness.upstream.setFault(({ page: number }) => (number === 3 ? { body: '{"data": [' } : undefined));
    expect(await harness.ingest()).toMatchObject({ status: 'FAILED', error_class: 'FORMAT' });
    expect(await harness.query('select count(*)::int from raw.imported_leave_information')).toEqual([{ count: 0 }]);
    harness.upstream.setFault(({ page: number, attempt }) =>
      number === 2 && attempt < 4 ? { status: 500, headers: AT_ONCE, body: '' } : undefined,
    );
    expect(await harness.ingest()).toMatchObject({ status: 'SUCCEEDED', inserted: 40, page_count: 3, complete: true });
  } finally {
    await harness.drop();
  }
});

test('a set that changes while it is paged is fetched again; one that never holds still retires nothing', async () => {
  const harness = await createIngestHarness({ records, pageSize: 15 });
  try {
    await harness.ingest();
    let total = 39;
    harness.upstream.setFault(({ page: number, attempt }) => {
      if (number === 2 && attempt === 1) harness.upstream.setRecords(records.slice(0, 39));
      return undefined;
    });
    expect(await harness.ingest()).toMatchObject({ status: 'SUCCEEDED', complete: true, received: 39, unchanged: 39 });
    harness.upstream.setFault(({ page: number }) => {
      if (number === 2) harness.upstream.setRecords(records.slice(0, --total));
      return undefined;
    });
    expect(await harness.ingest()).toMatchObject({ status: 'PARTIAL', complete: false, retired: 0, held_retirements: 0 });
    expect(await harness.query('select count(*)::int from dbo.employee_leaves where retired_at is not null')).toEqual([{ count: 0 }]);
  } finally {
    await harness.drop();
  }
});

test('an answer without meta is followed page by page to its end, and a source that ignores the page is read once', async () => {
  const harness = await createIngestHarness({ records, pageSize: 15 });
  const answer = (list: object[]) => ({ body: JSON.stringify({ data: list }) });
  try {
    harness.upstream.setFault(({ page: number }) => answer(records.slice((number - 1) * 15, number * 15)));
    expect(await harness.ingest()).toMatchObject({ status: 'SUCCEEDED', complete: true, received: 40, page_count: 3 });
    harness.upstream.setFault(({ page: number }) => answer(records.slice(0, 30).slice((number - 1) * 15, number * 15)));
    expect(await harness.ingest()).toMatchObject({ complete: true, received: 30, page_count: 2 });
    harness.upstream.setFault(() => answer(records.slice(0, 15)));
    expect(await harness.ingest()).toMatchObject({ received: 15, page_count: 1 });
  } finally {
    await harness.drop();
  }
});
