import { parentPort } from 'node:worker_threads';
import type { Client } from 'pg';
import { readNewestState } from '../load/read-state';
import { connect } from './connect';
import type { KeeperMessage, KeeperRequest, WorkerData } from './messages';

/** Shorter until the first state is there: a start waits for it. */
const FIRST_RETRY_MILLISECONDS = 200;
const RETRY_MILLISECONDS = 1_000;

/**
 * Keeps the newest state: looks at the database on every hint and every few seconds, and posts a new state where the data version moved.
 * A database that cannot be read is tried again every second; the last state stays up meanwhile.
 *
 * A thread that has read everything ends, and another one follows from there: what V8 keeps of the heap that it read into would never be
 * used again (35 MB at 100,000 leaves, 140 MB at a million).
 */
export function runKeeper({ databaseUrl, sourceTimeZone, lookMilliseconds, newest: known }: WorkerData): void {
  const port = parentPort;
  if (!port) throw new Error('The keeper runs in a worker thread');
  const post = (message: KeeperMessage) => port.postMessage(message);
  let client: Client | null = null;
  let current = known;
  let isStopping = false;
  let isLookDue = false;
  let isLooking = false;
  let retry: NodeJS.Timeout | null = null;

  async function connected(): Promise<Client> {
    if (client) return client;
    if (!current) post({ type: 'STAGE', stage: 'CONNECTING' });
    const fresh = await connect(databaseUrl);
    fresh.once('end', () => {
      if (client === fresh) client = null;
    });
    client = fresh;
    return fresh;
  }

  async function look(): Promise<void> {
    try {
      const database = await connected();
      if (!current) post({ type: 'STAGE', stage: 'LOADING' });
      const begun = performance.now();
      const newest = await readNewestState(database, sourceTimeZone, current);
      if (newest) {
        current = newest.state;
        const load = { seconds: (performance.now() - begun) / 1000, isFollowed: newest.isFollowed };
        post({ type: 'STATE', state: newest.state, load });
        post({ type: 'STAGE', stage: 'READY' });
      }
      post({ type: 'LOOKED', isReachable: true, problem: null });
      if (newest && !newest.isFollowed && newest.state.leaves.count > 0) await stop();
    } catch (error) {
      await client?.end().catch(() => undefined);
      client = null;
      post({ type: 'LOOKED', isReachable: false, problem: error instanceof Error ? error.message : String(error) });
      retry ??= setTimeout(
        () => {
          retry = null;
          lookSoon();
        },
        current ? RETRY_MILLISECONDS : FIRST_RETRY_MILLISECONDS,
      );
    }
  }

  // One look at a time; a hint that comes during a look asks for another one.
  function lookSoon(): void {
    isLookDue = true;
    if (!isLooking) void lookWhileDue();
  }

  async function lookWhileDue(): Promise<void> {
    isLooking = true;
    while (isLookDue && !isStopping) {
      isLookDue = false;
      await look();
    }
    isLooking = false;
  }

  async function stop(): Promise<void> {
    isStopping = true;
    clearInterval(timer);
    if (retry) clearTimeout(retry);
    await client?.end().catch(() => undefined);
    port?.close();
  }

  port.on('message', (request: KeeperRequest) => {
    if (request.type === 'LOOK') lookSoon();
    else if (request.type === 'STOP') void stop();
  });
  const timer = setInterval(lookSoon, lookMilliseconds);
  lookSoon();
}
