import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type BenchServer, startBenchServer } from './bench-server';
import type { LoadFigure } from './load-figure';
import { percentile, round } from './percentile';
import { createTally } from './tally';

const RECORDS = 3_000;
const SECONDS = 6;
const SMALL_EVERY_MILLISECONDS = 10;
/** Requests of an abuse that are in progress at once. */
const AT_ONCE = 20;
const SLOW_SOCKETS = 200;
const SLOW_EVERY_MILLISECONDS = 1_000;
const MEGABYTE = 1024 * 1024;
const SMALL_QUERY =
  'query ($filter: LeaveFilter) { leaveAggregate(filter: $filter, groupBy: [LEAVE_TYPE]) { rows { measures { leaveDays } } } }';

/** Spread, each of them doubles what the one before it holds. */
const FRAGMENT_BOMB = `{ ...F0 } ${Array.from({ length: 40 }, (_, at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`).join(' ')} fragment F40 on Query { health { ok } }`;
const ALIASES = `{ ${Array.from({ length: 1_000 }, (_, at) => `a${at}: health { ok }`).join(' ')} }`;
const DIRECTIVES = `{ health { ok ${'@include(if: true) '.repeat(10_000)} } }`;
const BRACKETS = `{ leaves(filter: ${'['.repeat(30_000)}${']'.repeat(30_000)}) { totalCount } }`;

const PIECE = Buffer.alloc(MEGABYTE, ' ');

/** What is sent, made once: on the same two cores it must cost the sender little. */
interface Sent {
  parts: readonly Buffer[];
  headers?: Record<string, string>;
  /** Left out: that of the abuser. */
  token?: string;
}

/** One kind of abuse, repeated until it is stopped. */
type Abuse = (server: BenchServer, token: string, stop: AbortSignal) => Promise<void>;

const ABUSES: Readonly<Record<string, Abuse>> = {
  'fragment bombs': repeat(asQuery(FRAGMENT_BOMB)),
  '1,000 aliases': repeat(asQuery(ALIASES)),
  '10,000 directives': repeat(asQuery(DIRECTIVES)),
  'lists nested 30,000 deep': repeat(asQuery(BRACKETS)),
  'forged tokens': repeat({ ...asQuery('{ viewer { role } }'), token: `lva_${'x'.repeat(43)}` }),
  'bodies of 100 MB': repeat({ parts: Array.from({ length: 100 }, () => PIECE) }),
  'gzip bombs': repeat({ parts: [gzipSync(Buffer.alloc(200 * MEGABYTE, ' '))], headers: { 'content-encoding': 'gzip' } }),
  '200 slow sockets': openSlowSockets,
};

/** What other people notice of each abuse: the p99 of their small requests beside that of a quiet minute, and memory. */
export async function runAbuseLoad(): Promise<LoadFigure[]> {
  const server = await startBenchServer({ records: RECORDS, moment: new Date() });
  try {
    const [abuser, other] = [await server.mint('ADMIN'), await server.mint('VIEWER')];
    await server.ask(other, SMALL_QUERY, {});
    await measureOthers(server, other, null, abuser);
    const quiet = await measureOthers(server, other, null, abuser);
    const figures: LoadFigure[] = [{ what: 'a small request of others, p99 ms, nobody abusing', measured: round(quiet.p99) }];
    for (const [name, abuse] of Object.entries(ABUSES)) {
      const { p99, failed, eventLoopP99Milliseconds, grownMb } = await measureOthers(server, other, abuse, abuser);
      figures.push(
        { what: `${name}: p99 of others above the quiet one, ms`, measured: round(Math.max(0, p99 - quiet.p99)), target: 100 },
        { what: `${name}: event-loop delay p99, ms`, measured: round(eventLoopP99Milliseconds) },
        { what: `${name}: small requests of others that failed`, measured: failed, target: 0 },
        { what: `${name}: memory more, MB`, measured: grownMb, target: 100 },
      );
    }
    return figures;
  } finally {
    await server.stop();
  }
}

/** Small requests of another person for some seconds, beside an abuse; null: beside nothing. */
async function measureOthers(server: BenchServer, other: string, abuse: Abuse | null, abuser: string) {
  const stopping = new AbortController();
  const { residentMb } = await server.readProcess();
  await server.resetPeak();
  await server.readMetrics();
  const small = createTally();
  const abusing = abuse?.(server, abuser, stopping.signal);
  const asked: Promise<void>[] = [];
  const end = performance.now() + SECONDS * 1_000;
  for (let count = 0; performance.now() < end; count++) {
    asked.push(small.add(server.ask(other, SMALL_QUERY, { filter: { yearMonths: [`20${10 + (count % 80)}-01`] } })));
    await delay(SMALL_EVERY_MILLISECONDS);
  }
  await Promise.all(asked);
  stopping.abort();
  await abusing;
  const { peakMb } = await server.readProcess();
  const { eventLoopP99Milliseconds } = await server.readMetrics();
  if (small.firstProblem !== null) console.log(`The first request that was not answered: ${small.firstProblem}`);
  return {
    p99: percentile(small.taken, 0.99),
    failed: small.failed,
    eventLoopP99Milliseconds,
    grownMb: Math.max(0, Math.round(peakMb - residentMb)),
  };
}

function asQuery(query: string): Sent {
  return { parts: [Buffer.from(JSON.stringify({ query }))] };
}

/** An abuse of requests, some of them at once. What they are answered is not looked at: the tests do. */
function repeat(sent: Sent): Abuse {
  return async ({ origin }, token, stop) => {
    const agent = new Agent({ keepAlive: true });
    const loop = async () => {
      while (!stop.aborted) await send(origin, agent, { token, ...sent });
    };
    await Promise.all(Array.from({ length: AT_ONCE }, loop));
    agent.destroy();
  };
}

/** Resolves with the answer, or with the end of the connection. */
function send(origin: string, agent: Agent, { parts, headers, token }: Sent): Promise<void> {
  return new Promise((resolve) => {
    const options = {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    };
    const sent = request(`${origin}/graphql`, options, (response) => {
      response.resume();
      response.once('close', resolve);
    });
    sent.once('error', () => resolve());
    pipeline(Readable.from(parts), sent, () => undefined);
  });
}

/** Sockets that send a byte of their request's head a second, and are opened again when they are closed. */
async function openSlowSockets({ origin }: BenchServer, _token: string, stop: AbortSignal): Promise<void> {
  const sockets = new Set<Socket>();
  const add = () => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  };
  while (!stop.aborted) {
    while (sockets.size < SLOW_SOCKETS) add();
    for (const socket of sockets) socket.write('P');
    await delay(SLOW_EVERY_MILLISECONDS, undefined, { signal: stop }).catch(() => undefined);
  }
  for (const socket of sockets) socket.destroy();
}
