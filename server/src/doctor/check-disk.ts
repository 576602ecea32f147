import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { type Finding, failed, ok, warning } from './finding';

const GIGABYTE = 1024 ** 3;
/** A first load of 100,000 records writes about half a gigabyte with its WAL. */
const FULL_GIGABYTES = 0.5;
const TIGHT_GIGABYTES = 5;

/** Checks the folders that the server writes to: pages of the source while they are read, and the embedded database. */
export function checkDisks({ databaseUrl, dataDir }: { databaseUrl: string | null; dataDir: string }): Finding[] {
  const spool = checkFolder('Temporary folder', tmpdir(), 'Free some space, or set TMPDIR to another folder.');
  if (databaseUrl !== null) return [spool];
  return [checkFolder('Data folder', resolve(dataDir), 'Free some space, or move the folder and set DATA_DIR.'), spool];
}

function checkFolder(check: string, folder: string, advice: string): Finding {
  const existing = findExisting(folder);
  try {
    accessSync(existing, constants.W_OK | constants.X_OK);
  } catch {
    return failed(check, `${existing} cannot be written to`, 'Let the account of the server write there.');
  }
  const { bavail, bsize } = statfsSync(existing);
  const free = (bavail * bsize) / GIGABYTE;
  const message = `${folder}, ${free.toFixed(1)} GB free`;
  if (free < FULL_GIGABYTES) return failed(check, message, advice);
  return free < TIGHT_GIGABYTES ? warning(check, message, advice) : ok(check, message);
}

/** The folder itself, or the nearest one above it that is there: the server creates the rest. */
function findExisting(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : findExisting(dirname(folder));
}
