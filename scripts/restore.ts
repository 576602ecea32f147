import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { restore } from '../server/src/backup/restore';
import { CommandError, runCommand } from '../server/src/command';
import { confirmOnTerminal } from '../server/src/confirm-on-terminal';
import { reachDatabase } from '../server/src/db/open-database';
import { createLogger } from '../server/src/logger';

const USAGE = `Usage: npm run restore -- FILE [--yes]

Replaces everything in the database by the contents of an archive of npm run backup, all of it or nothing.
Stop every server first. Everybody has to sign in again; API tokens are those of the backup, without those revoked since.
--yes  replaces existing data without asking`;

await runCommand(async (config) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { yes: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new CommandError(USAGE);
  const database = await reachDatabase({ ...config, logger: createLogger('warn') });
  const { host, pathname } = new URL(database.url);
  const question = `This replaces all leave data, tokens and history in ${pathname.slice(1)} at ${host}. Type "yes" to go on: `;
  try {
    const confirm = async () => values.yes || confirmOnTerminal(question);
    const restored = await restore({ url: database.url, path: resolve(file), confirm });
    if (restored === null) {
      console.log('Nothing was changed.');
      return 1;
    }
    const { manifest, dataVersion } = restored;
    console.log(`Restored the data of ${manifest.takenAt}. The data version is ${dataVersion}; it was ${manifest.dataVersion}.`);
    return 0;
  } finally {
    await database.close();
  }
});
