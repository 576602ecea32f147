import { analyzeLoaded, withKeysLast } from '../db/bulk-load.sql';
import { moveDataVersion } from '../db/data-version.sql';
import type { Snapshot } from './1-fetch/snapshot';
import { collapseDuplicates, collapseLanded, landDrift, readChangeCounts } from './3-land/land.sql';
import { landFirstSnapshot } from './3-land/land-first-snapshot';
import { landQuarantine } from './3-land/quarantine.sql';
import { createCurrentRecords } from './4-merge/current-records.sql';
import { mergeDimensions } from './4-merge/merge-all-dimensions';
import { insertEmployees } from './4-merge/merge-employees.sql';
import { insertLeaves } from './4-merge/merge-leaves.sql';
import { coverCalendar } from './5-calendar/cover-calendar';
import { rememberSnapshot } from './6-publish/publish.sql';
import { type AcceptedState, type IngestOutcome, NO_COUNTS } from './ingest-run.sql';
import type { RunIngestOptions } from './run-options';
import { accepted, countSnapshot, inRunTransaction, listIncompleteReasons, refuseMostlyBad } from './run-transaction';

const LANDING = ['raw.imported_leave_information'];
const MERGED = ['dbo.employees', 'dbo.employee_allocations', 'dbo.employee_leave_issuer', 'dbo.employee_leaves'];

/** Tables that readers need statistics of immediately; of the wide landed records only the columns that conditions use. */
const READ_AT_ONCE = [...MERGED, 'raw.imported_leave_information (record_id, run_id, first_seen_run_id, empid)'];

/**
 * Accepts the first snapshot of an empty database. There is nothing to compare with, so records are landed as they are read, and keys are
 * built last. The tables of readers are locked only during the merge.
 */
export async function acceptFirst(options: RunIngestOptions, snapshot: Snapshot, before: AcceptedState): Promise<IngestOutcome> {
  const { client, runId, calendar, logger, onProgress } = options;
  const total = snapshot.received;

  const outcome = await inRunTransaction(options, async () => {
    let idsOnTwoPages: number[] = [];
    let unknownFieldNames: ReadonlySet<string> = new Set();
    let inserted = 0;
    let duplicates = 0;
    await withKeysLast(client, LANDING, async () => {
      const { tally, repeated } = await landFirstSnapshot({
        ...options,
        snapshot,
        onProgress: (records) => onProgress?.({ stage: 'VALIDATE', records, total }),
      });
      refuseMostlyBad(tally, total);
      onProgress?.({ stage: 'MERGE', records: total, total });
      const collapsed = await collapseLanded(client, repeated.recordIds);
      idsOnTwoPages = repeated.onTwoPages;
      unknownFieldNames = tally.unknownFieldNames;
      inserted = tally.accepted - collapsed;
      duplicates = collapsed + (await collapseDuplicates(client)).duplicates;
    });
    const incompleteReasons = listIncompleteReasons(snapshot, idsOnTwoPages);
    const complete = incompleteReasons.length === 0;
    const { quarantined } = await readChangeCounts(client);
    await landQuarantine(client, runId, complete);
    await landDrift(client, runId, unknownFieldNames, logger);

    if (inserted > 0)
      await withKeysLast(client, MERGED, async () => {
        await createCurrentRecords(client);
        await mergeDimensions(client, runId);
        await insertEmployees(client);
        await insertLeaves(client);
        await coverCalendar(client, runId, calendar);
      });

    await rememberSnapshot(client, runId, { pages: snapshot.pages, complete, idsOnTwoPages });
    const dataVersion = inserted > 0 ? await moveDataVersion(client, runId) : before.dataVersion;
    const counts = { ...NO_COUNTS, ...countSnapshot(snapshot), inserted, quarantined, duplicates, complete };
    return accepted(counts, snapshot.window, dataVersion, incompleteReasons);
  });
  // The run is committed: a failure here only makes queries slower.
  if (!options.dryRun)
    await analyzeLoaded(client, READ_AT_ONCE).catch((err: unknown) => logger.warn({ err }, 'The loaded tables could not be analyzed'));
  return outcome;
}
