import { createDemoUpstream } from '../demo-upstream/demo-upstream';
import type { Config } from './config';
import { createHttpSource } from './ingest/1-fetch/http-source';
import type { SnapshotSource } from './ingest/1-fetch/snapshot';
import type { Logger } from './logger';

/** The demo upstream is a pure function of these and the clock: every process that opens it sees the same records. */
const DEMO = { records: 2000, seed: 1, token: 'demo' } as const;

/** The leave records' source that the configuration names; with none, the demo upstream, started here. */
export async function openSource(
  config: Config,
  logger: Logger,
): Promise<{ source: SnapshotSource; isDemo: boolean; close(): Promise<void> }> {
  const demo = config.vyagutaUrl === null ? createDemoUpstream(DEMO) : null;
  const url = config.vyagutaUrl ?? (await demo?.start())?.url ?? '';
  const source = createHttpSource({
    url,
    token: demo ? DEMO.token : config.vyagutaToken,
    daysAhead: config.vyagutaDaysAhead,
    timeZone: config.sourceTimeZone,
    deadlineMs: config.fetchDeadlineSeconds * 1000,
    maxPageBytes: config.fetchMaxPageBytes,
    onRetry: (error, attempt, delayMs) => logger.warn({ errorClass: error.errorClass, attempt, delayMs }, `${error.message}; trying again`),
  });
  return { source, isDemo: demo !== null, close: async () => demo?.stop() };
}
