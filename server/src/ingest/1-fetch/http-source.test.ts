import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createFakeUpstream, type Fault } from '../../../test/fake-upstream';
import { makeRecords } from '../../../test/records';
import { addDays, todayIn } from '../../domain/local-date';
import { createHttpSource } from './http-source';

const upstream = createFakeUpstream({ token: 'right', pageSize: 10 });
let url = '';

beforeAll(async () => {
  url = (await upstream.start()).url;
  upstream.setRecords(makeRecords(25));
});

afterEach(() => upstream.setFault(undefined));

afterAll(() => upstream.stop());

async function fetchSnapshot({ token = 'right', deadlineMs = 20_000, maxPageBytes = 1_000_000, address = url } = {}) {
  const retries: number[] = [];
  const source = createHttpSource({
    url: address,
    token,
    daysAhead: 365,
    timeZone: 'Asia/Kathmandu',
    deadlineMs,
    maxPageBytes,
    onRetry: (_error, _attempt, delayMs) => retries.push(delayMs),
  });
  const snapshot = await source.fetch({ knownPages: [], signal: new AbortController().signal });
  const ids: number[] = [];
  for (const page of snapshot.pages) {
    for await (const block of page.readBlocks()) {
      for (let index = 0; index < block.count; index++)
        ids.push(JSON.parse(block.json.toString('utf8', block.startOf(index), block.endOf(index))).id);
    }
  }
  await snapshot.close();
  return {
    ids,
    retries,
    received: snapshot.received,
    complete: snapshot.incompleteReason === null,
    reason: snapshot.incompleteReason,
    pages: snapshot.pages.length,
  };
}

const always = (fault: Fault) => upstream.setFault(() => fault);
const once = (fault: Fault) => upstream.setFault(({ page, attempt }) => (page === 1 && attempt === 1 ? fault : undefined));

test('all pages are fetched, in order, until the announced total is there', async () => {
  const { ids, ...facts } = await fetchSnapshot();
  expect(ids).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
  expect(facts).toEqual({ retries: [], received: 25, complete: true, reason: null, pages: 3 });
});

test('a short set is fetched again and is incomplete', async () => {
  const body = JSON.stringify({ data: makeRecords(5), meta: { total: 25 } });
  upstream.setFault(({ page }) => (page === 1 ? { body } : { body: '{"data": [], "meta": {"total": 25}}' }));
  expect(await fetchSnapshot()).toMatchObject({
    received: 5,
    complete: false,
    reason: 'The source announced 25 records and sent 5',
  });
});

test('without meta, a source that caps its pages below the size asked for is read to its end', async () => {
  const records = makeRecords(10);
  const pages = [records.slice(0, 4), records.slice(4, 8), records.slice(8)];
  upstream.setFault(({ page }) => ({ body: JSON.stringify({ data: pages[page - 1] ?? [] }) }));
  expect(await fetchSnapshot()).toMatchObject({ received: 10, complete: true, pages: 3 });
  const body = JSON.stringify({ data: makeRecords(4) });
  always({ body });
  expect(await fetchSnapshot()).toMatchObject({ received: 4, complete: true, pages: 1 });
});

test('without meta, null on a later page is no end of the set', async () => {
  const body = JSON.stringify({ data: makeRecords(10) });
  upstream.setFault(({ page }) => ({ body: page === 1 ? body : '{"data": null}' }));
  expect(await fetchSnapshot()).toMatchObject({ received: 10, complete: false, reason: 'Page 2 has no list of records' });
});

const NOTHING_NEW = 'Page 2 holds no record that an earlier page does not hold: the source ignores the parameter "page" or repeats itself';

test.each([
  ['without meta, with other bytes each time', (stamp: number) => ({ stamp })],
  ['with meta, always the same bytes', () => ({ meta: { total: 500 } })],
  ['with meta, with other bytes each time', (stamp: number) => ({ meta: { total: 500, stamp } })],
  ['with meta, the announced total is there twice over', (stamp: number) => ({ meta: { total: 20, stamp } })],
])('a source that ignores the page is read once and is incomplete: %s', async (_name, envelope) => {
  let stamp = 0;
  const records = makeRecords(10);
  upstream.setFault(() => ({ body: JSON.stringify({ data: stamp++ % 2 ? records : records.toReversed(), ...envelope(stamp) }) }));
  const before = upstream.requests.length;
  const { ids, ...facts } = await fetchSnapshot();
  expect(facts).toMatchObject({ received: 10, complete: false, pages: 1, reason: NOTHING_NEW });
  expect(new Set(ids).size).toBe(10);
  expect(upstream.requests.length - before).toBe(4);
});

test('a source that repeats its pages ends where no page is new', async () => {
  const records = makeRecords(20);
  let stamp = 0;
  upstream.setFault(({ page }) => ({
    body: JSON.stringify({ data: records.slice(page % 2 ? 0 : 10, page % 2 ? 10 : 20), stamp: stamp++ }),
  }));
  expect(await fetchSnapshot()).toMatchObject({ received: 20, complete: false, pages: 2, reason: NOTHING_NEW.replace('Page 2', 'Page 3') });
});

test('a page of records without readable ids is kept, a second one in a row is not', async () => {
  const unreadable = makeRecords(4, () => ({ id: null }));
  const pages = [makeRecords(4), unreadable, makeRecords(6).slice(4)];
  upstream.setFault(({ page }) => ({ body: JSON.stringify({ data: pages[page - 1] ?? [] }) }));
  expect(await fetchSnapshot()).toMatchObject({ received: 10, complete: true, pages: 3 });
  let stamp = 0;
  upstream.setFault(({ page }) => ({ body: JSON.stringify({ data: page === 1 ? makeRecords(4) : unreadable, stamp: stamp++ }) }));
  expect(await fetchSnapshot()).toMatchObject({ received: 8, complete: false, pages: 2 });
});

test('each failure that a person has to mend has its class, and no second attempt', async () => {
  await expect(fetchSnapshot({ token: 'wrong' })).rejects.toMatchObject({ errorClass: 'AUTH' });
  const cases: [Fault, string][] = [
    [{ status: 403 }, 'AUTH'],
    [{ status: 404 }, 'CONFIG'],
    [{ status: 302, headers: { location: 'https://elsewhere.example/v2/leaves' } }, 'CONFIG'],
    [{ status: 302, headers: { location: '/login?next=%2Fleaves' } }, 'AUTH'],
    [{ body: '{"data": [{"id": 1' }, 'FORMAT'],
    [{ body: '<html><body>Welcome</body></html>' }, 'FORMAT'],
    [{ body: '<html><form>Sign in<input type="password"></form></html>' }, 'AUTH'],
    [{ body: '{"error": "no"}' }, 'FORMAT'],
  ];
  for (const [fault, errorClass] of cases) {
    const before = upstream.requests.length;
    always(fault);
    await expect(fetchSnapshot(), JSON.stringify(fault)).rejects.toMatchObject({ errorClass });
    expect(upstream.requests.length - before).toBe(1);
  }
  upstream.setFault(undefined);
  await expect(fetchSnapshot({ maxPageBytes: 1000 })).rejects.toMatchObject({ errorClass: 'FORMAT' });
});

test('what passes by itself is tried again within the run', async () => {
  for (const fault of [{ status: 503 }, { destroyAfterBytes: 100 }, { status: 429, headers: { 'retry-after': '1' } }] satisfies Fault[]) {
    once(fault);
    const { received, retries } = await fetchSnapshot();
    expect(received).toBe(25);
    expect(retries.length).toBeGreaterThan(0);
    if (fault.status === 429) expect(retries).toContain(1000);
  }
}, 30_000);

test('what does not pass is given up with its class', async () => {
  always({ status: 500 });
  await expect(fetchSnapshot()).rejects.toMatchObject({ errorClass: 'UPSTREAM' });
  always({ destroyAfterBytes: 100 });
  await expect(fetchSnapshot()).rejects.toMatchObject({ errorClass: 'NETWORK' });
}, 30_000);

test('a slow drip ends at the absolute deadline', async () => {
  always({ dripEveryMs: 20 });
  await expect(fetchSnapshot({ deadlineMs: 150 })).rejects.toMatchObject({ errorClass: 'NETWORK' });
}, 30_000);

test('a redirect is not followed, so the token goes nowhere else', async () => {
  let strangers = 0;
  const stranger = createServer((_request, response) => {
    strangers++;
    response.end('{"data": []}');
  });
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  always({ status: 302, headers: { location: `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/` } });
  await expect(fetchSnapshot()).rejects.toMatchObject({ errorClass: 'CONFIG' });
  expect(strangers).toBe(0);
  stranger.close();
});

test('a window that names its end moves with the day of the source, and a window without one stays open', async () => {
  const asked: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://localhost').searchParams);
    response.end('{"data": []}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/leaves?roleType=issuer`;
  const inAYear = () => addDays(todayIn('Asia/Kathmandu', new Date()), 365);
  const before = inAYear();
  await fetchSnapshot({ address: `${address}&startDate=2021-07-17&endDate=2024-04-23` });
  await fetchSnapshot({ address });
  server.close();
  expect([before, inAYear()]).toContain(asked[0]?.get('endDate'));
  expect(asked[0]?.get('startDate')).toBe('2021-07-17');
  expect(asked.map((query) => [query.get('roleType'), query.get('page')])).toEqual([
    ['issuer', '1'],
    ['issuer', '1'],
  ]);
  expect(asked[1]?.has('endDate')).toBe(false);
});
