import { createHash } from 'node:crypto';
import type { IngestError } from '../ingest-error';
import type { Surroundings } from '../surroundings';
import { type PageRequestOptions, requestPage } from './request-page';
import { retryDelay } from './retry-timing';
import type { Spool } from './spool';
import type { DownloadedPage } from './spooled-page';

export interface DownloadOptions extends PageRequestOptions {
  surroundings: Surroundings;
  onRetry(error: IngestError, attempt: number, delayMs: number): void;
}

/**
 * Downloads one page to the end of the spool, with retries.
 * @throws {IngestError} when the source keeps failing, or fails in a way that a retry cannot fix
 */
export async function downloadPage(spool: Spool, number: number, url: URL, options: DownloadOptions): Promise<DownloadedPage> {
  const start = spool.size;
  for (let attempt = 1; ; attempt++) {
    try {
      const contentHash = await downloadOnce(spool, url, options);
      return { number, contentHash, range: { start, end: spool.size } };
    } catch (error) {
      options.signal.throwIfAborted();
      const delayMs = retryDelay(error, attempt, options.surroundings.random());
      if (delayMs === null) throw error;
      options.onRetry(error as IngestError, attempt, delayMs);
      spool.truncate(start);
      await options.surroundings.delay(delayMs, options.signal);
    }
  }
}

async function downloadOnce(spool: Spool, url: URL, options: DownloadOptions): Promise<string> {
  const hash = createHash('sha256');
  await requestPage(url, options, async (chunk) => {
    hash.update(chunk);
    await spool.append(chunk);
  });
  return hash.digest('base64url');
}
