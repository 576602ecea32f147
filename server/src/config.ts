import { accessSync, constants, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { readDailyRates } from './daily-rates';
import type { DisclosureRules } from './disclosure/primary-suppression/sensitive-cells';
import { inOrder, isTimeZone } from './domain/calendar-file';
import { parseLocalDate } from './domain/local-date';
import { WEEKDAYS, type WorkingCalendar } from './domain/working-calendar';
import { readHolidaysFile } from './holidays-file';

/** Everything that the environment decides, checked and frozen. `npm start` and every command begin with it. */
export interface Config {
  host: string;
  /** 0: a free one. */
  port: number;
  /** Null: the embedded PostgreSQL under `dataDir`. */
  databaseUrl: string | null;
  /** A replica of the database that the mart is loaded from; null: the database itself. */
  databaseReadUrl: string | null;
  dataDir: string;
  /** Null: the demo upstream. */
  vyagutaUrl: string | null;
  vyagutaToken: string | null;
  /** How far beyond today the window of the source reaches, where its URL names an `endDate`. */
  vyagutaDaysAhead: number;
  /** 0: no poller. */
  ingestIntervalSeconds: number;
  /** Days after which data is deleted; 0: never. */
  retention: { rawDays: number; auditDays: number; runDays: number; quarantineDays: number };
  /** For one page, all of it. */
  fetchDeadlineSeconds: number;
  /** The largest page that is taken, in bytes after decompression. */
  fetchMaxPageBytes: number;
  sourceTimeZone: string;
  calendar: WorkingCalendar;
  /** Which figures a VIEWER does not get. */
  disclosure: DisclosureRules;
  /** What a day of leave costs, for the forecast of balances; null: no money is computed. */
  dailyRates: { daily: { ofEmployees: Readonly<Record<string, number>>; ofOthers: number | null }; currency: string } | null;
  /** CSV or JSON; null: none is watched. */
  workforceFile: string | null;
  /** JSON, or a folder of iCalendar files; null: none is watched. */
  calendarsFile: string | null;
  adminToken: string | null;
  /** Null: that of the data folder. */
  erasureKey: string | null;
  /** The organisation's sign-in; null: only API tokens. */
  oidc: {
    issuer: string;
    clientId: string;
    /** Null: a public client. */
    clientSecret: string | null;
  } | null;
  /** Where browsers find the dashboard; null: host and port. */
  publicUrl: string | null;
  /** Addresses and networks whose X-Forwarded headers are believed. */
  trustedProxies: readonly string[];
  /** The base address of an OpenTelemetry collector; null: nothing is traced. */
  otlpEndpoint: string | null;
  logLevel: (typeof LOG_LEVELS)[number];
}

/** All that is wrong with the variables, one line each. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(
      `The configuration has ${problems.length === 1 ? 'a problem' : 'problems'}:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    );
    this.name = 'ConfigError';
  }
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const MAX_DAYS = 36_500;
const MEGABYTE = 1024 * 1024;
/** Each may also come from a file that `<name>_FILE` names, as containers hand secrets over. */
const SECRETS = ['DATABASE_URL', 'VYAGUTA_TOKEN', 'ADMIN_TOKEN', 'OIDC_CLIENT_SECRET', 'ERASURE_KEY'] as const;

const optional = z
  .string()
  .trim()
  .transform((text) => (text === '' ? undefined : text))
  .optional();
const wholeNumber = (fallback: number, min: number, max: number) =>
  optional
    .transform((text) => (text === undefined ? fallback : /^\d+$/.test(text) ? Number(text) : Number.NaN))
    .refine((n) => Number.isSafeInteger(n) && n >= min && n <= max, `must be a whole number from ${min} to ${max}`);
const url = (protocols: readonly string[]) =>
  optional.refine(
    (text) => text === undefined || (URL.canParse(text) && protocols.includes(new URL(text).protocol)),
    `must be a URL that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`,
  );

/** Bad content never stops the program; a path that cannot be read is a mistake in the configuration. */
const readable = optional.superRefine((path, issues) => {
  if (path === undefined) return;
  try {
    accessSync(path, constants.R_OK);
  } catch (error) {
    issues.addIssue(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
});

const environment = z.object({
  HOST: optional.transform((text) => text ?? '127.0.0.1'),
  PORT: wholeNumber(8080, 0, 65535),
  DATABASE_URL: url(['postgres:', 'postgresql:']),
  DATABASE_READ_URL: url(['postgres:', 'postgresql:']),
  DATA_DIR: optional.transform((text) => text ?? '.data'),
  VYAGUTA_URL: url(['http:', 'https:']).refine(
    (text) => text === undefined || !URL.canParse(text) || hasWindowOfDates(new URL(text)),
    'must name startDate and endDate as YYYY-MM-DD, or not at all',
  ),
  VYAGUTA_TOKEN: optional,
  VYAGUTA_DAYS_AHEAD: wholeNumber(365, 0, 3650),
  INGEST_INTERVAL_SECONDS: wholeNumber(30, 0, 86_400),
  FETCH_DEADLINE_SECONDS: wholeNumber(60, 1, 3600),
  FETCH_MAX_PAGE_MEGABYTES: wholeNumber(256, 1, 4096),
  RAW_RETENTION_DAYS: wholeNumber(0, 0, MAX_DAYS),
  AUDIT_RETENTION_DAYS: wholeNumber(0, 0, MAX_DAYS),
  RUN_RETENTION_DAYS: wholeNumber(0, 0, MAX_DAYS),
  QUARANTINE_RETENTION_DAYS: wholeNumber(0, 0, MAX_DAYS),
  SOURCE_TIME_ZONE: optional
    .transform((text) => text ?? 'Asia/Kathmandu')
    .refine(isTimeZone, 'must be an IANA time zone such as Asia/Kathmandu'),
  WORKING_DAYS: optional
    .transform((text) => (text ?? 'mon,tue,wed,thu,fri').split(',').map((day) => day.trim().toLowerCase()))
    .pipe(z.array(z.enum(WEEKDAYS, `must be days out of ${WEEKDAYS.join(',')}`)).min(1)),
  HOLIDAYS_FILE: optional,
  SMALL_GROUP_MINIMUM: wholeNumber(5, 2, 1000),
  SMALL_GROUP_P: wholeNumber(10, 0, 100),
  DAILY_RATE: optional
    .transform((text) => (text === undefined ? null : Number(text)))
    .refine((rate) => rate === null || (rate > 0 && rate < 1e9), 'must be a number above 0, such as 250.50'),
  DAILY_RATES_FILE: optional,
  DAILY_RATE_CURRENCY: optional.refine((text) => text === undefined || /^[A-Z]{3}$/.test(text), 'must be a code of ISO 4217 such as EUR'),
  WORKFORCE_FILE: readable,
  CALENDARS_FILE: readable,
  ADMIN_TOKEN: optional.refine((text) => text === undefined || text.length >= 32, 'must have at least 32 characters'),
  OIDC_ISSUER: optional.refine(
    (text) => text === undefined || isSafeIssuer(text),
    'must be a URL that begins with https:// (http:// only on this machine)',
  ),
  ERASURE_KEY: optional.refine((text) => text === undefined || text.length >= 32, 'must have at least 32 characters'),
  OIDC_CLIENT_ID: optional,
  OIDC_CLIENT_SECRET: optional,
  PUBLIC_URL: url(['http:', 'https:']),
  TRUSTED_PROXIES: optional
    .transform((text) => (text ?? '').split(',').flatMap((part) => part.trim() || []))
    .refine((parts) => parts.every(isNetwork), 'must be addresses or networks such as 10.0.0.0/8, separated by commas'),
  ...Object.fromEntries(SECRETS.map((name) => [`${name}_FILE` as const, optional])),
  OTEL_EXPORTER_OTLP_ENDPOINT: url(['http:', 'https:']),
  LOG_LEVEL: optional.transform((text) => text ?? 'info').pipe(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`)),
});

/** The names of all variables, for `.env.example` to be held against. */
export const VARIABLES = Object.keys(environment.shape);

/**
 * Reads the configuration from the environment.
 * @throws {ConfigError} naming all variables that are wrong.
 */
export function loadConfig(given: Record<string, string | undefined>): Config {
  const { env, problems: unreadable } = readSecretFiles(given);
  const parsed = environment.safeParse(env);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
  problems.push(...unreadable);
  const holidays = readHolidaysFile(env.HOLIDAYS_FILE?.trim(), problems);
  const rates = readDailyRates(env.DAILY_RATES_FILE?.trim(), problems);
  if ((env.DAILY_RATE?.trim() || env.DAILY_RATES_FILE?.trim()) && !env.DAILY_RATE_CURRENCY?.trim())
    problems.push('DAILY_RATE_CURRENCY must be set where DAILY_RATE or DAILY_RATES_FILE is');
  if (env.VYAGUTA_URL?.trim() && !env.VYAGUTA_TOKEN?.trim()) problems.push('VYAGUTA_TOKEN must be set where VYAGUTA_URL is');
  if (env.DATABASE_READ_URL?.trim() && !env.DATABASE_URL?.trim()) problems.push('DATABASE_URL must be set where DATABASE_READ_URL is');
  if (env.OIDC_ISSUER?.trim()) {
    for (const name of ['OIDC_CLIENT_ID', 'PUBLIC_URL']) if (!env[name]?.trim()) problems.push(`${name} must be set where OIDC_ISSUER is`);
  }
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);

  const variables = parsed.data;
  return Object.freeze({
    host: variables.HOST,
    port: variables.PORT,
    databaseUrl: variables.DATABASE_URL ?? null,
    databaseReadUrl: variables.DATABASE_READ_URL ?? null,
    dataDir: variables.DATA_DIR,
    vyagutaUrl: variables.VYAGUTA_URL ?? null,
    vyagutaToken: variables.VYAGUTA_TOKEN ?? null,
    vyagutaDaysAhead: variables.VYAGUTA_DAYS_AHEAD,
    ingestIntervalSeconds: variables.INGEST_INTERVAL_SECONDS,
    fetchDeadlineSeconds: variables.FETCH_DEADLINE_SECONDS,
    fetchMaxPageBytes: variables.FETCH_MAX_PAGE_MEGABYTES * MEGABYTE,
    retention: {
      rawDays: variables.RAW_RETENTION_DAYS,
      auditDays: variables.AUDIT_RETENTION_DAYS,
      runDays: variables.RUN_RETENTION_DAYS,
      quarantineDays: variables.QUARANTINE_RETENTION_DAYS,
    },
    sourceTimeZone: variables.SOURCE_TIME_ZONE,
    calendar: inOrder({
      workingWeeks: [{ from: null, days: variables.WORKING_DAYS }, ...holidays.workingWeeks],
      holidays: holidays.holidays,
    }),
    disclosure: {
      minimumPeople: variables.SMALL_GROUP_MINIMUM,
      dominancePercent: variables.SMALL_GROUP_P === 0 ? null : variables.SMALL_GROUP_P,
    },
    dailyRates:
      variables.DAILY_RATE_CURRENCY === undefined || (variables.DAILY_RATE === null && rates === null)
        ? null
        : { daily: { ofEmployees: rates ?? {}, ofOthers: variables.DAILY_RATE }, currency: variables.DAILY_RATE_CURRENCY },
    workforceFile: variables.WORKFORCE_FILE ?? null,
    calendarsFile: variables.CALENDARS_FILE ?? null,
    adminToken: variables.ADMIN_TOKEN ?? null,
    erasureKey: variables.ERASURE_KEY ?? null,
    oidc: readOidc(variables),
    publicUrl: variables.PUBLIC_URL ?? null,
    trustedProxies: variables.TRUSTED_PROXIES,
    otlpEndpoint: variables.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    logLevel: variables.LOG_LEVEL,
  });
}

/** Reads the secrets that files hold. A message names the file, never what is in it. */
function readSecretFiles(given: Record<string, string | undefined>): { env: Record<string, string | undefined>; problems: string[] } {
  const env = { ...given };
  const problems: string[] = [];
  for (const name of SECRETS) {
    const path = given[`${name}_FILE`]?.trim();
    if (!path) continue;
    if (given[name]?.trim()) problems.push(`${name}_FILE and ${name} are both set: leave one of them out`);
    try {
      env[name] = readFileSync(path, 'utf8').trim();
    } catch (error) {
      problems.push(`${name}_FILE ${path} cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
    }
  }
  return { env, problems };
}

function readOidc({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }: z.infer<typeof environment>): Config['oidc'] {
  if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined) return null;
  return { issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET ?? null };
}

function isSafeIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname));
}

function isNetwork(text: string): boolean {
  const [address = '', length, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (version === 4 ? 32 : 128));
}

/** The window decides which leave can be missed, so it must be readable. */
function hasWindowOfDates({ searchParams }: URL): boolean {
  return ['startDate', 'endDate'].every((name) => !searchParams.get(name) || parseLocalDate(searchParams.get(name) ?? '') !== null);
}
