import { AsyncLocalStorage } from 'node:async_hooks';
import { type DestinationStream, pino, stdSerializers } from 'pino';
import { FREE_TEXT_FIELDS } from './domain/source-fields';

export type { Logger } from 'pino';

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

const SECRET_KEYS = [
  'authorization',
  'cookie',
  'token',
  'accessToken',
  'adminToken',
  'vyagutaToken',
  'password',
  'secret',
  'databaseUrl',
  'email',
  ...FREE_TEXT_FIELDS,
  'rawForm',
];
const EMAIL = /[^\s"'()<>=,;:]+@[^\s"'()<>=,;:/]+\.[a-z]{2,}/gi;
const CREDENTIALS_IN_URL = /\/\/[^/\s@]+@/g;
const BEARER = /bearer\s+[\w.~+/=-]+/gi;

const requests = new AsyncLocalStorage<{ requestId: string }>();

/** Lets every line that `work` logs, immediately or later, carry the id of the request. */
export function inRequest(requestId: string, work: () => void): void {
  requests.run({ requestId }, work);
}

/**
 * The log of the process: JSON lines on stderr, so that stdout stays free for what a command answers.
 * Tokens, emails, reasons and the passwords in database URLs are removed where they are logged by name, and masked in error texts.
 */
export function createLogger(level: Level, destination: DestinationStream = process.stderr) {
  return pino(
    {
      level,
      base: { pid: process.pid },
      mixin: () => requests.getStore() ?? {},
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: serializeError, error: serializeError },
      redact: {
        paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`, `*.*.*.${key}`]),
        censor: '[redacted]',
      },
    },
    destination,
  );
}

/** An error text with what must not be in a log blotted out. */
export function redactText(text: string): string {
  return text.replace(CREDENTIALS_IN_URL, '//[redacted]@').replace(BEARER, 'Bearer [redacted]').replace(EMAIL, '[email]');
}

// PostgreSQL puts whole rows into `detail` and `where`: leave data has no place in a log, so only named members are taken.
function serializeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: redactText(String(error)) };
  const { type, message, stack } = stdSerializers.err(error);
  const { code, schema, table, constraint } = error as Error & Record<string, unknown>;
  return { type, message: redactText(message), stack: redactText(stack), code, schema, table, constraint };
}
