import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BackupError } from './backup-error';

const NAME = /^leave-analytics-\d{8}T\d{6}Z\.tar\.gz$/;

/** What an archive of a moment is called: names sort by time. */
export const archiveName = (moment: Date): string => `leave-analytics-${moment.toISOString().replaceAll(/[-:]|\.\d+/g, '')}.tar.gz`;

/**
 * The archive that is meant by a path: the file itself, or of a folder the newest one.
 * @throws {BackupError} where there is none.
 */
export function findArchive(path: string): string {
  if (!existsSync(path)) throw new BackupError(`There is no ${resolve(path)}.`);
  if (!statSync(path).isDirectory()) return resolve(path);
  const newest = readdirSync(path)
    .filter((name) => NAME.test(name))
    .sort()
    .at(-1);
  if (newest === undefined) throw new BackupError(`There is no leave-analytics-<time>.tar.gz in ${resolve(path)}.`);
  return resolve(join(path, newest));
}
