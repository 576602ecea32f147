import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import packageJson from '../package.json';
import { archiveName } from '../server/src/backup/archive-names';
import { backUp } from '../server/src/backup/back-up';
import { CommandError, runCommand } from '../server/src/command';
import { reachDatabase } from '../server/src/db/open-database';
import { createLogger } from '../server/src/logger';

const USAGE = `Usage: npm run backup -- [--to DIR]

Writes every table of one snapshot of the database into one archive, with checksums and the schema version.
The server goes on meanwhile. The archive holds personal data: only its owner may read it.
--to  the folder that it goes into, as leave-analytics-<time>.tar.gz; left out: this one`;

await runCommand(async (config) => {
  const { values } = parseArgs({ options: { to: { type: 'string', default: '.' }, help: { type: 'boolean', default: false } } });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const file = join(makeFolder(resolve(values.to)), archiveName(new Date()));
  const database = await reachDatabase({ ...config, logger: createLogger('warn') });
  try {
    const { tables, dataVersion } = await backUp({ url: database.url, path: file, version: packageJson.version });
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(`Backed up ${rows} rows of ${tables.length} tables, data version ${dataVersion}:\n${file}`);
    return 0;
  } finally {
    await database.close();
  }
});

function makeFolder(path: string): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return path;
  } catch (error) {
    throw new CommandError(`${path} cannot be used as a folder: ${(error as NodeJS.ErrnoException).code}`);
  }
}
