import { MAX_ATTEMPTS, MAX_RETRY_AFTER_MS } from '../../src/ingest/1-fetch/retry-timing';
import type { IngestErrorClass } from '../../src/ingest/ingest-error';
import type { VirtualClock } from './clock';
import type { Random } from './random';
import { type Entry, editEntries, makeEntries, type SourceEntries, writeEntry } from './source-entries';

export const FAULTS = [
  '401',
  '403',
  '404',
  '429',
  '429_UNTIL',
  '500',
  '503',
  'RESET',
  'RESET_IN_BODY',
  'TRUNCATED',
  'DRIP',
  'HTML',
  'LOGIN',
  'REDIRECT',
  'NOTHING',
  'NO_LIST',
  'TOO_LARGE',
  'DATA_NULL',
  'NO_RECORDS',
  'HALF',
] as const;
export type FaultKind = (typeof FAULTS)[number];

/** What goes wrong from the next request on. */
export interface ArmedFault {
  kind: FaultKind;
  /** Requests that it lasts for; then the source is well again. */
  times: number;
  /** Requests that are answered before it. */
  after: number;
}

/** What one run was sent. */
export interface SentSet {
  /** The pages of the last pass over the set that were answered without a fault. */
  pages: { entries: readonly Entry[]; announced: number | null }[];
  /** Each page was cut from one set that did not change, and `page` and the size were obeyed. */
  isHonest: boolean;
  /** Entries that were in the source from the beginning of the pass to its end. */
  throughout: readonly Entry[];
  dataIsNull: boolean;
  /** The class that the run has to fail with; null: its source gave no reason. */
  failure: IngestErrorClass | null;
  /** Until when the source may not be asked again; null: it did not say. */
  retryAt: number | null;
  /** Every request: its page, and what went wrong. */
  asked: readonly string[];
}

export interface SimulatedSource {
  fetch: typeof fetch;
  state: SourceEntries;
  fault: ArmedFault | null;
  hasMeta: boolean;
  ignoresPage: boolean;
  /** The set is edited between two pages of the next run. */
  isMoving: boolean;
  /** Answers wait for it. */
  gate: Promise<void> | null;
  beginRun(): void;
  /** What was sent since `beginRun`. */
  readSent(): SentSet;
}

export const PAGE_SIZE = 16;
export const DEADLINE_MS = 20_000;
export const MAX_PAGE_BYTES = 4 * 1024 * 1024;

const RETRYABLE: ReadonlySet<IngestErrorClass> = new Set(['NETWORK', 'UPSTREAM', 'RATE_LIMITED']);
const CLASSES: Readonly<Partial<Record<FaultKind, IngestErrorClass>>> = {
  '401': 'AUTH',
  '403': 'AUTH',
  '404': 'CONFIG',
  '429': 'RATE_LIMITED',
  '429_UNTIL': 'RATE_LIMITED',
  '500': 'UPSTREAM',
  '503': 'UPSTREAM',
  RESET: 'NETWORK',
  RESET_IN_BODY: 'NETWORK',
  TRUNCATED: 'FORMAT',
  DRIP: 'NETWORK',
  HTML: 'FORMAT',
  LOGIN: 'AUTH',
  REDIRECT: 'CONFIG',
  NOTHING: 'FORMAT',
  NO_LIST: 'FORMAT',
  TOO_LARGE: 'FORMAT',
};

/** The source in memory, behind the signature of `fetch`: its pages, and every fault of docs/simulator.md. */
export function createSimulatedSource(random: Random, clock: VirtualClock): SimulatedSource {
  let passes: { entries: readonly Entry[]; sent: SentSet['pages'] }[] = [];
  let failure: IngestErrorClass | null = null;
  let retryAt: number | null = null;
  let attempt = 0;
  let asked: string[] = [];
  let isHonest = true;
  let throughout: readonly Entry[] = [];
  let dataIsNull = false;

  const source: SimulatedSource = {
    state: makeEntries(random),
    fault: null,
    hasMeta: true,
    ignoresPage: false,
    isMoving: false,
    gate: null,
    beginRun() {
      passes = [];
      failure = null;
      retryAt = null;
      attempt = 0;
      asked = [];
      isHonest = true;
      dataIsNull = false;
    },
    readSent: () => ({ pages: passes.at(-1)?.sent ?? [], isHonest, throughout, dataIsNull, failure, retryAt, asked }),
    fetch: (input, init) => answer(new URL(String(input)), init?.signal ?? null),
  };
  return source;

  async function answer(url: URL, signal: AbortSignal | null): Promise<Response> {
    await source.gate;
    const page = Number(url.searchParams.get('page'));
    const kind = takeFault();
    const errorClass = kind === null ? undefined : CLASSES[kind];
    if (kind !== null && errorClass !== undefined) return fail(kind, errorClass, page, signal);
    attempt = 0;
    asked.push(`${page}${kind === null ? '' : `: ${kind}`}`);
    return send(cutPage(page, kind));
  }

  function takeFault(): FaultKind | null {
    const { fault } = source;
    if (fault === null) return null;
    if (fault.after > 0) {
      source.fault = { ...fault, after: fault.after - 1 };
      return null;
    }
    source.fault = fault.times > 1 ? { ...fault, times: fault.times - 1 } : null;
    return fault.kind;
  }

  function fail(kind: FaultKind, errorClass: IngestErrorClass, page: number, signal: AbortSignal | null): Promise<Response> | Response {
    attempt++;
    const isGivenUp = !RETRYABLE.has(errorClass) || attempt >= MAX_ATTEMPTS;
    if (isGivenUp) failure = errorClass;
    asked.push(`${page}: ${kind}`);
    const body = cutPage(page, null, false);
    switch (kind) {
      case 'RESET':
        throw new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
      case 'RESET_IN_BODY':
        return new Response(streamOf(body.slice(0, random.below(body.length)), 'RESET', signal));
      case 'TRUNCATED':
        return send(body.slice(0, random.below(body.length - 1)));
      case 'DRIP':
        return new Response(streamOf(body.slice(0, random.below(body.length)), 'STALL', signal));
      case 'HTML':
        return send('<!doctype html><h1>Maintenance</h1>');
      case 'LOGIN':
        return send('<html><form>Log in</form></html>');
      case 'REDIRECT':
        return new Response(null, { status: 302, headers: { location: 'https://elsewhere.example.com/' } });
      case 'NOTHING':
        return send('');
      case 'NO_LIST':
        return send(random.pick(['{"error":"maintenance"}', '{"data":{}}', '[]', 'null']));
      case 'TOO_LARGE':
        return send(`{"data":[],"filler":"${'x'.repeat(MAX_PAGE_BYTES)}"}`);
      case '429':
      case '429_UNTIL': {
        const seconds = random.pick([0, 10, 60, 1_000]);
        const waitMs = Math.min(seconds * 1_000, MAX_RETRY_AFTER_MS);
        if (isGivenUp) retryAt = clock.now() + waitMs;
        const until = new Date(Math.ceil(clock.now() / 1_000) * 1_000 + seconds * 1_000).toUTCString();
        return new Response('', { status: 429, headers: { 'retry-after': kind === '429' ? String(seconds) : until } });
      }
      default:
        return new Response('', { status: Number(kind) });
    }
  }

  /** Writes a page of the set as it is now. @param isSent whether the run gets it */
  function cutPage(page: number, kind: FaultKind | null, isSent = true): string {
    if (isSent) {
      if (page === 1) {
        passes.push({ entries: source.state.entries, sent: [] });
        throughout = source.state.entries;
        isHonest = !source.ignoresPage;
        dataIsNull = false;
      } else if (source.isMoving && random.chance(0.6)) {
        source.state = editEntries(editEntries(source.state, random), random);
        const left = new Set(source.state.entries);
        throughout = throughout.filter((entry) => left.has(entry));
        isHonest = false;
      }
    }
    let { entries } = source.state;
    if (kind === 'HALF') entries = entries.slice(0, Math.floor(entries.length / 2));
    if (kind === 'NO_RECORDS' || kind === 'DATA_NULL') entries = [];
    if (kind !== null) isHonest = false;
    const first = source.ignoresPage ? 0 : (page - 1) * PAGE_SIZE;
    const shown = entries.slice(first, first + PAGE_SIZE);
    const announced = source.hasMeta ? entries.length : null;
    if (isSent) {
      dataIsNull ||= kind === 'DATA_NULL';
      passes.at(-1)?.sent.push({ entries: shown, announced });
    }
    const data = kind === 'DATA_NULL' ? 'null' : `[${shown.map(writeEntry).join(',')}]`;
    const meta = announced === null ? '' : `,"meta":{"total":${announced},"size":${PAGE_SIZE},"page":${page}}`;
    return `{"data":${data}${meta}}`;
  }

  function send(text: string): Response {
    return new Response(streamOf(text, 'END', null), { headers: { 'content-type': 'application/json' } });
  }

  /** The bytes in random pieces, so that their borders fall anywhere, in the middle of a letter too. */
  function streamOf(text: string, end: 'END' | 'RESET' | 'STALL', signal: AbortSignal | null): ReadableStream<Uint8Array> {
    const bytes = Buffer.from(text);
    let at = 0;
    return new ReadableStream({
      pull(controller) {
        if (at < bytes.length) {
          const length = 1 + random.below(bytes.length);
          controller.enqueue(new Uint8Array(bytes.subarray(at, at + length)));
          at += length;
          return;
        }
        if (end === 'END') controller.close();
        else if (end === 'RESET') controller.error(new TypeError('terminated', { cause: { code: 'ECONNRESET' } }));
        else {
          clock.advance(DEADLINE_MS + 1);
          controller.error(signal?.reason ?? new Error('The deadline did not end a source that sends nothing more'));
        }
      },
    });
  }
}
