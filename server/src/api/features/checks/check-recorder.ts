import { Client } from 'pg';
import { connectionSettings } from '../../../db/lost-connection';
import type { PrismaClient } from '../../../db/prisma';
import { todayIn, toLocalDate } from '../../../domain/local-date';
import type { Logger } from '../../../logger';
import type { Mart } from '../../../mart/mart';
import type { MartReader } from '../../../mart/reader';
import { EVERYBODY } from '../../../mart/select/condition';
import { claimCheck, collectFindings, holdsStill, recordFindings } from './check-findings.sql';
import { CHECK_PARTS } from './checks.question';
import { readFindingPages } from './finding-pages';
import { digestParts, type FindingParts, listChangedParts } from './finding-parts';
import { CHECK_NAMES, type CheckName } from './rules/registry';

/** Keeps in PostgreSQL since when there is what the checks find, and how much it was on each date. */
export interface CheckRecorder {
  /** Resolves when what the mart had at the call is recorded, or could not be. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

interface Options {
  prisma: PrismaClient;
  databaseUrl: string;
  mart: Pick<Mart, 'open' | 'onMoved' | 'newest'>;
  logger: Logger;
  sourceTimeZone: string;
}

/** Some checks depend on the date: they are made again soon after midnight, also where no run changes anything. */
const LOOK_EVERY_MILLISECONDS = 10 * 60_000;
const CONNECT_MILLISECONDS = 5_000;
/** A record that waits for a run goes on with the next data version. */
const LOCK_MILLISECONDS = 5_000;

/** Records on every move of the data version and on every date. A version that is skipped, because a newer one came, is never recorded. */
export function createCheckRecorder({ prisma, databaseUrl, mart, logger, sourceTimeZone }: Options): CheckRecorder {
  let recording: Promise<void> | null = null;
  let isDue = false;
  let isStopping = false;
  let reader: MartReader | null = null;
  /** What this server found last, by check. */
  const foundLast = new Map<CheckName, { digest: string; parts: FindingParts }>();
  /** The data version and the business date that this was found for. */
  let foundOf = '';

  async function record(): Promise<void> {
    reader = mart.open('checks');
    // A connection of its own: findings are collected in a temporary table, so that no transaction waits for the mart.
    const client = new Client({
      ...connectionSettings({ lock_timeout: LOCK_MILLISECONDS }),
      connectionString: databaseUrl,
      application_name: 'leave-analytics checks',
      connectionTimeoutMillis: CONNECT_MILLISECONDS,
    });
    client.on('error', () => undefined);
    try {
      const today = todayIn(sourceTimeZone, new Date());
      const { dataVersion } = reader;
      // Before the first run there is nothing to check.
      if (dataVersion === '0') return;
      const known = new Map((await prisma.checkedData.findMany()).map((row) => [row.checkName, row]));
      const isRecorded = (check: CheckName) => isAtLeast(known.get(check), BigInt(dataVersion), today);
      // What another server recorded is found here once all the same: the next record then compares only what differs.
      if (foundOf === `${dataVersion} ${today}` && CHECK_NAMES.every(isRecorded)) return;
      const found = await reader.ask(CHECK_PARTS, { today, checks: CHECK_NAMES });
      foundOf = `${dataVersion} ${today}`;
      await client.connect();
      for (const [at, check] of CHECK_NAMES.entries()) {
        const now = found[at]!;
        const checked = { check, dataVersion: BigInt(dataVersion), checkedOn: today, digest: digestParts(now), count: now.count };
        const { digest: before = null } = known.get(check) ?? {};
        const isSame = before === checked.digest;
        const last = foundLast.get(check);
        foundLast.set(check, { digest: checked.digest, parts: now });
        if (isRecorded(check)) continue;
        // Equal digests are equal findings, whichever server recorded them. Of others nothing is known: everything is compared.
        const parts = last?.digest === before ? listChangedParts(last.parts, now) : null;
        const question = { today, check, scope: EVERYBODY, state: null, accepted: {}, parts };
        if (!isSame) await collectFindings(client, readFindingPages(reader, question));
        await client.query('begin');
        // Findings of before an erasure name the person; the mart is about to move.
        if (!(await holdsStill(client, dataVersion))) return;
        const isClaimed = await claimCheck(client, checked, isSame || parts ? before : null);
        if (isClaimed && !isSame) await recordFindings(client, checked, parts);
        await client.query('commit');
        // Another server recorded this version or an earlier one meanwhile: the next attempt sees which.
        if (!isClaimed) isDue = true;
      }
    } finally {
      // Ends the transaction, too.
      await client.end().catch(() => undefined);
      reader?.close();
      reader = null;
    }
  }

  function recordSoon(): void {
    if (isStopping || !mart.newest) return;
    isDue = true;
    recording ??= (async () => {
      while (isDue && !isStopping) {
        isDue = false;
        await record().catch((error: unknown) => {
          if (!isStopping) logger.warn({ err: error }, 'checks: the findings could not be recorded; the next data version is tried');
        });
      }
      recording = null;
    })();
  }

  mart.onMoved(recordSoon);
  const timer = setInterval(recordSoon, LOOK_EVERY_MILLISECONDS);
  timer.unref();

  return {
    async settled() {
      while (recording) await recording;
    },
    async stop() {
      isStopping = true;
      clearInterval(timer);
      reader?.close();
      await recording;
    },
  };
}

/** Whether a version and a business date, or later ones, are recorded. */
function isAtLeast(row: { dataVersion: bigint; checkedOn: Date } | undefined, dataVersion: bigint, today: string): boolean {
  if (!row || row.dataVersion !== dataVersion) return row !== undefined && row.dataVersion > dataVersion;
  return toLocalDate(row.checkedOn) >= today;
}
