import { afterEach, expect, test } from 'vitest';
import { createDemoUpstream, type DemoUpstream } from './demo-upstream';
import type { LeaveRecord } from './spelling';

const NOW = new Date('2026-11-23T06:00:00.000Z');
const TOKEN = 'token-of-the-test';
const started: DemoUpstream[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((upstream) => upstream.stop()));
});

test('every record is on exactly one page, and each page says how many there are in all', async () => {
  const url = await start(1234);
  url.searchParams.set('size', '500');
  const pages = [await get(url, 1), await get(url, 2), await get(url, 3), await get(url, 4)];
  expect(pages.map(({ meta }) => meta)).toEqual([
    { total: 1234, size: 500, page: 1 },
    { total: 1234, size: 500, page: 2 },
    { total: 1234, size: 234, page: 3 },
    { total: 1234, size: 0, page: 4 },
  ]);
  const records = pages.flatMap(({ data }) => data);
  url.searchParams.set('size', '10000');
  expect(records).toEqual((await get(url, 1)).data);
});

test('two upstreams with the same seed and the same clock send the same bytes, another seed sends others', async () => {
  const [first, second, other] = [await start(300), await start(300), await start(300, 8)];
  const text = await (await request(first, 1)).text();
  expect(await (await request(second, 1)).text()).toBe(text);
  expect(await (await request(other, 1)).text()).not.toBe(text);
});

test('the URL is the whole endpoint: from the start of the oldest of five fiscal years to a year from today', async () => {
  const url = await start(10);
  expect(url.hostname).toBe('127.0.0.1');
  expect(url.pathname).toBe('/api/leave/leaves');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    fetchType: 'all',
    startDate: '2022-07-17',
    endDate: '2027-11-23',
    size: '10000',
    roleType: 'issuer',
  });
});

test('without the right token there is no record, and no other path', async () => {
  const url = await start(10);
  expect((await fetch(url)).status).toBe(401);
  expect((await fetch(url, { headers: { authorization: 'Bearer wrong' } })).status).toBe(401);
  expect((await fetch(new URL('/api/leave', url), { headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(404);
});

test('an upstream of no records answers with none', async () => {
  expect(await get(await start(0), 1)).toEqual({ data: [], meta: { total: 0, size: 0, page: 1 } });
});

async function start(records: number, seed = 7): Promise<URL> {
  const upstream = createDemoUpstream({ records, seed, token: TOKEN, now: () => NOW });
  started.push(upstream);
  return new URL((await upstream.start()).url);
}

function request(url: URL, page: number): Promise<Response> {
  const paged = new URL(url);
  paged.searchParams.set('page', String(page));
  return fetch(paged, { headers: { authorization: `Bearer ${TOKEN}` } });
}

async function get(url: URL, page: number): Promise<{ data: LeaveRecord[]; meta: object }> {
  const response = await request(url, page);
  expect(response.status).toBe(200);
  return (await response.json()) as { data: LeaveRecord[]; meta: object };
}
