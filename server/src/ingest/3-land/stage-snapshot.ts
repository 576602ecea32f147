import type { ClientBase } from 'pg';
import type { Snapshot } from '../1-fetch/snapshot';
import { validateBlock } from '../2-validate/validate-block';
import type { ValidatedRecord } from '../2-validate/validated-record';
import { anonymise } from '../anonymise';
import type { ErasedPeople } from '../erased-people';
import { createCopySink } from './copy-sink';
import { encodeAccepted, encodeRejected } from './encode-incoming';
import { copyIncoming, createIncoming, readStoredHashes } from './incoming.sql';
import { count, createTally, type Tally } from './tally';

export interface StageOptions {
  snapshot: Snapshot;
  /** The connection of the temporary table. */
  client: ClientBase;
  /** A second connection, for reads during the COPY. */
  reader: ClientBase;
  /** Replaced by anonymous people before anything is compared or written. */
  erased: ErasedPeople;
  signal: AbortSignal;
  onProgress?: (validated: number) => void;
}

/**
 * Validates every record and copies it into `incoming_records`, in constant memory and outside of a transaction.
 * @throws {IngestError} FORMAT where a page is broken
 */
export async function stageSnapshot({ snapshot, client, reader, erased, signal, onProgress }: StageOptions): Promise<Tally> {
  await createIncoming(client);
  const incoming = createCopySink(() => copyIncoming(client));
  const tally = createTally();
  let seq = 0;
  try {
    for (const page of snapshot.pages) {
      for await (const block of page.readBlocks()) {
        signal.throwIfAborted();
        const results = validateBlock(block).map((result) => anonymise(result, erased));
        const stored = await readStoredHashes(reader, acceptedIds(results));
        let rows = '';
        for (const result of results) {
          seq++;
          count(tally, result);
          rows +=
            'accepted' in result
              ? encodeAccepted(seq, page.number, result.accepted, stored.get(result.accepted.recordId))
              : encodeRejected(seq, page.number, result.rejected);
        }
        await incoming.write(rows);
        onProgress?.(seq);
      }
    }
    await incoming.end();
    return tally;
  } catch (error) {
    incoming.destroy();
    throw error;
  }
}

function acceptedIds(results: readonly ValidatedRecord[]): number[] {
  return results.flatMap((result) => ('accepted' in result ? [result.accepted.recordId] : []));
}
