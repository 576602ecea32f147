import { config as loadDotenv } from 'dotenv';
import { BackupError } from './backup/backup-error';
import { type Config, ConfigError, loadConfig } from './config';
import { EmbeddedPostgresError } from './db/embedded-binaries';
import { MigrationError } from './db/migrate';
import { AppError } from './errors';
import { IngestError } from './ingest/ingest-error';

/** What the caller got wrong, in words for people. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** What people can mend by themselves needs only its words; anything else is a fault of this program and keeps its stack. */
const EXPECTED = [AppError, BackupError, CommandError, ConfigError, EmbeddedPostgresError, IngestError, MigrationError];
const EXPECTED_CODES: Record<string, string> = {
  EADDRINUSE: 'The port is in use',
  EADDRNOTAVAIL: 'There is no such address on this machine',
  EACCES: 'Permission denied',
  ECONNREFUSED: 'The database cannot be reached',
  ENOTFOUND: 'The host is not known',
  ETIMEDOUT: 'No answer in time',
  ERR_PARSE_ARGS_UNKNOWN_OPTION: 'Wrong argument',
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: 'Wrong argument',
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: 'Wrong argument',
  '28P01': 'The database refuses the password',
  '28000': 'The database refuses the user',
  '3D000': 'There is no such database',
};

/**
 * Runs a command to its exit code, on the configuration of the environment and `.env`. Expected failures are one message on stderr and exit
 * code 1.
 */
export async function runCommand(main: (config: Config) => Promise<number>): Promise<void> {
  try {
    loadDotenv({ quiet: true });
    process.exitCode = await main(loadConfig(process.env));
  } catch (error) {
    console.error(describeFailure(error));
    process.exitCode = 1;
  }
}

export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (EXPECTED.some((type) => error instanceof type)) return error.message;
  const { code = '' } = error as { code?: string };
  const words = EXPECTED_CODES[code];
  // Where a name has several addresses, Node's error has no message of its own.
  return words ? `${words}: ${error.message || code}` : (error.stack ?? error.message);
}
