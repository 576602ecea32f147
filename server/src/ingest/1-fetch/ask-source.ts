import { IngestError } from '../ingest-error';
import { REAL_SURROUNDINGS } from '../surroundings';
import { buildEndpoint, type EndpointOptions } from './endpoint';
import { requestPage } from './request-page';

interface AskOptions extends EndpointOptions {
  token: string | null;
  deadlineMs: number;
  maxBytes: number;
}

/**
 * Returns the source's present answer to one page, unchecked, without a retry.
 * @throws {IngestError} with the class of what went wrong
 */
export async function askSource({ page, size }: { page: number; size: number }, options: AskOptions): Promise<unknown> {
  const endpoint = buildEndpoint(options);
  endpoint.searchParams.set('page', String(page));
  endpoint.searchParams.set('size', String(size));
  const chunks: Uint8Array[] = [];
  await requestPage(endpoint, { ...options, signal: new AbortController().signal, surroundings: REAL_SURROUNDINGS }, (chunk) => {
    chunks.push(chunk);
  });
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new IngestError('FORMAT', 'The answer of the source is not JSON');
  }
}
