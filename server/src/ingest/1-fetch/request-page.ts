import { IngestError } from '../ingest-error';
import type { Surroundings } from '../surroundings';
import { parseRetryAfter } from './retry-timing';

export interface PageRequestOptions {
  token: string | null;
  /** From the request to the last byte. */
  deadlineMs: number;
  /** Of the page, after decompression. */
  maxBytes: number;
  signal: AbortSignal;
  surroundings: Pick<Surroundings, 'fetch' | 'now' | 'deadline'>;
}

/**
 * Requests one page once and passes its bytes to `take` as they arrive.
 * @throws {IngestError} with the class of the failure; its message holds no text of the source
 */
export async function requestPage(
  url: URL,
  { token, deadlineMs, maxBytes, signal, surroundings }: PageRequestOptions,
  take: (chunk: Uint8Array) => Promise<void> | void,
): Promise<void> {
  const deadline = surroundings.deadline(deadlineMs);
  const headers = { accept: 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
  try {
    // A redirect is not followed: the token is only for this address.
    const response = await surroundings.fetch(url, { headers, redirect: 'manual', signal: AbortSignal.any([signal, deadline]) });
    if (!response.ok) {
      await response.body?.cancel();
      throw failureOf(response, surroundings.now());
    }
    if (response.body === null) throw new IngestError('FORMAT', 'The source answered with nothing');
    let bytes = 0;
    let head = '';
    for await (const chunk of response.body) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw new IngestError('FORMAT', `The answer of the source is larger than ${maxBytes} bytes`);
      if (head.length < HEAD_CHARACTERS) head += Buffer.from(chunk.subarray(0, HEAD_CHARACTERS)).toString('latin1');
      await take(chunk);
    }
    refuseMarkup(head);
  } catch (error) {
    if (error instanceof IngestError || signal.aborted) throw error;
    if (deadline.aborted) throw new IngestError('NETWORK', `The source took longer than ${deadlineMs / 1000} s for one page`);
    if (error instanceof TypeError) throw new IngestError('NETWORK', `The source cannot be reached: ${causeOf(error)}`);
    throw error;
  }
}

const HEAD_CHARACTERS = 4096;
const LOGIN = /sign.?in|log.?in|password/i;

function refuseMarkup(head: string): void {
  if (!head.trimStart().startsWith('<')) return;
  if (LOGIN.test(head)) throw new IngestError('AUTH', 'The source answered with a login page');
  throw new IngestError('FORMAT', 'The source answered with a web page instead of JSON');
}

function failureOf(response: Response, now: number): IngestError {
  const { status } = response;
  const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'), now);
  if (status === 401 || status === 403) return new IngestError('AUTH', `The source refused the token (HTTP ${status})`);
  if (status === 429) return new IngestError('RATE_LIMITED', 'The source limits requests (HTTP 429)', retryAfterMs);
  if (status >= 500) return new IngestError('UPSTREAM', `The source failed (HTTP ${status})`, retryAfterMs);
  if (status >= 300 && status < 400 && LOGIN.test(response.headers.get('location') ?? ''))
    return new IngestError('AUTH', `The source refused the token: it redirects to a login page (HTTP ${status})`);
  if (status >= 300 && status < 400)
    return new IngestError('CONFIG', `The source redirects (HTTP ${status}): VYAGUTA_URL has to be its last address`);
  return new IngestError('CONFIG', `The source does not know VYAGUTA_URL (HTTP ${status})`);
}

/** Returns the code below a failed fetch, e.g. ECONNREFUSED; not its message, which may hold the address. */
function causeOf(error: TypeError): string {
  const { cause } = error;
  if (typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return 'the connection broke';
}
