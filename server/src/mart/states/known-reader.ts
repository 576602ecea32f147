import { parentPort } from 'node:worker_threads';
import type { Client } from 'pg';
import { connect } from '../threads/connect';
import type { KnownReaderMessage, KnownReaderRequest, WorkerData } from '../threads/messages';
import { readKnownState } from './read-known-state';

/** Reads earlier states, one at a time, in a thread and over a connection of its own: the keeper goes on following meanwhile. */
export function runKnownReader({ databaseUrl }: WorkerData): void {
  const port = parentPort;
  if (!port) throw new Error('Earlier states are read in a worker thread');
  let client: Client | null = null;
  let last = Promise.resolve();

  async function connected(): Promise<Client> {
    if (client) return client;
    const fresh = await connect(databaseUrl);
    fresh.once('end', () => {
      if (client === fresh) client = null;
    });
    client = fresh;
    return fresh;
  }

  async function read({ id, runId, newest }: KnownReaderRequest): Promise<KnownReaderMessage> {
    try {
      return { id, state: await readKnownState(await connected(), runId, newest) };
    } catch (error) {
      await client?.end().catch(() => undefined);
      client = null;
      return { id, state: null, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }

  port.on('message', (request: KnownReaderRequest) => {
    last = last.then(async () => port.postMessage(await read(request)));
  });
}
