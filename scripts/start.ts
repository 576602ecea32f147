import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import packageJson from '../package.json' with { type: 'json' };
import { ensureFirstAdminToken, ensureFixedAdminToken } from '../server/src/api/shared/auth/api-tokens';
import { createApp } from '../server/src/app';
import { CommandError, describeFailure, runCommand } from '../server/src/command';
import type { Config } from '../server/src/config';
import { openErasureKey } from '../server/src/db/erasure-key';
import { MigrationError } from '../server/src/db/migrate';
import { startDatabase } from '../server/src/db/open-database';
import { createPrisma, type PrismaClient } from '../server/src/db/prisma';
import { takeInDemoFiles } from '../server/src/demo/demo-files';
import { makePastRuns } from '../server/src/demo/past-runs';
import { erasePerson } from '../server/src/erasure/erase-person';
import { readStoredNumbers } from '../server/src/erasure/stored-numbers';
import { createIngestRunner } from '../server/src/ingest/ingest-runner';
import { createPoller } from '../server/src/ingest/poller';
import { createLogger, type Logger } from '../server/src/logger';
import { startRetention } from '../server/src/retention/retention-loop';
import { openSource } from '../server/src/source';
import { startTracing } from '../server/src/tracing';
import { watchFiles } from '../server/src/workforce/watch-files';
import { createWorkforceFiles } from '../server/src/workforce/workforce-files';

const DRAIN_MILLISECONDS = 10_000;
const RETRY_MILLISECONDS = 1_000;

await runCommand(async (config) => {
  const logger = createLogger(config.logLevel);
  const stopSignal = untilStopSignal();
  const stopping = new AbortController();
  const closers: (() => Promise<unknown>)[] = [];
  const starting = start(config, logger, closers, stopping.signal);
  try {
    const reason = await Promise.race([stopSignal, starting.then(({ failed }) => failed)]);
    if (reason instanceof Error) throw reason;
    logger.info({ signal: reason }, 'stopping');
    return 0;
  } finally {
    stopping.abort();
    // What is being started has to be there, or to have failed, before it can be closed.
    await starting.catch(() => undefined);
    for (const close of closers.toReversed())
      await close().catch((error: unknown) => logger.error({ err: error }, 'stopping: a part did not end well'));
    logger.info('stopped');
  }
});
// A library's timer must not keep a stopped server alive.
process.exit();

/**
 * Starts every part and notes how to end it. Answers on the port as soon as the database's address is known; what needs the database in its
 * newest form begins when it is there.
 * @param signal ends it before its end, at the latest when the database is there.
 * @returns `failed`: why the server cannot go on, if that happens.
 */
async function start(
  config: Config,
  logger: Logger,
  closers: (() => Promise<unknown>)[],
  signal: AbortSignal,
): Promise<{ failed: Promise<Error> }> {
  const tracing = await startTracing(config.otlpEndpoint, packageJson.version);
  closers.push(tracing.stop);
  const database = await startDatabase({ ...config, logger, signal });
  closers.push(database.close);
  signal.throwIfAborted();
  const { source, ask, demo, close: closeSource } = await openSource(config, logger);
  closers.push(closeSource);
  const prisma = createPrisma(database.url);
  closers.push(() => prisma.$disconnect());

  const erasureKey = openErasureKey(config);
  const runner = createIngestRunner({ databaseUrl: database.url, source, calendar: config.calendar, erasureKey, logger });
  const poller = createPoller({ databaseUrl: database.url, runner, intervalSeconds: config.ingestIntervalSeconds, logger });
  const workforceFiles = createWorkforceFiles({
    databaseUrl: database.url,
    sourceTimeZone: config.sourceTimeZone,
    workingWeeks: config.calendar.workingWeeks,
    logger,
    readErased: (client) => readStoredNumbers(client, erasureKey),
  });
  const fileWatch = watchFiles({
    files: workforceFiles,
    paths: { WORKFORCE: config.workforceFile, CALENDARS: config.calendarsFile },
    logger,
  });
  closers.push(fileWatch.stop);
  let hasFirstToken = false;
  const app = await createApp({
    config,
    databaseUrl: database.url,
    databaseReadUrl: config.databaseReadUrl,
    prisma,
    startIngest: ({ triggeredBy, dryRun }) => runner.start({ trigger: 'API', triggeredBy, dryRun }),
    askSource: ask,
    workforceFiles,
    erasePerson: (request) =>
      erasePerson({
        ...request,
        url: database.url,
        key: erasureKey,
        onVacuumFailed: (statement, err) =>
          logger.warn({ err, statement }, "An erased person's deleted rows are still in the database's files: run the statement"),
      }),
    countFailedPolls: poller.countFailedStarts,
    hasFirstToken: () => hasFirstToken,
    logger,
    clientDir: resolve('dist/client'),
    martWorkerFile: resolve('dist/server/mart-worker.js'),
    demo: demo !== null,
    version: packageJson.version,
  });
  closers.push(() =>
    Promise.race([Promise.all([app.close(), runner.stop(), poller.stop()]), delay(DRAIN_MILLISECONDS, undefined, { ref: false })]),
  );

  const retention = startRetention({ databaseUrl: database.url, retention: config.retention, logger });
  closers.push(retention.stop);

  await app.listen({ host: config.host, port: config.port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') throw new CommandError(`Port ${config.port} of ${config.host} is in use: set PORT to another one.`);
    throw error;
  });
  const address = app.server.address();
  const origin = originOf(config, typeof address === 'object' && address ? address.port : config.port);
  console.log(`Leave analytics ${packageJson.version} on ${origin}${demo ? ' with demo data (VYAGUTA_URL is not set)' : ''}`);

  const isPolled = config.ingestIntervalSeconds > 0;
  const failed = new Promise<Error>((resolve) => {
    database.migrated
      .then(async () => {
        await takeInDemoFiles(workforceFiles, demo?.files ?? null, { isPolled, logger });
        if (demo && isPolled) await makePastRuns({ ...config, databaseUrl: database.url, company: demo, logger, signal });
        await mintFirstToken(config, prisma, origin, logger);
        hasFirstToken = true;
        fileWatch.start();
        if (isPolled) poller.start();
      })
      .catch((error: unknown) => resolve(error instanceof MigrationError ? error : new CommandError(describeFailure(error))));
  });
  return { failed };
}

async function mintFirstToken(config: Config, prisma: PrismaClient, origin: string, logger: Logger): Promise<void> {
  for (;;) {
    try {
      if (config.adminToken !== null) return await ensureFixedAdminToken(prisma, config.adminToken);
      const token = await ensureFirstAdminToken(prisma);
      if (token !== null) console.log(`Sign in as administrator with this link; it is shown once:\n\n  ${origin}/sign-in#token=${token}\n`);
      return;
    } catch (error) {
      logger.warn({ err: error }, 'the first token cannot be minted, trying again');
      await delay(RETRY_MILLISECONDS);
    }
  }
}

function originOf({ publicUrl, host }: Config, port: number): string {
  if (publicUrl !== null) return publicUrl.replace(/\/+$/, '');
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

/** A terminal's Ctrl-C arrives more than once where a parent passes it on: only the first one counts. */
function untilStopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, resolve);
  });
}
