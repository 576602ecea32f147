import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { encodeCopyRow } from '../../db/copy-text';
import type { RecordBlock, Snapshot } from '../1-fetch/snapshot';
import type { AcceptedRecord, RejectedRecord, ValidatedRecord } from '../2-validate/validate-block';
import { SOURCE_FIELDS } from '../source-record';
import { copyIncoming, createIncoming, readStoredHashes } from './incoming.sql';

/** What came in, before anything is decided. */
export interface StagedSnapshot {
  rejected: number;
  /** Records whose id cannot be read: nobody can say which record they are. */
  unreadable: number;
  /** How often each reason was given. */
  reasonCounts: ReadonlyMap<string, number>;
  unknownFieldNames: ReadonlySet<string>;
}

export interface StageOptions {
  snapshot: Snapshot;
  validate(block: RecordBlock): ValidatedRecord[];
  /** Holds the temporary table. */
  client: ClientBase;
  /** Reads while `client` is busy with the copy. Null: nothing is stored yet, there is nothing to compare with. */
  reader: ClientBase | null;
  signal: AbortSignal;
  onProgress?: (validated: number) => void;
}

const NO_FIELDS = encodeCopyRow(SOURCE_FIELDS.map(() => null));

/**
 * Validates every record and copies it into `incoming_records`, in constant memory. A record whose content is known goes in by its
 * id and hash alone.
 * @throws {IngestError} FORMAT where a page is broken
 */
export async function stageSnapshot({ snapshot, validate, client, reader, signal, onProgress }: StageOptions): Promise<StagedSnapshot> {
  await createIncoming(client);
  const copy = copyIncoming(client);
  const copied = finished(copy);
  // Awaited below; a failure in between must not be an unhandled one.
  copied.catch(() => undefined);
  const reasonCounts = new Map<string, number>();
  const unknownFieldNames = new Set<string>();
  let rejected = 0;
  let unreadable = 0;
  let seq = 0;
  try {
    for (const page of snapshot.pages) {
      for await (const block of page.readBlocks()) {
        signal.throwIfAborted();
        const results = validate(block);
        const stored = reader && (await readStoredHashes(reader, acceptedIds(results)));
        let rows = '';
        for (const result of results) {
          seq++;
          if ('accepted' in result) {
            rows += encodeAccepted(seq, page.number, result.accepted, stored?.get(result.accepted.recordId));
            for (const name of result.accepted.unknownFieldNames) unknownFieldNames.add(name);
          } else {
            rows += encodeRejected(seq, page.number, result.rejected);
            rejected++;
            if (result.rejected.recordId === null) unreadable++;
            reasonCounts.set(result.rejected.reasonCode, (reasonCounts.get(result.rejected.reasonCode) ?? 0) + 1);
          }
        }
        if (!copy.write(rows)) await Promise.race([once(copy, 'drain'), copied]);
        onProgress?.(seq);
      }
    }
    copy.end();
    await copied;
  } catch (error) {
    copy.destroy();
    throw error;
  }
  return { rejected, unreadable, reasonCounts, unknownFieldNames };
}

function acceptedIds(results: readonly ValidatedRecord[]): number[] {
  return results.flatMap((result) => ('accepted' in result ? [result.accepted.recordId] : []));
}

function encodeAccepted(seq: number, pageNumber: number, record: AcceptedRecord, storedHash: string | undefined): string {
  const change = storedHash === undefined ? 'NEW' : storedHash === record.contentHash ? 'UNCHANGED' : 'CHANGED';
  const isKnown = change === 'UNCHANGED';
  const { recordId, contentHash, sourceUpdatedAt } = record;
  const unknownFields = isKnown ? null : record.unknownFields;
  const facts = encodeCopyRow([
    seq,
    pageNumber,
    change,
    recordId,
    contentHash,
    sourceUpdatedAt,
    unknownFields,
    null,
    null,
    null,
    null,
    null,
  ]);
  return `${facts}\t${isKnown ? NO_FIELDS : record.row}\n`;
}

function encodeRejected(seq: number, pageNumber: number, record: RejectedRecord): string {
  const { recordId, contentHash, reasonCode, field, message, rawForm, rawTruncated } = record;
  const facts = encodeCopyRow([
    seq,
    pageNumber,
    'REJECTED',
    recordId,
    contentHash,
    null,
    null,
    reasonCode,
    field,
    message,
    rawForm,
    rawTruncated,
  ]);
  return `${facts}\t${NO_FIELDS}\n`;
}
