import type { ClientBase } from 'pg';
import type { Snapshot } from './1-fetch/snapshot';
import type { Tally } from './3-land/tally';
import { IngestError } from './ingest-error';
import { closeRun, type IngestCounts, type IngestOutcome } from './ingest-run.sql';
import { pruneRuns } from './prune-runs.sql';

/** Above this share of bad records, the answer is wrong as a whole and the run is refused. */
const MAX_REJECTED_SHARE = 0.05;

export interface RunTransactionOptions {
  client: ClientBase;
  runId: string;
  /** Do it all, and take it back. */
  dryRun: boolean;
}

/** All of it or nothing, the closed row of the run included; a dry run is nothing after all of it. */
export async function inRunTransaction(
  { client, runId, dryRun }: RunTransactionOptions,
  work: () => Promise<IngestOutcome>,
): Promise<IngestOutcome> {
  await client.query('begin');
  try {
    await client.query(`set local work_mem = '64MB'; set local jit = off`);
    const outcome = await work();
    assertAccounted(outcome.counts);
    if (dryRun) {
      await client.query('rollback');
      return { ...outcome, dataVersion: null };
    }
    await closeRun(client, runId, outcome);
    await pruneRuns(client);
    await client.query('commit');
    return outcome;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** Every record is accounted for, in every run; `ops.ingest_runs` checks it once more. */
function assertAccounted({ received, inserted, updated, unchanged, quarantined, duplicates }: IngestCounts): void {
  if (received !== inserted + updated + unchanged + quarantined + duplicates) {
    throw new IngestError('INTERNAL', `Of ${received} records not every one is accounted for`);
  }
}

/** @param reasons why not everything of the snapshot could be carried out, for people; none: the run is SUCCEEDED */
export function accepted(counts: IngestCounts, dataVersion: string, reasons: readonly string[]): IngestOutcome {
  if (reasons.length === 0) return { status: 'SUCCEEDED', counts, dataVersion, reason: null };
  return { status: 'PARTIAL', counts, dataVersion, reason: { errorClass: null, message: reasons.join('. '), retryAfterMs: null } };
}

/** @param onTwoPages ids that are on two pages, and were not in the last accepted snapshot */
export function listIncompleteReasons({ incompleteReason }: Snapshot, onTwoPages: readonly number[]): string[] {
  const reasons = incompleteReason === null ? [] : [incompleteReason];
  if (onTwoPages.length > 0)
    reasons.push(`The set may have changed during the fetch: records are on two pages, such as ${onTwoPages.slice(0, 3).join(', ')}`);
  return reasons;
}

export function countSnapshot({ pages, received }: Snapshot): Pick<IngestCounts, 'pageCount' | 'received'> {
  return { pageCount: pages.length, received };
}

/** @throws {IngestError} SUSPICIOUS */
export function refuseMostlyBad({ rejected, reasonCounts }: Tally, received: number): void {
  if (rejected <= received * MAX_REJECTED_SHARE) return;
  const reasons = [...reasonCounts].sort((a, b) => b[1] - a[1]).map(([code, count]) => `${count} × ${code}`);
  throw new IngestError(
    'SUSPICIOUS',
    `${rejected} of ${received} records are bad (${reasons.join(', ')}); more than 5 % refuses the run, nothing was changed`,
  );
}
