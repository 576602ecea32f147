import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { startBenchServer } from './bench-server';

const RECORDS = 3_000;
const MINUTES_OF_CHANGES = 60;

/** Many open subscriptions, and how long after the first of them the last one hears of a change. */
export async function runSubscriberLoad(subscribers: number): Promise<Record<string, number>> {
  const moment = new Date();
  const server = await startBenchServer({ records: RECORDS, moment });
  const clients: { dispose(): void | Promise<void> }[] = [];
  try {
    const token = await server.mint('ADMIN');
    const before = await server.readProcess();
    const heard: Promise<number>[] = [];
    const opened = Array.from({ length: subscribers }, async () => {
      const isOpen = new Promise<void>((resolve) => {
        const client = createClient({
          url: `${server.origin.replace('http', 'ws')}/graphql`,
          webSocketImpl: WebSocket,
          connectionParams: { authorization: `Bearer ${token}` },
          on: { connected: () => resolve() },
        });
        clients.push(client);
        heard.push(
          client
            .iterate({ query: 'subscription { dataVersionChanged { dataVersion } }' })
            .next()
            .then(() => performance.now()),
        );
      });
      await isOpen;
    });
    await Promise.all(opened);
    await server.ingest(new Date(moment.getTime() + MINUTES_OF_CHANGES * 60_000));
    const times = (await Promise.all(heard)).toSorted((a, b) => a - b);
    const after = await server.readProcess();
    return {
      subscriptions: subscribers,
      'from the first to the last one, ms': Math.round((times.at(-1) ?? Number.NaN) - (times[0] ?? Number.NaN)),
      'memory more, MB': after.peakMb - before.residentMb,
    };
  } finally {
    await Promise.all(clients.map((client) => client.dispose()));
    await server.stop();
  }
}
