import { describe, expect, test, vi } from 'vitest';
import type { PrismaClient } from '../../../db/prisma';
import type { MartReader } from '../../../mart/reader';
import { readRows, readRowsInSnapshot } from './read-rows';

/** A reader of the mart that stands at the first of the versions and goes on to the next each time, with a database at a version. */
function pretend(versions: readonly string[], stored: () => string) {
  const left = [...versions];
  const mart = {
    get dataVersion() {
      return String(left[0]);
    },
    get versionKey() {
      return left[0] ?? null;
    },
    reopen: vi.fn(async () => {
      if (left.length > 1) left.shift();
    }),
  };
  const $queryRaw = vi.fn(async () => [{ key: stored() }]);
  const prisma = { $queryRaw, $transaction: (work: (tx: unknown) => Promise<unknown>) => work({ $queryRaw }) };
  return { mart: mart as typeof mart & MartReader, prisma: prisma as typeof prisma & PrismaClient };
}

describe.each([
  ['readRows', readRows],
  ['readRowsInSnapshot', readRowsInSnapshot],
])('%s', (_name, readEither) => {
  test('rows of the same version are read at once', async () => {
    const { mart, prisma } = pretend(['1'], () => '1');
    const found = await readEither(
      { mart, prisma },
      async () => 'found',
      async (_, what) => `rows of ${what}`,
    );
    expect(found).toEqual({ dataVersion: '1', found: 'found', rows: 'rows of found' });
    expect(mart.reopen).not.toHaveBeenCalled();
  });

  test('where the database has moved on, the mart follows and is asked again', async () => {
    const { mart, prisma } = pretend(['1', '2'], () => '2');
    const read = async (_: unknown, version: string) => `rows of ${version}`;
    expect(await readEither({ mart, prisma }, async () => mart.dataVersion, read)).toEqual({
      dataVersion: '2',
      found: '2',
      rows: 'rows of 2',
    });
    expect(mart.reopen).toHaveBeenCalledWith('1', expect.any(Number));
  });

  test('an answer of a version that another part of the request has left is asked again', async () => {
    const { mart, prisma } = pretend(['1', '2'], () => '2');
    const find = async () => {
      const { dataVersion } = mart;
      if (dataVersion === '1') await mart.reopen('1', 0);
      return dataVersion;
    };
    expect(await readEither({ mart, prisma }, find, async () => 'rows')).toEqual({ dataVersion: '2', found: '2', rows: 'rows' });
    expect(prisma.$queryRaw).toHaveBeenCalledTimes(1);
  });

  test('a mart that does not catch up is unavailable', async () => {
    const { mart, prisma } = pretend(['1'], () => '2');
    await expect(
      readEither(
        { mart, prisma },
        async () => 'found',
        async () => 'rows',
      ),
    ).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      retryAfterSeconds: expect.any(Number),
    });
  });
});

test('rows that were read while a run was published are read again', async () => {
  let stored = '1';
  const { mart, prisma } = pretend(['1', '2'], () => stored);
  const read = vi.fn(async (_: unknown, version: string) => {
    stored = '2';
    return `rows of ${version}`;
  });
  expect(await readRows({ mart, prisma }, async () => mart.dataVersion, read)).toEqual({ dataVersion: '2', found: '2', rows: 'rows of 2' });
  expect(read).toHaveBeenCalledTimes(2);
});

test('in a snapshot nothing is read of another version', async () => {
  const { mart, prisma } = pretend(['1', '2'], () => '2');
  const read = vi.fn(async () => 'rows');
  await readRowsInSnapshot({ mart, prisma }, async () => mart.dataVersion, read);
  expect(read).toHaveBeenCalledTimes(1);
});
