import { IngestError } from '../ingest-error';
import { type DownloadOptions, downloadPage } from './download-page';
import { buildEndpoint, type EndpointOptions } from './endpoint';
import type { KnownPage, Snapshot, SnapshotPage, SnapshotSource } from './snapshot';
import { createSpool, type Spool } from './spool';
import { indexPage } from './spooled-page';

/** A source that pages on for ever is not one that we know. */
const MAX_PAGES = 10_000;

export interface HttpSourceOptions extends EndpointOptions {
  token: string | null;
  deadlineMs: number;
  maxPageBytes: number;
  onRetry(error: IngestError, attempt: number, delayMs: number): void;
}

/** The source over HTTP: all pages until the announced total is there, and once more where the set moved in the meantime. */
export function createHttpSource(options: HttpSourceOptions): SnapshotSource {
  return {
    async fetch({ knownPages, signal, onPage }) {
      const spool = await createSpool();
      const download: DownloadOptions = { ...options, maxBytes: options.maxPageBytes, signal };
      try {
        let set = await fetchPages(spool, options, download, knownPages, onPage);
        if (!set.consistent) {
          spool.truncate(0);
          set = await fetchPages(spool, options, download, knownPages, onPage);
        }
        return toSnapshot(set, knownPages, spool);
      } catch (error) {
        await spool.close();
        throw error;
      }
    },
  };
}

interface PageSet {
  pages: SnapshotPage[];
  received: number;
  consistent: boolean;
  dataIsNull: boolean;
}

async function fetchPages(
  spool: Spool,
  options: HttpSourceOptions,
  download: DownloadOptions,
  knownPages: readonly KnownPage[],
  onPage: ((received: number, total: number | null) => void) | undefined,
): Promise<PageSet> {
  const endpoint = buildEndpoint(options);
  const pages: SnapshotPage[] = [];
  const totals = new Set<number>();
  let received = 0;
  let dataIsNull = false;
  let brokeOff = false;
  for (let number = 1; ; number++) {
    if (number > MAX_PAGES) throw new IngestError('FORMAT', `The source has more than ${MAX_PAGES} pages`);
    endpoint.searchParams.set('page', String(number));
    const downloaded = await downloadPage(spool, number, endpoint, download);
    // The same page again: this source does not know `page`, or turns in circles.
    if (downloaded.contentHash === pages.at(-1)?.contentHash) break;
    const page = await indexPage(spool, downloaded, knownPages[number - 1]);
    if (number > 1 && page.recordCount === 0) {
      // An end is an empty list; null is a source that could not say.
      brokeOff = page.dataIsNull;
      break;
    }
    pages.push(page);
    received += page.recordCount;
    dataIsNull ||= page.dataIsNull;
    if (page.announcedTotal !== null) totals.add(page.announcedTotal);
    onPage?.(received, page.announcedTotal);
    if (isLast(page, received, pages)) break;
  }
  const [total] = totals;
  return { pages, received, dataIsNull, consistent: !brokeOff && totals.size <= 1 && (total === undefined || total === received) };
}

/**
 * Without `meta`, the set ends with a page that is shorter than the first. The first one says nothing: a source may cap its pages below the
 * `size` that was asked for, so the next one is asked for, and is empty or the same again where there is none.
 */
function isLast(page: SnapshotPage, received: number, pages: readonly SnapshotPage[]): boolean {
  if (page.recordCount === 0) return true;
  if (page.announcedTotal !== null) return received >= page.announcedTotal;
  return page.recordCount < (pages[0]?.recordCount ?? 0);
}

function toSnapshot({ pages, received, consistent, dataIsNull }: PageSet, knownPages: readonly KnownPage[], spool: Spool): Snapshot {
  return {
    pages,
    received,
    complete: consistent,
    unchanged: pages.length === knownPages.length && pages.every((page, index) => page.contentHash === knownPages[index]?.contentHash),
    dataIsNull,
    close: () => spool.close(),
  };
}
