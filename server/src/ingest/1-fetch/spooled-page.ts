import { IngestError } from '../ingest-error';
import { createOffsetList, type OffsetList } from './offset-list';
import { type ByteRange, createPageScanner } from './page-scanner';
import type { KnownPage, RecordBlock, SnapshotPage } from './snapshot';
import { cutRange, readAhead, type Spool } from './spool';

const RECORDS_AT_A_TIME = 500;

/** A page in the spool, not scanned yet. */
export interface DownloadedPage {
  number: number;
  contentHash: string;
  range: ByteRange;
}

/**
 * Returns a page with its record count and announced total. A page with the bytes of its known form is not scanned until its records are
 * read.
 * @param scanned the scan, where there is one already
 * @throws {IngestError} FORMAT
 */
export async function indexPage(
  spool: Spool,
  downloaded: DownloadedPage,
  known: KnownPage | undefined,
  scanned: PageScan | null = null,
): Promise<SnapshotPage & { dataIsNull: boolean }> {
  const { number, contentHash, range } = downloaded;
  let scan = scanned === null ? null : Promise.resolve(scanned);
  const scanOnce = () => {
    scan ??= scanPage(spool, range);
    return scan;
  };
  const readBlocks = async function* (): AsyncIterable<RecordBlock> {
    const { bounds } = await scanOnce();
    let first = 0;
    for await (const json of readAhead(spool, listBlocks(bounds, range.start))) {
      const offset = 2 * first;
      const begin = bounds.at(offset);
      const count = Math.min(RECORDS_AT_A_TIME, bounds.length / 2 - first);
      yield {
        json,
        count,
        startOf: (index) => bounds.at(offset + 2 * index) - begin,
        endOf: (index) => bounds.at(offset + 2 * index + 1) - begin,
      };
      first += count;
    }
  };
  if (known?.contentHash === contentHash) return { ...known, readBlocks, dataIsNull: false };
  const { bounds, announcedTotal, dataIsNull } = await scanOnce();
  return { number, contentHash, recordCount: bounds.length / 2, announcedTotal, readBlocks, dataIsNull };
}

/** Yields the ranges of the blocks of a page that begins at `pageStart`. */
function* listBlocks(bounds: OffsetList, pageStart: number): Iterable<ByteRange> {
  for (let first = 0; first < bounds.length; first += 2 * RECORDS_AT_A_TIME) {
    const last = Math.min(first + 2 * RECORDS_AT_A_TIME, bounds.length) - 1;
    // One byte after the last record, a comma or the bracket: the list goes on or ends there.
    yield { start: pageStart + bounds.at(first), end: pageStart + bounds.at(last) + 1 };
  }
}

/** Where the records of a page are, and the number that it announces. */
export interface PageScan {
  bounds: OffsetList;
  announcedTotal: number | null;
  dataIsNull: boolean;
}

/**
 * @param onChunk gets the bytes that are read
 * @throws {IngestError} FORMAT
 */
export async function scanPage(spool: Spool, range: ByteRange, onChunk?: (chunk: Uint8Array) => void): Promise<PageScan> {
  const scanner = createPageScanner();
  for await (const chunk of readAhead(spool, cutRange(range))) {
    onChunk?.(chunk);
    scanner.write(chunk);
  }
  const members = scanner.end();

  const textOf = async ({ start, end }: ByteRange) => (await spool.read(range.start + start, range.start + end)).toString('utf8').trim();
  const named = async (name: string) => {
    for (const member of members) if ((await textOf(member.key)) === JSON.stringify(name)) return member;
    return undefined;
  };
  const data = await named('data');
  if (!data) throw new IngestError('FORMAT', 'The answer of the source has no data');
  const dataIsNull = data.elements === null && (await textOf(data.value)) === 'null';
  if (data.elements === null && !dataIsNull) throw new IngestError('FORMAT', 'The data of the source is not a list');
  const meta = await named('meta');
  return { bounds: data.elements ?? createOffsetList(), announcedTotal: meta ? readTotal(await textOf(meta.value)) : null, dataIsNull };
}

function readTotal(text: string): number | null {
  try {
    const meta: unknown = JSON.parse(text);
    const total = typeof meta === 'object' && meta !== null && 'total' in meta ? meta.total : null;
    return typeof total === 'number' && Number.isSafeInteger(total) && total >= 0 ? total : null;
  } catch {
    throw new IngestError('FORMAT', 'The meta of the source is not JSON');
  }
}
