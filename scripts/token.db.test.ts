import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPrisma, type PrismaClient } from '../server/src/db/prisma';
import { type BuiltCommands, buildCommands } from '../server/test/commands';
import { createTestDatabase } from '../server/test/database';
import { insertLeaves, makeEmployees, makeLeaves } from '../server/test/oracles/test-leaves';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let prisma: PrismaClient;
let built: BuiltCommands;
const employees = makeEmployees(12);
beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url);
  await insertLeaves(prisma, employees, makeLeaves(employees, 20));
  built = await buildCommands(['token'], database.url);
});
afterAll(async () => {
  await built?.remove();
  await prisma?.$disconnect();
  await database?.drop();
});

const mint = (employee: string) => built.run('token', 'create', '--role', 'MANAGER', '--name', 'Team', '--employee', employee);

test('a token of an employee who manages nobody is minted with a warning', async () => {
  const { status, stdout, stderr } = mint('nope');
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^lva_\S+\n$/)]);
  expect(stderr).toContain('Employee nope has no team: the token shows no data until there is one.');
});

test('a token of an employee with a team is minted without one', async () => {
  await prisma.$executeRaw`update dbo.employees set user_id = 900 where employee_id = ${employees[0]?.employee_id}`;
  const { status, stderr } = mint(employees[0]?.employee_id ?? '');
  expect([status, stderr]).toEqual([0, expect.stringMatching(/^Token \d+ for Team, MANAGER, without an end/)]);
});
