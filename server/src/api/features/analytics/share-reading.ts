import type { PrismaClient } from '../../../db/prisma';

const underWay = new WeakMap<PrismaClient, Map<string, Promise<unknown>>>();

/**
 * Reads once for all who ask at the same time: after a change everybody's page asks the same, and none of the answers is kept yet.
 * @param key all that the answer follows from, after a word for what is read.
 */
export function shareReading<Answer>(
  prisma: PrismaClient,
  key: readonly [string, ...unknown[]],
  read: () => Promise<Answer>,
): Promise<Answer> {
  const readings = underWay.get(prisma) ?? new Map<string, Promise<unknown>>();
  underWay.set(prisma, readings);
  const name = JSON.stringify(key);
  const known = readings.get(name);
  if (known) return known as Promise<Answer>;
  const reading = read().finally(() => readings.delete(name));
  readings.set(name, reading);
  return reading;
}
