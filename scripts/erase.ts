import { parseArgs } from 'node:util';
import { commandActor } from '../server/src/audit/audit-entry';
import { CommandError, runCommand } from '../server/src/command';
import { openErasureKey } from '../server/src/db/erasure-key';
import { openDatabase } from '../server/src/db/open-database';
import { erasePerson } from '../server/src/erasure/erase-person';
import { readErasureList } from '../server/src/erasure/erasure-list.sql';
import { createLogger } from '../server/src/logger';
import { confirmOnTerminal } from './confirm-on-terminal';

const USAGE = `Usage: npm run erase -- EMPLOYEE [--yes]
       npm run erase -- --list

Erases a person for good: every version of their records, and what others' records, the quarantine and the audit say of them.
Their leave stays in the totals as that of an anonymous person. Prints a receipt as JSON.
EMPLOYEE  the employee number (empId)
--yes     without asking
--list    prints the hashes of everybody who was erased, for npm run restore -- --erasures: keep it with the backups`;

await runCommand(async (config) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      yes: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [employeeId = '', ...more] = positionals;
  if (more.length > 0 || values.list === (employeeId !== '')) throw new CommandError(USAGE);
  const database = await openDatabase({ ...config, logger: createLogger('warn') });
  try {
    if (values.list) {
      console.log(JSON.stringify(await readErasureList(database.url), null, 2));
      return 0;
    }
    const question = `This erases employee ${employeeId} for good. Type the employee number to go on: `;
    if (!values.yes && !(await confirmOnTerminal(question, employeeId))) {
      console.log('Nothing was changed.');
      return 1;
    }
    const receipt = await erasePerson({
      url: database.url,
      key: openErasureKey(config),
      employeeId,
      actor: commandActor('npm run erase'),
      onVacuumFailed: (statement, error) =>
        console.error(
          `The person is erased, but the database's files still hold the deleted rows (${String(error)}). Run in psql: ${statement};`,
        ),
    });
    if (receipt === null) throw new CommandError(`There is no employee ${employeeId}.`);
    console.log(JSON.stringify(receipt, null, 2));
    return 0;
  } finally {
    await database.close();
  }
});
