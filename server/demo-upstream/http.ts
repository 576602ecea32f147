import { createHash, timingSafeEqual } from 'node:crypto';
import { Readable } from 'node:stream';
import Fastify, { type FastifyInstance } from 'fastify';

/** All records at one moment, by index. */
export interface RecordSet {
  total: number;
  read: (index: number) => object;
}

export const LEAVES_PATH = '/api/leave/leaves';
/** Larger pages are cut to this, as the real API does. */
export const MAX_PAGE_SIZE = 10_000;

const RECORDS_PER_CHUNK = 200;
const page = { type: 'integer', minimum: 1, default: 1 };
const size = { type: 'integer', minimum: 1, default: MAX_PAGE_SIZE };

/**
 * The real API's surface: one path, Bearer token, pages. `readSet` is asked once per request.
 * The window of the query (startDate, endDate) is not applied: all records there are lie within it.
 */
export function createLeaveServer({ token, readSet }: { token: string; readSet: () => RecordSet }): FastifyInstance {
  const server = Fastify({ forceCloseConnections: true });
  const expected = digest(`Bearer ${token}`);

  server.addHook('preValidation', async (request, reply) => {
    if (request.is404) return;
    if (!timingSafeEqual(digest(request.headers.authorization ?? ''), expected)) {
      await reply.code(401).send({ error: { message: 'Unauthorized' } });
    }
  });
  server.get<{ Querystring: { page: number; size: number } }>(
    LEAVES_PATH,
    { schema: { querystring: { type: 'object', properties: { page, size } } } },
    (request, reply) => reply.type('application/json; charset=utf-8').send(Readable.from(writePage(readSet(), request.query))),
  );
  return server;
}

/** Listens on 127.0.0.1 and says where. */
export async function listen(server: FastifyInstance, port: number): Promise<string> {
  return server.listen({ host: '127.0.0.1', port });
}

/** The answer to one request in pieces: `{"data": […], "meta": {"total", "size", "page"}}`, size being that of this page. */
export function* writePage(set: RecordSet, query: { page: number; size: number }): Generator<string> {
  const limit = Math.min(query.size, MAX_PAGE_SIZE);
  yield* writeAnswer(set, Math.min(set.total, (query.page - 1) * limit), Math.min(set.total, query.page * limit), query.page);
}

/** The records from index `from` up to, not including, `to` as one answer, in pieces. */
export function* writeAnswer({ total, read }: RecordSet, from: number, to: number, pageNumber: number): Generator<string> {
  yield '{"data":[';
  for (let start = from; start < to; start += RECORDS_PER_CHUNK) {
    let chunk = '';
    for (let index = start; index < Math.min(to, start + RECORDS_PER_CHUNK); index += 1) {
      chunk += `${index === from ? '' : ','}${JSON.stringify(read(index))}`;
    }
    yield chunk;
  }
  yield `],"meta":${JSON.stringify({ total, size: to - from, page: pageNumber })}}`;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
