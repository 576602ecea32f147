import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../logger';
import { applyRetention, type Retention } from './apply-retention';

const PAUSE_MILLISECONDS = 60 * 60 * 1000;
/** The first minutes after a start are busy with other work. */
const FIRST_PAUSE_MILLISECONDS = 5 * 60 * 1000;

/** Applies the retention once an hour. A failure is logged and tried again an hour later. */
export function startRetention({ databaseUrl, retention, logger }: { databaseUrl: string; retention: Retention; logger: Logger }): {
  stop(): Promise<void>;
} {
  const stopping = new AbortController();
  const isOn = Object.values(retention).some((days) => days > 0);

  async function loop(): Promise<void> {
    for (let pause = FIRST_PAUSE_MILLISECONDS; isOn && !stopping.signal.aborted; pause = PAUSE_MILLISECONDS) {
      await delay(pause, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      try {
        const deleted = await applyRetention(databaseUrl, retention, stopping.signal);
        if (Object.keys(deleted).length > 0) logger.info({ deleted }, 'retention: deleted what is older than configured');
      } catch (error) {
        logger.error({ err: error }, 'retention: failed, tried again in an hour');
      }
    }
  }

  const finished = loop();
  return {
    async stop() {
      stopping.abort();
      await finished;
    },
  };
}
