import type { Client } from 'pg';
import type { FileProblem } from '../domain/workforce';

export interface DatabaseFacts {
  versionNumber: number;
  version: string;
  isStandby: boolean;
  /** May create schemas and temporary tables, and write what is there. */
  mayCreate: boolean;
  mayCreateTemporary: boolean;
  mayWrite: boolean;
  /** The database's clock, in milliseconds since 1970. */
  clockMs: number;
  maxConnections: number;
  usedConnections: number;
  isMigrated: boolean;
}

export async function readDatabaseFacts(client: Client): Promise<DatabaseFacts> {
  const { rows } = await client.query<DatabaseFacts>(`
    select current_setting('server_version_num')::int as "versionNumber", current_setting('server_version') as version,
      pg_is_in_recovery() as "isStandby",
      has_database_privilege(current_database(), 'CREATE') as "mayCreate",
      has_database_privilege(current_database(), 'TEMPORARY') as "mayCreateTemporary",
      coalesce((
        select bool_and(has_table_privilege(c.oid, 'SELECT, INSERT, UPDATE, DELETE')) from pg_class c
        join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('raw', 'dbo', 'ops') and c.relkind = 'r'
      ), true) as "mayWrite",
      (extract(epoch from clock_timestamp()) * 1000)::float8 as "clockMs",
      current_setting('max_connections')::int as "maxConnections",
      (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as "usedConnections",
      to_regclass('ops.ingest_runs') is not null as "isMigrated"`);
  const [facts] = rows;
  if (!facts) throw new Error('The database answered with nothing');
  return facts;
}

export interface LastRuns {
  /** Of the newest ended run that was no dry run. */
  status: string | null;
  errorClass: string | null;
  errorMessage: string | null;
  /** Seconds since the last accepted run ended; null where there was none. */
  ageSeconds: number | null;
  quarantined: number;
  held: number;
}

export async function readLastRuns(client: Client): Promise<LastRuns> {
  const { rows } = await client.query<LastRuns>(`
    select r.status, r.error_class as "errorClass", r.error_message as "errorMessage",
      (select extract(epoch from now() - max(finished_at))::float8 from ops.ingest_runs
       where status in ('SUCCEEDED', 'PARTIAL') and not dry_run and trigger <> 'WORKFORCE') as "ageSeconds",
      (select count(*)::int from ops.quarantined_records where last_seen_at is null) as quarantined,
      (select count(*)::int from ops.missing_records where is_held and confirmed_at is null) as held
    from (values (1)) one
    left join lateral (
      select status, error_class, error_message from ops.ingest_runs where status <> 'RUNNING' and not dry_run and trigger <> 'WORKFORCE'
        order by id desc limit 1
    ) r on true`);
  return rows[0] ?? { status: null, errorClass: null, errorMessage: null, ageSeconds: null, quarantined: 0, held: 0 };
}

/** What a file of people or calendars that was read last is refused for. */
export interface RefusedFile {
  fileName: string;
  problems: FileProblem[];
}

/**
 * Grain: kind of file of which the one that was read last is refused.
 * @param fileNames those that are configured: one that is not is never read again, so its refusal would stay permanently
 */
export async function readRefusedFiles(client: Client, fileNames: readonly string[]): Promise<RefusedFile[]> {
  const { rows } = await client.query<RefusedFile>(
    `select "fileName", problems from (
       select distinct on (kind) kind, file_name as "fileName", problems
       from ops.workforce_revisions where origin = 'FILE' order by kind, id desc
     ) last
     where problems <> '[]'::jsonb and "fileName" = any($1::text[]) order by kind`,
    [fileNames],
  );
  return rows;
}
