import { IngestError } from '../ingest-error';
import { REAL_SURROUNDINGS, type Surroundings } from '../surroundings';
import { type DownloadOptions, downloadPage } from './download-page';
import { buildEndpoint, type EndpointOptions, readWindow } from './endpoint';
import { createSeenIds } from './seen-ids';
import { describeShortfall } from './shortfall';
import type { KnownPage, Snapshot, SnapshotPage, SnapshotSource, SnapshotWindow } from './snapshot';
import { createSpool, type Spool } from './spool';
import { indexPage } from './spooled-page';

/** More pages than any known source has. */
const MAX_PAGES = 10_000;

export interface HttpSourceOptions extends EndpointOptions {
  token: string | null;
  deadlineMs: number;
  maxPageBytes: number;
  onRetry(error: IngestError, attempt: number, delayMs: number): void;
  surroundings?: Surroundings;
}

/** Creates the source over HTTP. It fetches pages until the announced total is there, and once more where the set is incomplete. */
export function createHttpSource(options: HttpSourceOptions): SnapshotSource {
  const { surroundings = REAL_SURROUNDINGS } = options;
  return {
    async fetch({ knownPages, signal, onPage }) {
      const spool = await createSpool();
      const download: DownloadOptions = { ...options, maxBytes: options.maxPageBytes, signal, surroundings };
      try {
        let set = await fetchPages(spool, options, download, knownPages, onPage);
        if (set.incompleteReason !== null) {
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
  window: SnapshotWindow;
  pages: SnapshotPage[];
  received: number;
  /** As in `Snapshot`. */
  incompleteReason: string | null;
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
  const seenIds = createSeenIds();
  let received = 0;
  let dataIsNull = false;
  let brokenOff: string | null = null;
  for (let number = 1; ; number++) {
    if (number > MAX_PAGES) throw new IngestError('FORMAT', `The source has more than ${MAX_PAGES} pages`);
    endpoint.searchParams.set('page', String(number));
    const downloaded = await downloadPage(spool, number, endpoint, download);
    const isSameAgain = downloaded.contentHash === pages.at(-1)?.contentHash;
    // Without an announced total, a source that ignores `page` and always sends the same bytes has one page.
    if (isSameAgain && totals.size === 0) break;
    const page = await indexPage(spool, downloaded, knownPages[number - 1]);
    if (number > 1 && page.recordCount === 0) {
      // An empty list is the end of the set; null is not.
      if (page.dataIsNull) brokenOff = `Page ${number} has no list of records`;
      break;
    }
    const isEnd = isLast(page, received + page.recordCount, pages);
    // A page with the bytes of a known one was compared when it was first fetched.
    if (number === 1 || downloaded.contentHash === knownPages[number - 1]?.contentHash) seenIds.defer(page);
    else if (!(await seenIds.add(page)) && !(isEnd && isShorterThanFirst(page, pages))) {
      brokenOff = describeRepetition(number);
      break;
    }
    pages.push(page);
    received += page.recordCount;
    dataIsNull ||= page.dataIsNull;
    if (page.announcedTotal !== null) totals.add(page.announcedTotal);
    onPage?.(received, page.announcedTotal);
    if (isEnd) break;
  }
  return {
    window: readWindow(endpoint),
    pages,
    received,
    dataIsNull,
    incompleteReason: brokenOff ?? describeTotals([...totals], received),
  };
}

/**
 * Returns whether the set ends with this page. Without `meta`, it ends with a page that is shorter than the first one. After the first page
 * the second one is always fetched: a source may cap its pages below the requested `size`. Where there is no second page, the answer is
 * empty or the first page again.
 * @param received records with those of this page
 * @param before the pages before this one
 */
function isLast(page: SnapshotPage, received: number, before: readonly SnapshotPage[]): boolean {
  if (page.recordCount === 0) return true;
  if (page.announcedTotal !== null) return received >= page.announcedTotal;
  return isShorterThanFirst(page, before);
}

function isShorterThanFirst(page: SnapshotPage, before: readonly SnapshotPage[]): boolean {
  return page.recordCount < (before[0]?.recordCount ?? 0);
}

function describeRepetition(number: number): string {
  return `Page ${number} holds no record that an earlier page does not hold: the source ignores the parameter "page" or repeats itself`;
}

function describeTotals(totals: readonly number[], received: number): string | null {
  if (totals.length > 1) return `The announced number of records changed during the fetch: ${totals.join(', ')}`;
  return describeShortfall(totals[0], received);
}

function toSnapshot(
  { window, pages, received, incompleteReason, dataIsNull }: PageSet,
  knownPages: readonly KnownPage[],
  spool: Spool,
): Snapshot {
  return {
    window,
    pages,
    received,
    incompleteReason,
    unchanged: pages.length === knownPages.length && pages.every((page, index) => page.contentHash === knownPages[index]?.contentHash),
    dataIsNull,
    close: () => spool.close(),
  };
}
