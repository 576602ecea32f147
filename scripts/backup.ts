import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import packageJson from '../package.json';
import { backUp } from '../server/src/backup/back-up';
import { CommandError, runCommand } from '../server/src/command';
import { reachDatabase } from '../server/src/db/open-database';
import { createLogger } from '../server/src/logger';

const USAGE = `Usage: npm run backup -- [FILE]

Writes every table of one snapshot of the database into one archive, with checksums and the schema version.
The server goes on meanwhile. The archive holds personal data: only its owner may read it.
FILE  where it goes; left out: leave-analytics-<time>.tar.gz in this folder. An existing file is not overwritten`;

await runCommand(async (config) => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean', default: false } } });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [file = `leave-analytics-${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')}.tar.gz`, ...more] = positionals;
  if (more.length > 0) throw new CommandError(USAGE);
  const database = await reachDatabase({ ...config, logger: createLogger('warn') });
  try {
    const { tables, dataVersion } = await backUp({ url: database.url, path: resolve(file), version: packageJson.version });
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(`Backed up ${rows} rows of ${tables.length} tables, data version ${dataVersion}:\n${resolve(file)}`);
    return 0;
  } finally {
    await database.close();
  }
});
