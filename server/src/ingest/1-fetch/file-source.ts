import { createHash } from 'node:crypto';
import { describeShortfall } from './shortfall';
import { ALL_DATES, type SnapshotSource } from './snapshot';
import { openSpool } from './spool';
import { indexPage, scanPage } from './spooled-page';

/** Creates a source that reads a snapshot from a file, in the shape of the source's answer: `{"data": […]}`. */
export function createFileSource(path: string): SnapshotSource {
  return {
    async fetch({ signal, onPage }) {
      const spool = await openSpool(path);
      try {
        const hash = createHash('sha256');
        const range = { start: 0, end: spool.size };
        const scan = await scanPage(spool, range, (chunk) => {
          signal.throwIfAborted();
          hash.update(chunk);
        });
        const page = await indexPage(spool, { number: 1, contentHash: hash.digest('base64url'), range }, undefined, scan);
        onPage?.(page.recordCount, page.announcedTotal);
        return {
          window: ALL_DATES,
          pages: [page],
          received: page.recordCount,
          incompleteReason: describeShortfall(page.announcedTotal, page.recordCount),
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
