import { Client } from 'pg';
import { connectionSettings } from '../db/lost-connection';
import { readMigrationStatus } from '../db/migrate';
import { redactText } from '../logger';
import { type DatabaseFacts, type RefusedFile, readDatabaseFacts, readLastRuns, readRefusedFiles } from './database-facts.sql';
import { type Finding, failed, ok, warning } from './finding';

const OLDEST_VERSION = 15;
/** Prisma's pool, the mart's threads, the listener, and a run take about this many for each server. */
const CONNECTIONS_OF_A_SERVER = 20;
const CLOCK_TOLERANCE_MS = 2_000;
const CLOCK_LIMIT_MS = 60_000;
const CONNECT_MILLISECONDS = 5_000;
/** Polls that may be missed before the data counts as old. */
const POLLS_MISSED = 10;
const OLD_SECONDS = 600;

interface Expected {
  /** Seconds between two polls; 0: none. */
  pollSeconds: number;
  /** The configured files of people and calendars. */
  fileNames: readonly string[];
}

/** Checks everything that needs the database. Where it cannot be reached, that is the only finding. */
export async function checkDatabase(url: string, expected: Expected): Promise<Finding[]> {
  const { host, pathname } = new URL(url);
  const where = `${pathname.slice(1)} at ${host}`;
  const client = new Client({
    ...connectionSettings(),
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    application_name: 'leave-analytics doctor',
  });
  client.on('error', () => undefined);
  const begun = performance.now();
  try {
    await client.connect();
    const before = Date.now();
    const facts = await readDatabaseFacts(client);
    const after = Date.now();
    const took = `${Math.round(performance.now() - begun)} ms`;
    const findings = [
      checkVersion(facts, `PostgreSQL ${facts.version}, ${where}, answered in ${took}`),
      checkPermissions(facts),
      checkConnections(facts),
      checkClock(Math.max(0, before - facts.clockMs, facts.clockMs - after)),
      await checkSchema(url),
    ];
    return facts.isMigrated ? [...findings, ...(await checkRuns(client, expected))] : findings;
  } catch (error) {
    const { code = '', message } = error as Error & { code?: string };
    return [
      failed(
        'Database',
        `${where}: ${redactText(message || code)}`,
        'Check DATABASE_URL, and that PostgreSQL runs and lets this machine in.',
      ),
    ];
  } finally {
    await client.end().catch(() => undefined);
  }
}

function checkVersion({ versionNumber, isStandby }: DatabaseFacts, message: string): Finding {
  if (versionNumber < OLDEST_VERSION * 10_000) return failed('Database', message, `PostgreSQL ${OLDEST_VERSION} or newer is needed.`);
  if (isStandby) return failed('Database', `${message}; it is a standby`, 'Let DATABASE_URL point at the primary.');
  return ok('Database', message);
}

function checkPermissions({ mayCreate, mayCreateTemporary, mayWrite, isMigrated }: DatabaseFacts): Finding {
  const missing = [
    ...(mayCreate || isMigrated ? [] : ['create schemas']),
    ...(mayCreateTemporary ? [] : ['create temporary tables']),
    ...(mayWrite ? [] : ['read and write every table of this program']),
  ];
  if (missing.length > 0) return failed('Permissions', `The user may not ${missing.join(', ')}`, 'Make it the owner of the database.');
  if (!mayCreate)
    return warning(
      'Permissions',
      'The user may not create schemas',
      'A migration to a newer release may need it: grant create on the database.',
    );
  return ok('Permissions', 'The user may create and write what is needed');
}

function checkConnections({ maxConnections, usedConnections }: DatabaseFacts): Finding {
  const message = `${usedConnections} of ${maxConnections} in use`;
  if (maxConnections - usedConnections >= CONNECTIONS_OF_A_SERVER) return ok('Connections', message);
  return warning('Connections', message, `A server needs about ${CONNECTIONS_OF_A_SERVER}: raise max_connections, or end what is idle.`);
}

/** @param differenceMs beyond the time that the question took */
function checkClock(differenceMs: number): Finding {
  const message = `${(differenceMs / 1000).toFixed(1)} s from the clock of the database`;
  const advice = 'Let both machines keep time by NTP: tokens, sessions and the age of the data depend on it.';
  if (differenceMs > CLOCK_LIMIT_MS) return failed('Clock', message, advice);
  return differenceMs > CLOCK_TOLERANCE_MS ? warning('Clock', message, advice) : ok('Clock', message);
}

async function checkSchema(url: string): Promise<Finding> {
  try {
    const migrations = await readMigrationStatus(url);
    const pending = migrations.filter(({ state }) => state === 'pending');
    const newest = migrations.at(-1)?.name ?? '';
    if (pending.length === 0) return ok('Schema', `Up to date, ${newest}`);
    return warning(
      'Schema',
      `${pending.length} of ${migrations.length} migrations are pending`,
      'The next start applies them: make a backup first.',
    );
  } catch (error) {
    return failed('Schema', error instanceof Error ? error.message : String(error), 'Start the release that the database belongs to.');
  }
}

async function checkRuns(client: Client, { pollSeconds, fileNames }: Expected): Promise<Finding[]> {
  const { status, errorClass, errorMessage, ageSeconds, quarantined, held } = await readLastRuns(client);
  const age = ageSeconds === null ? 'nothing was taken in yet' : `data taken in ${describeAge(ageSeconds)} ago`;
  const findings = [checkLastRun()];
  if (quarantined > 0) findings.push(warning('Quarantine', `${quarantined} records`, 'The Data page lists them with their reasons.'));
  for (const refused of await readRefusedFiles(client, fileNames)) findings.push(describeRefused(refused));
  if (held > 0) findings.push(warning('Held removals', `${held} records`, 'An administrator confirms them on the Data page.'));
  return findings;

  function checkLastRun(): Finding {
    if (status === 'FAILED' || status === 'REFUSED')
      return failed('Last run', `${status}, ${errorClass}: ${errorMessage}; ${age}`, 'docs/operations.md says what to do for each class.');
    if (pollSeconds === 0) return ok('Last run', `${status ?? 'none'}; ${age}; the poller is off (INGEST_INTERVAL_SECONDS is 0)`);
    if (ageSeconds === null) return warning('Last run', age, 'Start the server, or run npm run ingest.');
    if (ageSeconds > Math.max(OLD_SECONDS, POLLS_MISSED * pollSeconds))
      return warning('Last run', `${status}; ${age}`, 'Is a server running?');
    return ok('Last run', `${status}; ${age}`);
  }
}

function describeRefused({ fileName, problems }: RefusedFile): Finding {
  const [first] = problems;
  const where = first?.line ? `line ${first.line}: ` : '';
  const more = problems.length > 1 ? `, and ${problems.length - 1} more` : '';
  const advice =
    'Correct the file; it is read again within seconds. The previous version stays in force. The Workforce page lists all problems.';
  return failed('People and calendars', `${fileName} is refused: ${where}${first?.message ?? ''}${more}`, advice);
}

function describeAge(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
}
