import { parseArgs } from 'node:util';
import { createApiToken, findTeamWarning, listApiTokens, revokeApiToken } from '../server/src/api/shared/auth/api-tokens';
import { writeAudit } from '../server/src/api/shared/auth/audit';
import { ALL_ROLES, parseRole } from '../server/src/api/shared/auth/role';
import { findNameProblem } from '../server/src/api/shared/limits/name';
import { commandActor } from '../server/src/audit/audit-entry';
import { CommandError, runCommand } from '../server/src/command';
import { openDatabase } from '../server/src/db/open-database';
import { createPrisma, type PrismaClient } from '../server/src/db/prisma';
import { createLogger } from '../server/src/logger';

const USAGE = `Usage: npm run token -- create --role ROLE --name "BI" [--expires 90d] [--employee 131]
       npm run token -- list
       npm run token -- revoke ID

ROLE        ${ALL_ROLES.join(', ')}
--expires   12h, 90d, 4w or 1y from now; without it the token does not expire
--employee  for a MANAGER: the employee (empId) whose team it may see`;

const ACTOR = commandActor('npm run token');
const HOURS = { h: 1, d: 24, w: 7 * 24, y: 365 * 24 } as const;

await runCommand(async (config) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      role: { type: 'string' },
      name: { type: 'string' },
      expires: { type: 'string' },
      employee: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [action = '', id = ''] = positionals;
  // What is wrong with the arguments is said before a database is started for them.
  const command = readCommand(action, values, id);
  if (!command) throw new CommandError(USAGE);
  const database = await openDatabase({ ...config, logger: createLogger('warn') });
  const prisma = createPrisma(database.url);
  try {
    return await command(prisma);
  } finally {
    await prisma.$disconnect();
    await database.close();
  }
});

type Command = (prisma: PrismaClient) => Promise<number>;
type CreateOptions = { role?: string; name?: string; expires?: string; employee?: string };

function readCommand(action: string, options: CreateOptions, id: string): Command | null {
  if (action === 'create') return createFrom(options);
  if (action === 'list') return list;
  return action === 'revoke' ? revoke(id) : null;
}

/** Prints only the token on the last line of stdout; it cannot be read again. */
function createFrom({ role: word = '', name = '', expires, employee }: CreateOptions): Command {
  const role = parseRole(word.toUpperCase());
  if (!role) throw new CommandError(`--role is needed: one of ${ALL_ROLES.join(', ')}\n\n${USAGE}`);
  if (name.trim() === '') throw new CommandError(`--name is needed: who or what the token is for\n\n${USAGE}`);
  const problem = findNameProblem(name.trim());
  if (problem) throw new CommandError(`--name ${problem}`);
  if ((role === 'MANAGER') !== (employee !== undefined)) throw new CommandError('--employee is for a MANAGER, and a MANAGER needs it.');
  const expiresAt = expires === undefined ? null : readExpiry(expires);
  return async (prisma) => {
    const warning = employee === undefined ? null : await findTeamWarning(prisma, employee);
    if (warning !== null) console.error(warning);
    const { id, secret } = await prisma.$transaction(async (transaction) => {
      const token = await createApiToken(transaction, { name: name.trim(), role, expiresAt, employeeId: employee ?? null });
      const detail = { id: token.id, name: token.name, role, employeeId: token.employeeId };
      await writeAudit(transaction, ACTOR, { action: 'CREATE_API_TOKEN', rowCount: 1, detail });
      return token;
    });
    console.error(
      `Token ${id} for ${name.trim()}, ${role}, ${expiresAt ? `until ${expiresAt.toISOString()}` : 'without an end'}. It is shown once:`,
    );
    console.log(secret);
    return 0;
  };
}

async function list(prisma: PrismaClient): Promise<number> {
  const now = new Date();
  for (const { id, name, role, employeeId, createdAt, expiresAt, revokedAt, lastUsedAt } of await listApiTokens(prisma)) {
    const state = revokedAt ? 'revoked' : expiresAt && expiresAt <= now ? 'expired' : 'active';
    const until = expiresAt ? `until ${expiresAt.toISOString()}` : 'no end';
    const used = lastUsedAt ? `used ${lastUsedAt.toISOString()}` : 'never used';
    console.log(
      [id, role + (employeeId ? ` of ${employeeId}` : ''), state, `created ${createdAt.toISOString()}`, until, used, name].join('\t'),
    );
  }
  return 0;
}

function revoke(id: string): Command {
  if (id === '') throw new CommandError(USAGE);
  return async (prisma) => {
    await prisma.$transaction(async (transaction) => {
      if (!(await revokeApiToken(transaction, id))) throw new CommandError(`There is no token ${id} that could be revoked.`);
      await writeAudit(transaction, ACTOR, { action: 'REVOKE_API_TOKEN', rowCount: 1, detail: { id } });
    });
    console.log(`Revoked token ${id}.`);
    return 0;
  };
}

function readExpiry(text: string): Date {
  const [, count, unit] = /^([1-9]\d{0,4})([hdwy])$/.exec(text) ?? [];
  if (!count || !unit) throw new CommandError(`--expires ${text}: write 12h, 90d, 4w or 1y`);
  const expiresAt = new Date(Date.now() + Number(count) * HOURS[unit as keyof typeof HOURS] * 3_600_000);
  if (expiresAt.getUTCFullYear() > 9999) throw new CommandError(`--expires ${text}: a token ends before the year 10000`);
  return expiresAt;
}
