import type { ClientBase } from 'pg';
import type { Snapshot, SnapshotWindow } from './1-fetch/snapshot';
import type { Tally } from './3-land/tally';
import { IngestError } from './ingest-error';
import { closeRun, type IngestCounts, type IngestOutcome } from './ingest-run.sql';
import { pruneRuns } from './prune-runs.sql';
import { keepRehearsal, rememberEntitlements } from './rehearsal';

/** The run is refused if a greater share of the records is bad. */
const MAX_REJECTED_SHARE = 0.05;

export interface RunTransactionOptions {
  client: ClientBase;
  /** Another connection, for what is kept of a dry run. */
  reader: ClientBase;
  runId: string;
  /** Roll back at the end. */
  dryRun: boolean;
}

/** Makes the run in one transaction, which also closes its row. A dry run is rolled back at the end; what it would have changed is kept. */
export async function inRunTransaction(
  { client, reader, runId, dryRun }: RunTransactionOptions,
  work: () => Promise<IngestOutcome>,
): Promise<IngestOutcome> {
  try {
    await client.query(`begin; set local work_mem = '64MB'; set local jit = off`);
    if (dryRun) await rememberEntitlements(client);
    const outcome = await work();
    assertAccounted(outcome.counts);
    if (dryRun) {
      await keepRehearsal(client, reader, runId);
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

/** Asserts that every record is accounted for; `ops.ingest_runs` also checks it. */
function assertAccounted({ received, inserted, updated, unchanged, quarantined, duplicates }: IngestCounts): void {
  if (received !== inserted + updated + unchanged + quarantined + duplicates) {
    throw new IngestError('INTERNAL', `Of ${received} records not every one is accounted for`);
  }
}

/** @param reasons why not everything of the snapshot could be carried out, for people; none: the run is SUCCEEDED */
export function accepted(counts: IngestCounts, window: SnapshotWindow, dataVersion: string, reasons: readonly string[]): IngestOutcome {
  if (reasons.length === 0) return { status: 'SUCCEEDED', counts, window, dataVersion, reason: null };
  const reason = { errorClass: null, message: reasons.join('. '), retryAfterMs: null };
  return { status: 'PARTIAL', counts, window, dataVersion, reason };
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
    `${rejected} of ${received} records are bad (${reasons.join(', ')}); ` +
      `more than ${MAX_REJECTED_SHARE * 100} % refuses the run, nothing was changed`,
  );
}
