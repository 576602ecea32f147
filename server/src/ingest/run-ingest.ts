import type { ClientBase } from 'pg';
import type { Logger } from 'pino';
import type { WorkingCalendar } from '../domain/working-calendar';
import { hashCalendar } from '../domain/working-calendar';
import type { Snapshot, SnapshotSource } from './1-fetch/snapshot';
import { validateBlock } from './2-validate/validate-block';
import { collapseDuplicates, hasRecords, isEmpty, landDrift, landRecords, readChangeCounts } from './3-land/land.sql';
import { landQuarantine } from './3-land/quarantine.sql';
import { type StagedSnapshot, stageSnapshot } from './3-land/stage-snapshot';
import { mergeAllDimensions } from './4-merge/merge-all-dimensions';
import { mergeLeaves } from './4-merge/merge-leaves.sql';
import { countMissing, countMissingAgain, forgetReturned, holdRetirements, retireMissing } from './4-merge/retire.sql';
import { coverCalendar } from './5-rebuild/calendar';
import { rebuildDayFacts } from './5-rebuild/day-facts.sql';
import { moveDataVersion, rememberSnapshot } from './6-publish/publish.sql';
import { withIndexesLast } from './bulk-load.sql';
import { IngestError } from './ingest-error';
import { type AcceptedState, closeRun, type IngestCounts, type IngestOutcome, NO_COUNTS, readAcceptedState } from './ingest-run.sql';

/** Above this share of bad records, the answer is wrong as a whole and the run is refused. */
const MAX_REJECTED_SHARE = 0.05;
/** The tables that a first load fills row by row. */
const LARGE_TABLES = ['raw.imported_leave_information', 'dbo.employee_leaves', 'mart.leave_day_facts'];

export interface IngestProgress {
  stage: 'FETCH' | 'VALIDATE' | 'MERGE';
  records: number;
  /** What the source announced; null where it does not say. */
  total: number | null;
}

export interface RunIngestOptions {
  /** A connection of its own that holds the lock: the run's temporary table and its one transaction live on it. */
  client: ClientBase;
  /** A second connection, for reads while the first is busy with the copy. */
  reader: ClientBase;
  runId: string;
  /** Do it all, and take it back: the counts are the difference that it would make. */
  dryRun: boolean;
  source: SnapshotSource;
  calendar: WorkingCalendar;
  signal: AbortSignal;
  logger: Logger;
  onProgress?: ((progress: IngestProgress) => void) | undefined;
}

/**
 * One ingest run, top to bottom: fetch, validate, then in one transaction land, merge, rebuild and publish. The row of an accepted run
 * closes inside that transaction, so readers see all of it or nothing; a run that is refused or fails wrote nothing, and its caller closes
 * the row with the outcome.
 */
export async function runIngest(options: RunIngestOptions): Promise<IngestOutcome> {
  const { client, source, calendar, signal, onProgress } = options;
  const before = await readAcceptedState(client);
  const snapshot = await source.fetch({
    knownPages: before.pages,
    signal,
    onPage: (records, total) => onProgress?.({ stage: 'FETCH', records, total }),
  });
  try {
    if (snapshot.received === 0) await refuseNothing(client, snapshot);
    const isSettled = before.complete && before.calendarHash === hashCalendar(calendar);
    if (snapshot.unchanged && snapshot.complete && isSettled) return await acceptUnchanged(options, snapshot, before);

    const isFirst = await isEmpty(client);
    const total = snapshot.received;
    const reader = isFirst ? null : options.reader;
    const staged = await stageSnapshot({
      ...options,
      validate: validateBlock,
      reader,
      snapshot,
      onProgress: (records) => onProgress?.({ stage: 'VALIDATE', records, total }),
    });
    refuseMostlyBad(staged, total);
    onProgress?.({ stage: 'MERGE', records: total, total });
    return await acceptChanged(options, snapshot, staged, before, isFirst);
  } finally {
    await snapshot.close();
  }
}

/** The same bytes as last time: nothing is read, and what was missing then has been missed once more. */
async function acceptUnchanged(options: RunIngestOptions, snapshot: Snapshot, before: AcceptedState): Promise<IngestOutcome> {
  return inTransaction(options, async () => {
    const { client, runId } = options;
    let heldRetirements = 0;
    let retired = 0;
    let dataVersion = before.dataVersion;
    if (before.missing > 0) {
      if (!before.unreadable) await countMissingAgain(client);
      heldRetirements = await holdRetirements(client);
      if (!before.unreadable) retired = await retireMissing(client, runId);
      if (retired > 0) {
        await rebuildDayFacts(client, { runId, fiscalIds: await mergeAllDimensions(client), all: false });
        dataVersion = await moveDataVersion(client, runId);
      }
    }
    const { quarantined, duplicates } = before;
    const unchanged = snapshot.received - quarantined - duplicates;
    const counts = {
      ...NO_COUNTS,
      ...countSnapshot(snapshot),
      unchanged,
      quarantined,
      duplicates,
      retired,
      heldRetirements,
      complete: true,
    };
    return accepted(counts, dataVersion);
  });
}

async function acceptChanged(
  options: RunIngestOptions,
  snapshot: Snapshot,
  staged: StagedSnapshot,
  before: AcceptedState,
  isFirst: boolean,
): Promise<IngestOutcome> {
  const { client, runId, calendar, logger } = options;
  return inTransaction(options, async () => {
    const { duplicates, acrossPages } = await collapseDuplicates(client);
    const changes = await readChangeCounts(client);
    // An id on two pages: the set may have moved under the paging and hidden another, unless it looked just so before.
    const complete = snapshot.complete && (!acrossPages || snapshot.unchanged);
    let retired = 0;
    let heldRetirements = 0;
    let isCalendarChanged = false;

    const write = async () => {
      await landRecords(client, runId);
      await landQuarantine(client, runId, complete);
      const drift = await landDrift(client, runId, [...staged.unknownFieldNames]);
      if (drift.length > 0) logger.warn({ fields: drift }, 'The source sends fields that are unknown here; they are kept');

      if (!isFirst) {
        await forgetReturned(client);
        const isTelling = complete && staged.unreadable === 0;
        if (isTelling) await countMissing(client, runId);
        heldRetirements = await holdRetirements(client);
        if (isTelling) retired = await retireMissing(client, runId);
      }
      const landed = changes.inserted + changes.updated;
      const fiscalIds = landed + retired > 0 ? await mergeAllDimensions(client) : [];
      if (landed > 0) await mergeLeaves(client, runId);
      isCalendarChanged = await coverCalendar(client, runId, calendar);
      if (landed > 0 || fiscalIds.length > 0 || isCalendarChanged)
        await rebuildDayFacts(client, { runId, fiscalIds, all: isCalendarChanged });
    };
    if (isFirst) await withIndexesLast(client, LARGE_TABLES, write);
    else await write();

    await rememberSnapshot(client, runId, snapshot.pages, complete);
    const isChanged = changes.inserted + changes.updated + retired > 0 || isCalendarChanged;
    const dataVersion = isChanged ? await moveDataVersion(client, runId) : before.dataVersion;
    return accepted({ ...countSnapshot(snapshot), ...changes, duplicates, retired, heldRetirements, complete }, dataVersion);
  });
}

/** All of it or nothing; a dry run is nothing after all of it. */
async function inTransaction({ client, runId, dryRun }: RunIngestOptions, work: () => Promise<IngestOutcome>): Promise<IngestOutcome> {
  await client.query('begin');
  try {
    await client.query(`set local lock_timeout = '30s'; set local work_mem = '64MB'; set local jit = off`);
    const outcome = await work();
    assertAccounted(outcome.counts);
    if (dryRun) {
      await client.query('rollback');
      return { ...outcome, dataVersion: null };
    }
    await closeRun(client, runId, outcome);
    await client.query('commit');
    return outcome;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

function accepted(counts: IngestCounts, dataVersion: string): IngestOutcome {
  return { status: counts.complete && counts.heldRetirements === 0 ? 'SUCCEEDED' : 'PARTIAL', counts, dataVersion, error: null };
}

function countSnapshot({ pages, received }: Snapshot): Pick<IngestCounts, 'pageCount' | 'received'> {
  return { pageCount: pages.length, received };
}

/** Every record is accounted for, in every run; `ops.ingest_runs` checks it once more. */
function assertAccounted({ received, inserted, updated, unchanged, quarantined, duplicates }: IngestCounts): void {
  if (received !== inserted + updated + unchanged + quarantined + duplicates) {
    throw new IngestError('INTERNAL', `Of ${received} records not every one is accounted for`);
  }
}

async function refuseNothing(client: ClientBase, { dataIsNull }: Snapshot): Promise<void> {
  if (await hasRecords(client)) throw new IngestError('SUSPICIOUS', 'The source answered with no records at all; nothing was changed');
  if (dataIsNull) throw new IngestError('FORMAT', 'The data of the source is null');
}

function refuseMostlyBad({ rejected, reasonCounts }: StagedSnapshot, received: number): void {
  if (rejected <= received * MAX_REJECTED_SHARE) return;
  const reasons = [...reasonCounts].sort((a, b) => b[1] - a[1]).map(([code, count]) => `${count} × ${code}`);
  throw new IngestError(
    'SUSPICIOUS',
    `${rejected} of ${received} records are bad (${reasons.join(', ')}); more than 5 % refuses the run, nothing was changed`,
  );
}
