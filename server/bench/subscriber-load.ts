import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { startBenchServer } from './bench-server';
import type { LoadFigure } from './load-figure';
import { round } from './percentile';

const RECORDS = 3_000;
const MINUTES_OF_CHANGES = 60;
const MAX_MILLISECONDS = 30_000;

/** Many open subscriptions, and how long after the first of them the last one is notified of a change. */
export async function runSubscriberLoad(subscribers: number): Promise<LoadFigure[]> {
  const moment = new Date();
  const server = await startBenchServer({ records: RECORDS, moment });
  const clients: { dispose(): void | Promise<void> }[] = [];
  const notified: number[] = [];
  try {
    const token = await server.mint('ADMIN');
    const { residentMb } = await server.readProcess();
    await server.resetPeak();
    const subscribe = () =>
      new Promise<void>((resolve, reject) => {
        const client = createClient({
          url: `${server.origin.replace('http', 'ws')}/graphql`,
          webSocketImpl: WebSocket,
          retryAttempts: 0,
          connectionParams: { authorization: `Bearer ${token}` },
          on: { connected: () => resolve(), error: reject },
        });
        clients.push(client);
        const changes = client.iterate({ query: 'subscription { dataVersionChanged { dataVersion } }' });
        changes.next().then(() => notified.push(performance.now()), reject);
      });
    await Promise.all(Array.from({ length: subscribers }, subscribe));
    await server.ingest(new Date(moment.getTime() + MINUTES_OF_CHANGES * 60_000));
    const end = performance.now() + MAX_MILLISECONDS;
    while (notified.length < subscribers && performance.now() < end) await delay(10);
    const { peakMb } = await server.readProcess();
    return [
      { what: `${subscribers} subscriptions: not notified within 30 s`, measured: subscribers - notified.length, target: 0 },
      {
        what: 'from the first one notified to the last, ms',
        measured: round(Math.max(...notified) - Math.min(...notified)),
        target: 1_000,
      },
      { what: 'memory more with all of them open, MB', measured: peakMb - residentMb, target: 100 },
    ];
  } finally {
    await Promise.all(clients.map((client) => client.dispose()));
    await server.stop();
  }
}
