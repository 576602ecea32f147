import { createDemoUpstream } from '../demo-upstream/demo-upstream';
import { readDemoWorkforce } from '../demo-upstream/workforce';
import type { Config } from './config';
import type { DemoFiles } from './demo/demo-files';
import { AppError } from './errors';
import { askSource } from './ingest/1-fetch/ask-source';
import { createHttpSource } from './ingest/1-fetch/http-source';
import type { SnapshotSource } from './ingest/1-fetch/snapshot';
import { IngestError } from './ingest/ingest-error';
import type { Logger } from './logger';

/** The demo upstream is a pure function of these and the clock: every process that opens it sees the same records. */
const DEMO = { records: 2000, seed: 1, token: 'demo' } as const;

/** Somebody waits: the server's own requests end after 30 s. */
const ASK_MILLISECONDS = 15_000;
const ASK_BYTES = 8 * 1024 * 1024;

export interface DemoCompany {
  records: number;
  seed: number;
  token: string;
  /** Who works when; null: the configuration names files of its own. */
  files: DemoFiles | null;
}

interface PageOfSource {
  page: number;
  size: number;
}

interface OpenSource {
  source: SnapshotSource;
  ask: (request: PageOfSource) => Promise<unknown>;
  /** The invented company; null: the source is another one. */
  demo: DemoCompany | null;
  close(): Promise<void>;
}

/** The leave records' source that the configuration names; with none, the demo upstream, started here. */
export async function openSource(config: Config, logger: Logger): Promise<OpenSource> {
  const demo = config.vyagutaUrl === null ? createDemoUpstream(DEMO) : null;
  const url = config.vyagutaUrl ?? (await demo?.start())?.url ?? '';
  const endpoint = {
    url,
    token: demo ? DEMO.token : config.vyagutaToken,
    daysAhead: config.vyagutaDaysAhead,
    timeZone: config.sourceTimeZone,
  };
  const deadlineMs = config.fetchDeadlineSeconds * 1000;
  const source = createHttpSource({
    ...endpoint,
    deadlineMs,
    maxPageBytes: config.fetchMaxPageBytes,
    onRetry: (error, attempt, delayMs) => logger.warn({ errorClass: error.errorClass, attempt, delayMs }, `${error.message}; trying again`),
  });
  return {
    source,
    ask: (request) => askInWords(request, { ...endpoint, deadlineMs: Math.min(deadlineMs, ASK_MILLISECONDS), maxBytes: ASK_BYTES }),
    demo: demo && { ...DEMO, files: config.workforceFile === null && config.calendarsFile === null ? readDemoWorkforce(DEMO) : null },
    close: async () => demo?.stop(),
  };
}

/**
 * The same for people who wait for an answer: sooner, smaller, and in the words of the API.
 * @throws {AppError} UPSTREAM_UNAVAILABLE
 */
export async function askInWords(request: PageOfSource, options: Parameters<typeof askSource>[1]): Promise<unknown> {
  try {
    return await askSource(request, options);
  } catch (cause) {
    // Its message is meant for people and holds nothing that the source said.
    if (cause instanceof IngestError) throw new AppError('UPSTREAM_UNAVAILABLE', { userMessage: `${cause.message}.`, cause });
    throw cause;
  }
}
