import { setMaxListeners } from 'node:events';
import { createPubSub, type PubSub } from '@graphql-yoga/subscription';
import { listenForNotifications } from '../../../db/notifications';
import type { PrismaClient } from '../../../db/prisma';
import type { Logger } from '../../../logger';
import type { Mart } from '../../../mart/mart';
import { type RunState, readLatestRuns } from './latest-runs.sql';

type Topics = { dataVersion: [version: string]; ingestRun: [runId: string] };

/** Notifies subscribers of changes. They read what changed from the tables. */
export interface ChangeEvents {
  subscribe: PubSub<Topics>['subscribe'];
  stop(): Promise<void>;
}

interface Options {
  databaseUrl: string;
  prisma: PrismaClient;
  mart: Pick<Mart, 'look' | 'onMoved'>;
  logger: Logger;
}

const CHANNELS = ['data_version_changed', 'ingest_run_changed'];
// A notification is only a hint: this is how late a change is noticed when the hint was lost.
const LOOK_EVERY_MILLISECONDS = 5_000;

/**
 * Publishes each ingest run whose row changed since the last look, and each data version once the mart answers from it. Looks on every
 * notification and every five seconds.
 */
export function createChangeEvents({ databaseUrl, prisma, mart, logger }: Options): ChangeEvents {
  // Each subscription is a listener: Node would warn of a leak at the eleventh.
  const eventTarget = new EventTarget();
  setMaxListeners(0, eventTarget);
  const pubSub = createPubSub<Topics>({ eventTarget });
  let known: RunState[] | null = null;
  let looking: Promise<void> | null = null;
  let isLookDue = false;
  mart.onMoved((dataVersion) => pubSub.publish('dataVersion', dataVersion));

  async function look(): Promise<void> {
    const runs = await readLatestRuns(prisma);
    for (const { id, state } of runs.toReversed()) {
      const isNew = known?.every((run) => run.id !== id || run.state !== state);
      if (isNew) pubSub.publish('ingestRun', id);
    }
    known = runs;
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
    onNotification: ({ channel }) => {
      if (channel === 'data_version_changed') mart.look();
      lookSoon();
    },
  });
  const timer = setInterval(lookSoon, LOOK_EVERY_MILLISECONDS);
  timer.unref();
  lookSoon();

  return {
    subscribe: pubSub.subscribe,
    async stop() {
      clearInterval(timer);
      await listener.stop();
      await looking;
    },
  };
}
