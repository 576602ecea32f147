import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { config as loadDotenv } from 'dotenv';
import { type Config, ConfigError, loadConfig } from '../server/src/config';
import { openDatabase } from '../server/src/db/open-database';
import { createPrisma } from '../server/src/db/prisma';
import { createFileSource } from '../server/src/ingest/1-fetch/file-source';
import { createIngestRunner } from '../server/src/ingest/ingest-runner';
import type { IngestProgress } from '../server/src/ingest/run-ingest';
import { createLogger } from '../server/src/logger';
import { openSource } from '../server/src/source';

const USAGE = `Usage: npm run ingest -- [--dry-run] [--file snapshot.json]

Takes one snapshot in and prints what it changed. Exit code 0: accepted, 1: not.
--dry-run  only say what it would change
--file     take the snapshot from a file, {"data": [...]}, instead of the source`;

const STAGE_WORDS = { FETCH: 'Fetching', VALIDATE: 'Checking', MERGE: 'Merging' } as const;

process.exitCode = await main();

async function main(): Promise<number> {
  const options = readOptions();
  if (options === null) return 1;
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  loadDotenv({ quiet: true });
  const config = readConfig();
  if (config === null) return 1;
  const logger = createLogger(process.stderr.isTTY || config.logLevel !== 'info' ? config.logLevel : 'warn');
  const database = await openDatabase({ ...config, logger }).catch((error: Error) => fail(error.message));
  if (database === null) return 1;
  try {
    return await ingest(config, database.url, options);
  } finally {
    await database.close();
  }

  async function ingest(
    config: Config,
    databaseUrl: string,
    { dryRun, file }: { dryRun: boolean; file: string | undefined },
  ): Promise<number> {
    const opened = file === undefined ? await openSource(config, logger) : { source: createFileSource(file), close: async () => undefined };
    const progress = createProgress();
    const runner = createIngestRunner({ databaseUrl, source: opened.source, calendar: config.calendar, logger, onProgress: progress.show });
    process.once('SIGINT', () => void runner.stop());
    process.once('SIGTERM', () => void runner.stop());
    const prisma = createPrisma(databaseUrl);
    try {
      const { runId, finished } = await runner.start({ trigger: 'COMMAND', triggeredBy: 'npm run ingest', dryRun });
      await finished;
      progress.stop();
      const run = await prisma.ingestRun.findUniqueOrThrow({ where: { id: BigInt(runId) } });
      const isAccepted = run.status === 'SUCCEEDED' || run.status === 'PARTIAL';
      console.log(`Run ${runId}${run.dryRun ? ' (dry run, nothing was written)' : ''}: ${run.status}`);
      if (run.errorMessage !== null) console.log(`${run.errorClass}: ${run.errorMessage}`);
      if (isAccepted) {
        const { received, inserted, updated, unchanged, quarantined, duplicates, retired, heldRetirements } = run;
        console.table({ received, inserted, updated, unchanged, quarantined, duplicates, retired, heldRetirements });
      }
      return isAccepted ? 0 : 1;
    } finally {
      progress.stop();
      await runner.stop();
      await prisma.$disconnect();
      await opened.close();
    }
  }
}

/** A bar on a terminal, a line for each stage elsewhere. */
function createProgress(): { show(progress: IngestProgress): void; stop(): void } {
  const bar = new SingleBar({ format: '{stage} [{bar}] {value}/{total} records', stopOnComplete: false, hideCursor: true });
  let stage = '';
  return {
    show(progress) {
      const total = progress.total ?? progress.records;
      if (progress.stage !== stage) {
        stage = progress.stage;
        if (process.stdout.isTTY) bar.start(total, progress.records, { stage: STAGE_WORDS[progress.stage] });
        else console.log(`${STAGE_WORDS[progress.stage]} ${total} records`);
      }
      bar.setTotal(total);
      bar.update(progress.records, { stage: STAGE_WORDS[progress.stage] });
    },
    stop: () => bar.stop(),
  };
}

function readOptions(): { dryRun: boolean; file: string | undefined; help: boolean } | null {
  try {
    const { values } = parseArgs({
      options: { 'dry-run': { type: 'boolean', default: false }, file: { type: 'string' }, help: { type: 'boolean', default: false } },
    });
    return { dryRun: values['dry-run'], file: values.file, help: values.help };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

function readConfig(): Config | null {
  try {
    return loadConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) return fail(error.message);
    throw error;
  }
}

function fail(message: string): null {
  console.error(message);
  return null;
}
