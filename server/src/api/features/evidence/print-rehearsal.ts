import { once } from 'node:events';
import type { PrismaClient } from '../../../db/prisma';
import type { IngestRun } from '../../../generated/prisma/client';
import { writeAudit } from '../../shared/auth/audit';
import { describeRunChange } from './describe-run-change';
import { readRehearsedEntitlements } from './rehearsed-entitlements';
import { buildRunDifference } from './run-difference';
import { countRunChanges, type Reader, readRunChanges } from './run-difference.sql';
import { toEntitlementChange } from './to-entitlement-change';

const COMMAND = 'npm run ingest';
const PAGE = 1_000;
/** Output of a command may end in the log of a scheduler, so it has no reasons and no remarks. */
const READER: Reader = { role: 'ANALYST', employeeId: null };

/**
 * Prints a dry run and what it would have changed as one JSON object, a page of records at a time. Leaves an audit row, as every read of
 * people's records does.
 */
export async function printRehearsal(prisma: PrismaClient, row: IngestRun, output: NodeJS.WritableStream = process.stdout): Promise<void> {
  const run = { id: String(row.id), dryRun: row.dryRun, status: row.status as 'SUCCEEDED' };
  const difference = await buildRunDifference(prisma, READER, run);
  const head = { run: describeRun(row), difference: null };
  if (!difference) return print(output, `${JSON.stringify(head)}\n`);

  const rowCount = await countRunChanges(prisma, READER, run, null);
  const actor = { name: COMMAND, role: null, tokenId: null, identity: null };
  await writeAudit(prisma, actor, {
    action: 'READ_LEAVE_HISTORY',
    rowCount,
    detail: { asked: [{ field: 'IngestRun.difference', runId: run.id }] },
  });
  const { from, before, after, components } = difference;
  const entitlementChanges = (await readRehearsedEntitlements(prisma, run)).map(toEntitlementChange);
  const whole = JSON.stringify({ ...head, difference: { from, before, after, components, entitlementChanges, changes: [] } });
  await print(output, whole.slice(0, -']}}'.length));
  let afterId: bigint | null = null;
  for (;;) {
    const rows: Awaited<ReturnType<typeof readRunChanges>> = await readRunChanges(prisma, READER, run, { kind: null, afterId, size: PAGE });
    if (rows.length > 0) {
      const texts = rows.map((change) => JSON.stringify(describeRunChange(change, READER)));
      await print(output, `${afterId === null ? '' : ','}\n${texts.join(',\n')}`);
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) break;
    afterId = BigInt(last.recordId);
  }
  await print(output, '\n]}}\n');
}

/** Whether a dry run would change any record or entitlement. */
export async function wouldChange(prisma: PrismaClient, { id, dryRun }: Pick<IngestRun, 'id' | 'dryRun'>): Promise<boolean> {
  const run = { id: String(id), dryRun };
  return (await countRunChanges(prisma, READER, run, null)) > 0 || (await readRehearsedEntitlements(prisma, run)).length > 0;
}

function describeRun(row: IngestRun): Record<string, unknown> {
  const { id, dryRun, status, startedAt, finishedAt, errorClass, errorMessage, complete } = row;
  const { received, inserted, updated, unchanged, quarantined, duplicates, retired, heldRetirements } = row;
  const counts = { received, inserted, updated, unchanged, quarantined, duplicates, retired, heldRetirements };
  return { id: String(id), dryRun, status, startedAt, finishedAt, ...counts, complete, errorClass, errorMessage };
}

async function print(output: NodeJS.WritableStream, text: string): Promise<void> {
  if (!output.write(text)) await once(output, 'drain');
}
