import { createPubSub, type PubSub } from '@graphql-yoga/subscription';
import { listenForNotifications } from '../../../db/notifications';
import type { PrismaClient } from '../../../db/prisma';
import type { Logger } from '../../../logger';
import { type LatestChange, readLatestChange } from './latest-change.sql';

type Topics = { dataVersion: [version: string]; ingestRun: [runId: string] };

/** Tells subscribers that something is new. What is new they read from the tables. */
export interface ChangeEvents {
  subscribe: PubSub<Topics>['subscribe'];
  /** The data version with the moment it was made, at most one second old. */
  readDataVersionKey(): Promise<string>;
  stop(): Promise<void>;
}

interface Options {
  databaseUrl: string;
  prisma: PrismaClient;
  logger: Logger;
}

const CHANNELS = ['data_version_changed', 'ingest_run_changed'];
// A notification is only a hint: this is how late a change is told when the hint was lost.
const LOOK_EVERY_MILLISECONDS = 5_000;
const VERSION_KEPT_MILLISECONDS = 1_000;

/** Looks at the tables on every notification and every five seconds, and tells what changed since the last look, once. */
export function createChangeEvents({ databaseUrl, prisma, logger }: Options): ChangeEvents {
  const pubSub = createPubSub<Topics>();
  let told: LatestChange | null = null;
  let looking: Promise<void> | null = null;
  let isLookDue = false;
  let kept: { key: Promise<string>; until: number } | null = null;

  async function look(): Promise<void> {
    const latest = await readLatestChange(prisma);
    if (told && latest.dataVersionKey !== told.dataVersionKey) pubSub.publish('dataVersion', latest.dataVersion);
    for (const { id, state } of latest.runs.toReversed()) {
      const isNew = told?.runs.every((run) => run.id !== id || run.state !== state);
      if (isNew) pubSub.publish('ingestRun', id);
    }
    told = latest;
  }

  // One look at a time; a hint that comes during a look asks for another one.
  function lookSoon(): void {
    isLookDue = true;
    looking ??= (async () => {
      while (isLookDue) {
        isLookDue = false;
        await look().catch((error: unknown) => logger.debug({ err: error }, 'changes: the database cannot be read'));
      }
      looking = null;
    })();
  }

  const listener = listenForNotifications({
    url: databaseUrl,
    channels: CHANNELS,
    logger,
    onNotification: () => {
      kept = null;
      lookSoon();
    },
  });
  const timer = setInterval(lookSoon, LOOK_EVERY_MILLISECONDS);
  timer.unref();
  lookSoon();

  return {
    subscribe: pubSub.subscribe,
    readDataVersionKey() {
      if (!kept || kept.until <= Date.now()) {
        const key = readLatestChange(prisma).then(({ dataVersionKey }) => dataVersionKey);
        kept = { key, until: Date.now() + VERSION_KEPT_MILLISECONDS };
        key.catch(() => {
          kept = null;
        });
      }
      return kept.key;
    },
    async stop() {
      clearInterval(timer);
      await listener.stop();
      await looking;
    },
  };
}
