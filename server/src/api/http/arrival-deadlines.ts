import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { ErrorCode } from '../../errors';

/** How long a request may take to arrive. */
export interface ArrivalDeadlines {
  /** The request line and the headers. */
  headMilliseconds: number;
  /** The body, before its length counts. */
  bodyMilliseconds: number;
  /** The deadline moves by a second for each of these many bytes of the body that have arrived. */
  bodyBytesPerSecond: number;
}

export const ARRIVAL_DEADLINES: ArrivalDeadlines = { headMilliseconds: 10_000, bodyMilliseconds: 20_000, bodyBytesPerSecond: 16 * 1024 };

/** The timeout of an idle connection. */
const SILENCE_MILLISECONDS = 60_000;
const STATUS_OF_CODE: Readonly<Record<string, [status: number, reason: string, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'The request took too long to arrive.'],
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'The head of the request is too large.'],
};
const UNREADABLE: [number, string, string] = [400, 'Bad Request', 'The request is not HTTP.'];

/** The options of Fastify that end a slow head and answer a request that cannot be read, in the shape of every other error. */
export function arrivalOptions({ headMilliseconds, bodyMilliseconds, bodyBytesPerSecond }: ArrivalDeadlines, bodyBytes: number) {
  return {
    // No body that keeps its own deadline takes as long.
    requestTimeout: headMilliseconds + bodyMilliseconds + Math.ceil((bodyBytes / bodyBytesPerSecond) * 1000),
    connectionTimeout: SILENCE_MILLISECONDS,
    // Node looks for late heads by interval: without it every 30 s.
    http: { headersTimeout: headMilliseconds, connectionsCheckingInterval: Math.ceil(headMilliseconds / 10) },
    clientErrorHandler(error: Error & { code?: string }, socket: Socket) {
      // The other end is gone, or the answer has begun: nobody could read another one.
      if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) socket.destroy();
      else endWith(socket, STATUS_OF_CODE[error.code ?? ''] ?? UNREADABLE);
    },
  };
}

/** Ends every request whose body is late, even if its route does not read it. */
export function registerBodyDeadline(app: FastifyInstance, deadlines: ArrivalDeadlines): void {
  app.addHook('onRequest', async ({ raw, headers }, reply) => {
    if (raw.complete || (headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0)) return;
    watchBody(raw, reply.raw, deadlines);
  });
}

function watchBody(request: IncomingMessage, response: ServerResponse, { bodyMilliseconds, bodyBytesPerSecond }: ArrivalDeadlines): void {
  const { socket } = request;
  const startedAt = performance.now();
  const readBefore = socket.bytesRead;
  let timer = setTimeout(check, bodyMilliseconds);

  function check(): void {
    if (request.complete) return;
    const allowed = bodyMilliseconds + ((socket.bytesRead - readBefore) / bodyBytesPerSecond) * 1000;
    const left = allowed - (performance.now() - startedAt);
    if (left > 0) timer = setTimeout(check, Math.ceil(left));
    else if (response.headersSent) socket.destroy();
    else endWith(socket, [408, 'Request Timeout', 'The body of the request took too long to arrive.']);
  }
  for (const end of ['end', 'close'] as const) request.once(end, () => clearTimeout(timer));
}

function endWith(socket: Socket, [status, reason, message]: [status: number, reason: string, message: string]): void {
  const code: ErrorCode = 'BAD_USER_INPUT';
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
  const head = [`HTTP/1.1 ${status} ${reason}`, 'content-type: application/json', `content-length: ${body.length}`, 'connection: close'];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}
