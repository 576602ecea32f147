import type { PrismaClient } from '../../db/prisma';
import type { LeaveAggregate } from './leave-aggregate.types';

const underWay = new WeakMap<PrismaClient, Map<string, Promise<LeaveAggregate>>>();

/**
 * Answers a question once for all who ask it at the same time: after a change everybody's page asks the same, and none of the answers is kept yet.
 * @param key all that the answer follows from.
 */
export function shareAnswer(prisma: PrismaClient, key: readonly unknown[], read: () => Promise<LeaveAggregate>): Promise<LeaveAggregate> {
  const answers = underWay.get(prisma) ?? new Map<string, Promise<LeaveAggregate>>();
  underWay.set(prisma, answers);
  const name = JSON.stringify(key);
  const known = answers.get(name);
  if (known) return known;
  const reading = read().finally(() => answers.delete(name));
  answers.set(name, reading);
  return reading;
}
