import type { ClientBase } from 'pg';
import { type ByteText, encodeCopyRow } from '../../db/copy-text';
import type { Snapshot } from '../1-fetch/snapshot';
import { validateBlock } from '../2-validate/validate-block';
import type { AcceptedRecord } from '../2-validate/validated-record';
import { anonymise } from '../anonymise';
import type { ErasedPeople } from '../erased-people';
import { createCopySink } from './copy-sink';
import { encodeRejected } from './encode-incoming';
import { copyIncoming, createIncoming } from './incoming.sql';
import { copyLanding, readTransactionTime } from './land.sql';
import { createRecordIds } from './record-ids';
import { count, createTally, type Tally } from './tally';

export interface FirstSnapshotOptions {
  snapshot: Snapshot;
  client: ClientBase;
  runId: string;
  /** Replaced by anonymous people before anything is compared or written. */
  erased: ErasedPeople;
  signal: AbortSignal;
  onProgress?: (validated: number) => void;
}

/** Rejected rows are buffered up to a megabyte: a connection can only copy into one table at a time. */
const WAITING_CHARACTERS = 1024 * 1024;

/**
 * Validates every record and copies accepted ones directly into the landing table: there is nothing to compare them with. The caller's
 * transaction has dropped the key of the table, because an id may come more than once. Rejected records go into `incoming_records`.
 * @throws {IngestError} FORMAT where a page is broken
 */
export async function landFirstSnapshot({
  snapshot,
  client,
  runId,
  erased,
  signal,
  onProgress,
}: FirstSnapshotOptions): Promise<{ tally: Tally; repeated: { recordIds: number[]; onTwoPages: number[] } }> {
  await createIncoming(client);
  const stamp = encodeCopyRow([runId, runId, await readTransactionTime(client)]);
  const landing = createCopySink(() => copyLanding(client));
  const incoming = createCopySink(() => copyIncoming(client));
  const tally = createTally();
  const recordIds = createRecordIds();
  let seq = 0;
  let waiting: ByteText = '';
  const copyRejected = async () => {
    await landing.end();
    await incoming.write(waiting);
    await incoming.end();
    waiting = '';
  };
  try {
    for (const page of snapshot.pages) {
      for await (const block of page.readBlocks()) {
        signal.throwIfAborted();
        let rows: ByteText = '';
        for (const validated of validateBlock(block)) {
          const result = anonymise(validated, erased);
          seq++;
          count(tally, result);
          if ('accepted' in result) {
            recordIds.push(result.accepted.recordId);
            rows += encodeLanded(result.accepted, stamp);
          } else waiting += encodeRejected(seq, page.number, result.rejected);
        }
        if (rows !== '') await landing.write(rows);
        if (waiting.length > WAITING_CHARACTERS) await copyRejected();
        onProgress?.(seq);
      }
      recordIds.endPage();
    }
    if (waiting !== '') await copyRejected();
    await landing.end();
    return { tally, repeated: recordIds.findRepeated() };
  } catch (error) {
    landing.destroy();
    incoming.destroy();
    throw error;
  }
}

function encodeLanded({ row, unknownFields, contentHash, sourceUpdatedAt }: AcceptedRecord, stamp: ByteText): ByteText {
  return `${row}\t${encodeCopyRow([unknownFields, contentHash, sourceUpdatedAt])}\t${stamp}\n`;
}
