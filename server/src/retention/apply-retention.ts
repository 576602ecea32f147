import { Client } from 'pg';
import { connectionSettings } from '../db/lost-connection';
import {
  type DeleteBatch,
  deleteAudit,
  deleteQuarantined,
  deleteRetired,
  deleteRuns,
  deleteSessions,
  deleteVersions,
  isLastBatch,
  moveHistory,
} from './retention.sql';

/** After how many days data is deleted; 0: never. */
export interface Retention {
  /** Earlier versions of records, and records that were retired. */
  rawDays: number;
  /** Audit entries, and sessions that are over. */
  auditDays: number;
  /** Ingest runs that nothing refers to. */
  runDays: number;
  /** Quarantined records that the source no longer sends. */
  quarantineDays: number;
}

const LOCK = `hashtext('leave-analytics retention')`;
/** A batch that waits for a run goes on with the next look. */
const LOCK_MILLISECONDS = 5_000;

/**
 * Deletes what is older than its retention, in batches of a thousand rows, each in a transaction of its own: no run and no reader waits for
 * it. Of several servers one does it.
 * @returns deleted rows by kind
 */
export async function applyRetention(url: string, retention: Retention, signal: AbortSignal): Promise<Record<string, number>> {
  const client = new Client({
    ...connectionSettings(),
    connectionString: url,
    application_name: 'leave-analytics retention',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(`select set_config('lock_timeout', $1, false)`, [`${LOCK_MILLISECONDS}ms`]);
    const { rows } = await client.query<{ locked: boolean }>(`select pg_try_advisory_lock(${LOCK}) as locked`);
    if (!rows[0]?.locked) return {};
    if (retention.rawDays > 0) await moveHistory(client, retention.rawDays);
    const deleted: Record<string, number> = {};
    for (const [kind, deleteBatch] of listDeletions(retention)) {
      for (let isLast = false; !isLast && !signal.aborted; ) {
        const count = await deleteBatch(client);
        deleted[kind] = (deleted[kind] ?? 0) + count;
        isLast = isLastBatch(count);
      }
    }
    return Object.fromEntries(Object.entries(deleted).filter(([, count]) => count > 0));
  } finally {
    await client.end().catch(() => undefined);
  }
}

function listDeletions({ rawDays, auditDays, runDays, quarantineDays }: Retention): [string, DeleteBatch][] {
  const deletions: [string, DeleteBatch, number][] = [
    ['versions', deleteVersions, rawDays],
    ['retiredRecords', deleteRetired, rawDays],
    ['auditEntries', deleteAudit(auditDays), auditDays],
    ['sessions', deleteSessions(auditDays), auditDays],
    ['quarantinedRecords', deleteQuarantined(quarantineDays), quarantineDays],
    ['runs', deleteRuns(runDays), runDays],
  ];
  return deletions.filter(([, , days]) => days > 0).map(([kind, deleteBatch]) => [kind, deleteBatch]);
}
