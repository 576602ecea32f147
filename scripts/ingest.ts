import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { printRehearsal, wouldChange } from '../server/src/api/features/evidence/print-rehearsal';
import { CommandError, runCommand } from '../server/src/command';
import type { Config } from '../server/src/config';
import { openErasureKey } from '../server/src/db/erasure-key';
import { openDatabase } from '../server/src/db/open-database';
import { createPrisma } from '../server/src/db/prisma';
import type { IngestRun } from '../server/src/generated/prisma/client';
import { createFileSource } from '../server/src/ingest/1-fetch/file-source';
import { openSpool } from '../server/src/ingest/1-fetch/spool';
import { createIngestRunner } from '../server/src/ingest/ingest-runner';
import type { IngestProgress } from '../server/src/ingest/run-options';
import { createLogger, type Logger } from '../server/src/logger';
import { openSource } from '../server/src/source';

const USAGE = `Usage: npm run ingest -- [--dry-run [--json] [--exit-code]] [--file snapshot.json]

Takes one snapshot in and prints what it changed. Exit code 0: accepted, 1: not.
--dry-run    only say what it would change
--json       print one JSON object: the run, and each record that would change (docs/api.md)
--exit-code  exit code 2 where something would change
--file       take the snapshot from a file, {"data": [...]}, instead of the source`;

const WOULD_CHANGE = 2;

type Say = (text: string) => void;

const STAGE_WORDS = { FETCH: 'Fetching', VALIDATE: 'Checking', MERGE: 'Merging' } as const;

await runCommand(async (config) => {
  const { values } = parseArgs({
    options: {
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      'exit-code': { type: 'boolean', default: false },
      file: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const { json: isJson, 'exit-code': hasExitCode, 'dry-run': dryRun, file } = values;
  if (!dryRun && (isJson || hasExitCode)) throw new CommandError('--json and --exit-code are for --dry-run');
  // A wrong path is reported before a database is started for it.
  if (file !== undefined) await (await openSpool(file)).close();
  const logger = createLogger(process.stderr.isTTY || config.logLevel !== 'info' ? config.logLevel : 'warn');
  const database = await openDatabase({ ...config, logger });
  const prisma = createPrisma(database.url);
  try {
    // What is not the result goes to stderr where a program reads the result.
    const say = isJson ? console.error : console.log;
    const runId = await ingest(config, database.url, logger, { dryRun, file, say });
    const run = await prisma.ingestRun.findUniqueOrThrow({ where: { id: BigInt(runId) } });
    if (isJson) await printRehearsal(prisma, run);
    else report(run);
    if (run.status !== 'SUCCEEDED' && run.status !== 'PARTIAL') return 1;
    return hasExitCode && (await wouldChange(prisma, run)) ? WOULD_CHANGE : 0;
  } finally {
    await prisma.$disconnect();
    await database.close();
  }
});

/** Takes one run to its end. @returns its id */
async function ingest(
  config: Config,
  databaseUrl: string,
  logger: Logger,
  options: { dryRun: boolean; file: string | undefined; say: Say },
): Promise<string> {
  const { dryRun, file, say } = options;
  const opened = file === undefined ? await openSource(config, logger) : { source: createFileSource(file), close: async () => undefined };
  const progress = createProgress(say);
  const runner = createIngestRunner({
    databaseUrl,
    source: opened.source,
    calendar: config.calendar,
    erasureKey: openErasureKey(config),
    logger,
    onProgress: progress.show,
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void runner.stop());
  try {
    // The command is about this snapshot, so it waits for a run in progress instead of adopting it.
    for (;;) {
      const { runId, isJoined, finished } = await runner.start({ trigger: 'COMMAND', triggeredBy: 'npm run ingest', dryRun });
      if (isJoined) say(`Run ${runId} is under way; waiting for its end`);
      await finished;
      if (!isJoined) return runId;
    }
  } finally {
    progress.stop();
    await runner.stop();
    await opened.close();
  }
}

function report(run: IngestRun): void {
  const { received, inserted, updated, unchanged, quarantined, duplicates, retired, heldRetirements } = run;
  console.log(`Run ${run.id}${run.dryRun ? ' (dry run, nothing was written)' : ''}: ${run.status}`);
  if (run.errorMessage !== null) console.log([run.errorClass, run.errorMessage].filter(Boolean).join(': '));
  if (run.status === 'SUCCEEDED' || run.status === 'PARTIAL')
    console.table({ received, inserted, updated, unchanged, quarantined, duplicates, retired, heldRetirements });
}

/** A bar on a terminal, a line for each stage elsewhere. */
function createProgress(say: Say): { show(progress: IngestProgress): void; stop(): void } {
  const bar = new SingleBar({ format: '{stage} [{bar}] {value}/{total} records', stopOnComplete: false, hideCursor: true });
  let stage = '';
  return {
    show(progress) {
      const total = progress.total ?? progress.records;
      if (progress.stage !== stage) {
        stage = progress.stage;
        if (process.stdout.isTTY) bar.start(total, progress.records, { stage: STAGE_WORDS[progress.stage] });
        else say(`${STAGE_WORDS[progress.stage]} ${total} records`);
      }
      bar.setTotal(total);
      bar.update(progress.records, { stage: STAGE_WORDS[progress.stage] });
    },
    stop: () => bar.stop(),
  };
}
