import { afterEach, expect, test } from 'vitest';
import { createFakeUpstream } from './fake-upstream';

const upstream = createFakeUpstream({ records: [{ id: 1 }, { id: 2 }, { id: 3 }], token: 'token', pageSize: 2 });
const { url } = await upstream.start();
const get = (page: number, token = 'token') => fetch(`${url}&page=${page}`, { headers: { authorization: `Bearer ${token}` } });

afterEach(() => upstream.setFault(undefined));

test('serves the list as it is at the moment, page by page', async () => {
  expect(await (await get(2)).json()).toEqual({ data: [{ id: 3 }], meta: { total: 3, size: 1, page: 2 } });
  upstream.setRecords([{ id: 4 }]);
  expect(await (await get(1)).json()).toEqual({ data: [{ id: 4 }], meta: { total: 1, size: 1, page: 1 } });
});

test('plays the fault that its hook asks for, by page and attempt', async () => {
  upstream.setFault(({ page, attempt }) =>
    page === 1 && attempt === 1 ? { status: 429, headers: { 'retry-after': '1' }, body: 'slow down' } : undefined,
  );
  const refused = await get(1);
  expect([refused.status, refused.headers.get('retry-after'), await refused.text()]).toEqual([429, '1', 'slow down']);
  expect((await get(1)).status).toBe(200);
});

test('cuts the connection before the answer or in the middle of it', async () => {
  upstream.setFault(() => ({ destroyAfterBytes: 0 }));
  await expect(get(1)).rejects.toThrow();
  upstream.setFault(() => ({ destroyAfterBytes: 12 }));
  await expect(get(1).then((response) => response.text())).rejects.toThrow();
});

test('drips the answer and delays it without changing it', async () => {
  upstream.setFault(() => ({ delayMs: 5, dripEveryMs: 1 }));
  expect(await (await get(1)).json()).toMatchObject({ meta: { page: 1 } });
});

test('remembers every request, refused ones too, and stops while an answer is dripping', async () => {
  expect((await get(1, 'wrong')).status).toBe(401);
  expect(upstream.requests.at(-1)).toEqual({ page: 1, authorization: 'Bearer wrong' });
  upstream.setFault(() => ({ dripEveryMs: 60_000 }));
  const dripping = get(1).then((response) => response.text());
  await Promise.all([expect(dripping).rejects.toThrow(), upstream.stop()]);
});
