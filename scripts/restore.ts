import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findArchive } from '../server/src/backup/archive-names';
import { restore } from '../server/src/backup/restore';
import { CommandError, runCommand } from '../server/src/command';
import { openErasureKey } from '../server/src/db/erasure-key';
import { reachDatabase } from '../server/src/db/open-database';
import { type ErasureList, erasureListSchema } from '../server/src/erasure/erasure-list.sql';
import { createLogger } from '../server/src/logger';
import { confirmOnTerminal } from './confirm-on-terminal';

const USAGE = `Usage: npm run restore -- --from PATH [--yes] [--erasures LIST]

Replaces everything in the database by the contents of an archive of npm run backup, all of it or nothing.
Stop every server first. Everybody has to sign in again; API tokens are those of the backup, without those revoked since.
--from      the archive; or a folder, of which the newest leave-analytics-<time>.tar.gz is taken
--yes       replaces existing data without asking
--erasures  a file of npm run erase -- --list: the people it names are erased from the restored data.
            The list of the replaced database counts, too`;

await runCommand(async (config) => {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      yes: { type: 'boolean', default: false },
      erasures: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (values.from === undefined) throw new CommandError(USAGE);
  const archive = findArchive(values.from);
  const erasures = values.erasures === undefined ? [] : readErasures(values.erasures);
  const database = await reachDatabase({ ...config, logger: createLogger('warn') });
  const { host, pathname } = new URL(database.url);
  const question = `This replaces all leave data, tokens and history in ${pathname.slice(1)} at ${host}. Type "yes" to go on: `;
  try {
    const confirm = async () => values.yes || confirmOnTerminal(question);
    const restored = await restore({ url: database.url, path: archive, confirm, erasures, erasureKey: openErasureKey(config) });
    if (restored === null) {
      console.log('Nothing was changed.');
      return 1;
    }
    const { manifest, dataVersion, erasedAgain } = restored;
    console.log(`Restored the data of ${manifest.takenAt}. The data version is ${dataVersion}; it was ${manifest.dataVersion}.`);
    if (erasedAgain > 0) console.log(`${erasedAgain} people who were erased after the backup were erased again.`);
    return 0;
  } finally {
    await database.close();
  }
});

function readErasures(path: string): ErasureList {
  try {
    return erasureListSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandError(code ? `${path} cannot be read: ${code}` : `${path} is not a list of npm run erase -- --list.`);
  }
}
