import { parseArgs } from 'node:util';
import { CommandError, runCommand } from '../server/src/command';
import { migrateDown, migrateUp, readMigrationStatus } from '../server/src/db/migrate';
import { reachDatabase } from '../server/src/db/open-database';
import { createLogger } from '../server/src/logger';
import { confirmOnTerminal } from './confirm-on-terminal';

const USAGE = `Usage: npm run db:migrate -- --up | --down [--yes] | --status

--up      applies what is pending
--down    drops every table with all data, after a confirmation (--yes: without)
--status  lists the migrations`;

await runCommand(async (config) => {
  const { values } = parseArgs({
    options: {
      up: { type: 'boolean' },
      down: { type: 'boolean' },
      status: { type: 'boolean' },
      yes: { type: 'boolean' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const actions = [values.up && up, values.down && down, values.status && printStatus].filter((action) => typeof action === 'function');
  const [action] = actions;
  if (!action || actions.length > 1) throw new CommandError(USAGE);
  const database = await reachDatabase({ ...config, logger: createLogger('warn') });
  try {
    return await action(database.url);
  } finally {
    await database.close();
  }

  async function down(url: string): Promise<number> {
    const { host, pathname } = new URL(url);
    const where = `${pathname.slice(1)} at ${host}`;
    if (!values.yes && !(await confirmOnTerminal(`This drops every table and all leave data in ${where}. Type "yes" to go on: `))) {
      console.log('Nothing was changed.');
      return 1;
    }
    await migrateDown(url);
    console.log(`Dropped everything in ${where}.`);
    return 0;
  }
});

async function up(url: string): Promise<number> {
  const applied = await migrateUp(url);
  console.log(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'Up to date.');
  return 0;
}

async function printStatus(url: string): Promise<number> {
  for (const { name, state, appliedAt } of await readMigrationStatus(url)) console.log([name, state, appliedAt].filter(Boolean).join('  '));
  return 0;
}
