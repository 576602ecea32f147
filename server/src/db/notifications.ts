import { setTimeout as delay } from 'node:timers/promises';
import { Client, escapeIdentifier } from 'pg';
import type { Logger } from '../logger';
import { connectionSettings, SHORT_STATEMENT_MILLISECONDS } from './lost-connection';

export interface Notification {
  channel: string;
  /** Empty after a reconnect: a notification may have been missed, so each channel gets one call. */
  payload: string;
}

interface Options {
  url: string;
  channels: readonly string[];
  onNotification: (notification: Notification) => void;
  logger: Logger;
}

const FIRST_RETRY_MILLISECONDS = 250;
const MAX_RETRY_MILLISECONDS = 10_000;

/**
 * LISTENs on a connection of its own and reconnects when it is lost. A notification is only a hint: readers read the tables.
 */
export function listenForNotifications({ url, channels, onNotification, logger }: Options): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let client: Client | null = null;

  async function listenUntilLost(onListening: () => void): Promise<void> {
    const current = new Client({
      connectionString: url,
      application_name: 'leave-analytics listener',
      ...connectionSettings(),
      query_timeout: SHORT_STATEMENT_MILLISECONDS,
      connectionTimeoutMillis: 5_000,
    });
    client = current;
    const lost = new Promise<Error | null>((resolve) => {
      current.once('error', resolve);
      current.once('end', () => resolve(null));
    });
    // A second error on a broken connection would be an unhandled event.
    current.on('error', () => undefined);
    current.on('notification', ({ channel, payload }) => onNotification({ channel, payload: payload ?? '' }));
    const listen = async () => {
      await current.connect();
      await current.query(channels.map((channel) => `listen ${escapeIdentifier(channel)}`).join('; '));
      onListening();
    };
    try {
      // Connecting never settles where `stop` ends the connection before it is made.
      await Promise.race([listen(), lost]);
      const error = await lost;
      if (error) throw error;
    } finally {
      await current.end().catch(() => undefined);
    }
  }

  async function keepListening(): Promise<void> {
    let attempts = 0;
    let wasListening = false;
    while (!stopping.signal.aborted) {
      try {
        await listenUntilLost(() => {
          if (wasListening) for (const channel of channels) onNotification({ channel, payload: '' });
          wasListening = true;
          attempts = 0;
        });
      } catch (error) {
        if (!stopping.signal.aborted && attempts === 0) logger.warn({ err: error }, 'notifications: connection lost, trying again');
      }
      const wait = Math.min(MAX_RETRY_MILLISECONDS, FIRST_RETRY_MILLISECONDS * 2 ** attempts++);
      await delay(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const finished = keepListening();
  return {
    async stop() {
      stopping.abort();
      await client?.end().catch(() => undefined);
      await finished;
    },
  };
}
