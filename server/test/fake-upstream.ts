import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import { createLeaveServer, LEAVES_PATH, listen, writePage } from '../demo-upstream/http';

/** What goes wrong with one request. Without a body, the real answer is what is delayed, dripped or cut. */
export interface Fault {
  /** 200 by default. */
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** The connection is reset after so many bytes of the body; 0: before anything is sent. */
  destroyAfterBytes?: number;
  /** Before the first byte. */
  delayMs?: number;
  /** The body comes in pieces of 64 bytes, one in so many milliseconds. */
  dripEveryMs?: number;
}

/** Decides on the fault of one request. `attempt` counts the requests for that page, from 1. */
export type FaultHook = (request: { page: number; attempt: number }) => Fault | undefined;

export interface FakeUpstream {
  /** Resolves with the whole endpoint and its query, as VYAGUTA_URL has it. */
  start(): Promise<{ url: string }>;
  stop(): Promise<void>;
  /** What is served from the next request on. */
  setRecords(records: readonly object[]): void;
  /** Undefined: nothing goes wrong any more. The count of attempts starts again. */
  setFault(fault: FaultHook | undefined): void;
  /** All requests so far, oldest first, answered or not. */
  readonly requests: ReadonlyArray<{ page: number; authorization: string | undefined }>;
}

const DRIP_BYTES = 64;

/** The upstream's interface over a list that a test may change, with the faults of the real world on demand. */
export function createFakeUpstream({
  records = [],
  token,
  pageSize = 10_000,
  port = 0,
}: {
  records?: readonly object[];
  token: string;
  /** The `size` of the URL that start() returns. */
  pageSize?: number;
  port?: number;
}): FakeUpstream {
  let served = records;
  let fault: FaultHook | undefined;
  let attempts = new Map<number, number>();
  const requests: { page: number; authorization: string | undefined }[] = [];
  const stopped = new AbortController();
  const readSet = () => ({ total: served.length, read: (index: number) => served[index] ?? {} });
  const server = createLeaveServer({ token, readSet });

  server.addHook<{ Querystring: { page: number; size: number } }>('preHandler', async (request, reply) => {
    if (request.is404) return;
    const played = fault?.({ page: request.query.page, attempt: attempts.get(request.query.page) ?? 1 });
    if (played) await play(reply, played, () => [...writePage(readSet(), request.query)].join(''), stopped.signal);
  });
  // An earlier hook than the one that checks the token: a test wants to know of refused requests, too.
  server.addHook('onRequest', async (request) => {
    const page = Number((request.query as { page?: string }).page ?? 1);
    attempts.set(page, (attempts.get(page) ?? 0) + 1);
    requests.push({ page, authorization: request.headers.authorization });
  });

  return {
    async start() {
      return {
        url: `${await listen(server, port)}${LEAVES_PATH}?fetchType=all&startDate=2021-07-17&endDate=2024-04-23&size=${pageSize}&roleType=issuer`,
      };
    },
    async stop() {
      stopped.abort();
      await server.close();
    },
    setRecords(list) {
      served = list;
    },
    setFault(hook) {
      fault = hook;
      attempts = new Map();
    },
    requests,
  };
}

async function play(reply: FastifyReply, fault: Fault, readAnswer: () => string, signal: AbortSignal): Promise<void> {
  reply.hijack();
  const { raw } = reply;
  const body = Buffer.from(fault.body ?? readAnswer());
  const sent = body.subarray(0, fault.destroyAfterBytes ?? body.length);
  const isCut = fault.destroyAfterBytes !== undefined;
  try {
    if (fault.delayMs) await pause(fault.delayMs, undefined, { signal });
    if (fault.destroyAfterBytes === 0) {
      raw.destroy();
      return;
    }
    raw.writeHead(fault.status ?? 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(body.length),
      ...fault.headers,
    });
    const piece = fault.dripEveryMs ? DRIP_BYTES : Math.max(1, sent.length);
    for (let at = 0; at < sent.length && !raw.destroyed; at += piece) {
      await new Promise<void>((resolve) => raw.write(sent.subarray(at, at + piece), () => resolve()));
      if (fault.dripEveryMs) await pause(fault.dripEveryMs, undefined, { signal });
    }
    if (isCut) raw.destroy();
    else raw.end();
  } catch {
    // The test is over, or the client has gone: there is nobody left to answer.
    raw.destroy();
  }
}
