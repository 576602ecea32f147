import { createHash } from 'node:crypto';
import { IngestError } from '../ingest-error';
import type { SnapshotSource } from './snapshot';
import { openSpool } from './spool';
import { indexPage } from './spooled-page';

const READ_BYTES = 1024 * 1024;

/** A snapshot that was saved to a file, in the shape of the source's answer: `{"data": […]}`. */
export function createFileSource(path: string): SnapshotSource {
  return {
    async fetch({ signal, onPage }) {
      const spool = await openSpool(path).catch((error: NodeJS.ErrnoException) => {
        throw new IngestError('CONFIG', `The snapshot file ${path} cannot be read: ${error.code ?? error.message}`);
      });
      try {
        const hash = createHash('sha256');
        for (let start = 0; start < spool.size; start += READ_BYTES) {
          signal.throwIfAborted();
          hash.update(await spool.read(start, Math.min(start + READ_BYTES, spool.size)));
        }
        const range = { start: 0, end: spool.size };
        const page = await indexPage(spool, { number: 1, contentHash: hash.digest('base64url'), range }, undefined);
        onPage?.(page.recordCount, page.announcedTotal);
        return {
          pages: [page],
          received: page.recordCount,
          complete: page.announcedTotal === null || page.announcedTotal === page.recordCount,
          unchanged: false,
          dataIsNull: page.dataIsNull,
          close: () => spool.close(),
        };
      } catch (error) {
        await spool.close();
        throw error;
      }
    },
  };
}
