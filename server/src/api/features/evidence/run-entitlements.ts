import type { PrismaClient } from '../../../db/prisma';
import type { MartReader } from '../../../mart/reader';
import type { Viewer } from '../../shared/auth/viewer';
import { readCondition, scopeOf } from '../../shared/filters/leave-condition';
import type { EntitlementChange } from './entitlement-change.types';
import { type EntitlementDifference, EXPLAIN_CHANGE } from './explain-change.question';
import { readRehearsedEntitlements } from './rehearsed-entitlements';
import { type DifferentRun, readRunBefore } from './run-difference.sql';
import { toEntitlementChange } from './to-entitlement-change';

/** Entitlements that a run changed: of a dry run as it kept them, of another one from the states before and after it. */
export async function readRunEntitlements(
  prisma: PrismaClient,
  mart: Pick<MartReader, 'ask'>,
  viewer: Viewer,
  run: DifferentRun,
): Promise<EntitlementChange[]> {
  return (await (run.dryRun ? readRehearsedEntitlements(prisma, run) : askMart())).map(toEntitlementChange);

  async function askMart(): Promise<EntitlementDifference[]> {
    const earlier = await readRunBefore(prisma, run);
    if (!earlier) return [];
    const question = { condition: readCondition(null, viewer), scope: scopeOf(viewer), returnedIds: [], leavesPerComponent: 0 };
    return (await mart.ask(EXPLAIN_CHANGE, question, [earlier.runId, run.id])).entitlements;
  }
}
