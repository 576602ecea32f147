import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApiSchema } from '../../src/api/schema';
import type { Role } from '../../src/api/shared/auth/role';
import { readPropertyRuns } from '../property-runs';
import { type ArgumentForm, listFieldsWithArguments } from './operations';
import { type FuzzedProgram, INTERNALS, startFuzzedProgram } from './program';
import { valuesOf } from './random-values';

const RUNS = readPropertyRuns(25);
const MAX_MILLISECONDS = 20_000;

const fields = listFieldsWithArguments(await buildApiSchema());
let program: FuzzedProgram;
beforeAll(async () => {
  program = await startFuzzedProgram();
});
afterAll(() => program?.close());

test('fields with arguments are found at every depth of the schema', () => {
  const names = fields.map(({ name }) => name);
  for (const name of ['Query.leaveAggregate', 'Query.employee', 'Employee.balances', 'Mutation.createApiToken', 'Mutation.endSessions'])
    expect(names).toContain(name);
  expect(names.length).toBeGreaterThan(20);
});

test.each(fields.map((field) => [field.name, field] as const))(
  '%s answers any arguments without an error of the server',
  async (_, { args, toOperation }) => {
    const { api, errors } = program;
    const roles = fc.constantFrom<Role>('ADMIN', 'ADMIN', 'ADMIN', 'HR', 'MANAGER', 'VIEWER');
    const forms = fc.constantFrom<ArgumentForm>('VARIABLES', 'LITERALS', 'DEFAULTS');
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(valuesOf(args), roles, forms, async (values, role, form) => {
        const operation = toOperation(form, values);
        // A query is compiled the second time it comes; with variables it comes often.
        for (let time = 1; time <= (form === 'DEFAULTS' ? 2 : 1); time++) {
          const startedAt = performance.now();
          const { status, text } = await api.query(role, operation, form === 'VARIABLES' ? values : {});
          statuses.set(status, 1 + (statuses.get(status) ?? 0));
          expect([errors.splice(0), INTERNALS.test(text) ? text : '']).toEqual([[], '']);
          expect(status).toBeLessThan(500);
          expect(performance.now() - startedAt).toBeLessThan(MAX_MILLISECONDS);
        }
      }),
      { numRuns: RUNS },
    );
    // Values that are all refused at the door test nothing behind it.
    expect(statuses.size).toBeGreaterThan(1);
  },
);
