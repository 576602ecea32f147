import type { ClientBase } from 'pg';
import { moveDataVersion } from '../db/data-version.sql';
import { hashCalendar } from '../domain/working-calendar';
import type { Snapshot, SnapshotWindow } from './1-fetch/snapshot';
import { hasRecords, isEmpty } from './3-land/land.sql';
import { beginDepartures } from './4-merge/departures.sql';
import { mergeAllDimensions } from './4-merge/merge-all-dimensions';
import { countMissingAgain, type HeldRetirements, holdRetirements, retireMissing } from './4-merge/retire.sql';
import { acceptChanged } from './accept-changed';
import { acceptFirst } from './accept-first';
import { IngestError } from './ingest-error';
import { type AcceptedState, type IngestOutcome, NO_COUNTS, readAcceptedState } from './ingest-run.sql';
import type { RunIngestOptions } from './run-options';
import { accepted, countSnapshot, inRunTransaction } from './run-transaction';

/**
 * Makes one ingest run: fetch, validate, then in one transaction land, merge, cover the calendar and publish. An unchanged snapshot and the
 * first load of an empty database have shorter ways. The transaction also closes the row of an accepted run, so readers see all of a run or
 * nothing. A run that is refused or fails wrote nothing; the caller closes its row with the outcome.
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
    const isSettled = before.complete && before.calendarHash === hashCalendar(calendar) && isSameWindow(snapshot.window, before.window);
    if (snapshot.unchanged && snapshot.incompleteReason === null && isSettled) return await acceptUnchanged(options, snapshot, before);

    return (await isEmpty(client)) ? await acceptFirst(options, snapshot, before) : await acceptChanged(options, snapshot, before);
  } finally {
    await snapshot.close();
  }
}

/** Accepts the same bytes as last time: reads nothing, carries out decisions, and counts one more miss of the missing records. */
async function acceptUnchanged(options: RunIngestOptions, snapshot: Snapshot, before: AcceptedState): Promise<IngestOutcome> {
  return inRunTransaction(options, async () => {
    const { client, runId } = options;
    let held: HeldRetirements = { count: 0, reasons: [] };
    let retired = 0;
    let dataVersion = before.dataVersion;
    const departures = await beginDepartures(client, runId);
    if (before.missing > 0) {
      await countMissingAgain(client);
      held = await holdRetirements(client, runId);
      retired = await retireMissing(client, runId);
      if (retired > 0) await mergeAllDimensions(client, runId);
    }
    if (departures + retired > 0) dataVersion = await moveDataVersion(client, runId);
    const { quarantined, duplicates, outsideWindow } = before;
    const unchanged = snapshot.received - quarantined - duplicates;
    const counts = {
      ...NO_COUNTS,
      ...countSnapshot(snapshot),
      unchanged,
      quarantined,
      duplicates,
      retired,
      heldRetirements: held.count,
      outsideWindow,
      complete: true,
    };
    return accepted(counts, snapshot.window, dataVersion, held.reasons);
  });
}

/** The same bytes under another window: what was outside may be missing, and the other way round. */
function isSameWindow(a: SnapshotWindow, b: SnapshotWindow): boolean {
  return a.start === b.start && a.end === b.end;
}

async function refuseNothing(client: ClientBase, { dataIsNull }: Snapshot): Promise<void> {
  if (await hasRecords(client)) throw new IngestError('SUSPICIOUS', 'The source answered with no records at all; nothing was changed');
  if (dataIsNull) throw new IngestError('FORMAT', 'The data of the source is null');
}
