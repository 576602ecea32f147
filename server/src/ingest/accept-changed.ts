import { moveDataVersion } from '../db/data-version.sql';
import type { Snapshot } from './1-fetch/snapshot';
import { collapseDuplicates, landDrift, landRecords, readChangeCounts } from './3-land/land.sql';
import { landQuarantine } from './3-land/quarantine.sql';
import { stageSnapshot } from './3-land/stage-snapshot';
import { beginDepartures, endDepartures } from './4-merge/departures.sql';
import { mergeAllDimensions } from './4-merge/merge-all-dimensions';
import { mergeLeaves } from './4-merge/merge-leaves.sql';
import { countMissing, forgetReturned, holdRetirements, retireMissing } from './4-merge/retire.sql';
import { coverCalendar } from './5-calendar/cover-calendar';
import { rememberSnapshot } from './6-publish/publish.sql';
import type { AcceptedState, IngestOutcome } from './ingest-run.sql';
import type { RunIngestOptions } from './run-options';
import { accepted, countSnapshot, inRunTransaction, listIncompleteReasons, refuseMostlyBad } from './run-transaction';

/** Accepts a snapshot beside known records: stages and compares it before the transaction, which then only handles differences. */
export async function acceptChanged(options: RunIngestOptions, snapshot: Snapshot, before: AcceptedState): Promise<IngestOutcome> {
  const { client, runId, calendar, logger, onProgress } = options;
  const total = snapshot.received;
  const staged = await stageSnapshot({
    ...options,
    snapshot,
    onProgress: (records) => onProgress?.({ stage: 'VALIDATE', records, total }),
  });
  refuseMostlyBad(staged, total);
  onProgress?.({ stage: 'MERGE', records: total, total });

  return inRunTransaction(options, async () => {
    const { duplicates, onTwoPages } = await collapseDuplicates(client);
    const changes = await readChangeCounts(client);
    // An id on two pages may mean that the set changed during the fetch and hid another record. An id that was on two pages last time does
    // not mean that.
    const knownOnTwoPages = new Set(before.idsOnTwoPages);
    const incompleteReasons = listIncompleteReasons(
      snapshot,
      onTwoPages.filter((id) => !knownOnTwoPages.has(id)),
    );
    const complete = incompleteReasons.length === 0;

    await landRecords(client, runId);
    await landQuarantine(client, runId, complete);
    await landDrift(client, runId, staged.unknownFieldNames, logger);

    await forgetReturned(client);
    const departures = (await endDepartures(client, runId)) + (await beginDepartures(client, runId));
    const outsideWindow = complete ? await countMissing(client, runId, snapshot.window) : before.outsideWindow;
    const held = await holdRetirements(client, runId);
    const retired = complete ? await retireMissing(client, runId) : 0;

    const landed = changes.inserted + changes.updated;
    if (landed + retired > 0) await mergeAllDimensions(client, runId);
    if (landed > 0) await mergeLeaves(client, runId);
    const isCalendarChanged = await coverCalendar(client, runId, calendar);

    await rememberSnapshot(client, runId, { pages: snapshot.pages, complete, idsOnTwoPages: onTwoPages });
    const isChanged = landed + retired + departures > 0 || isCalendarChanged;
    const dataVersion = isChanged ? await moveDataVersion(client, runId) : before.dataVersion;
    const counts = { ...countSnapshot(snapshot), ...changes, duplicates, retired, heldRetirements: held.count, outsideWindow, complete };
    return accepted(counts, snapshot.window, dataVersion, [...incompleteReasons, ...held.reasons]);
  });
}
