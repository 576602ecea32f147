import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApiSchema } from '../../src/api/schema';
import type { Role } from '../../src/api/shared/auth/role';
import { readPropertyRuns } from '../property-runs';
import { type ArgumentForm, listFieldsWithArguments } from './operations';
import { type FuzzedProgram, INTERNALS, startFuzzedProgram } from './program';
import { soundValuesOf, valuesOf } from './random-values';

const RUNS = readPropertyRuns(25);
const MAX_MILLISECONDS = 20_000;
/** Refusals from behind the door: another field discarded the file, and no random value names a finding or, to be erased, a person. */
const BEHIND_THE_DOOR = /does not wait for a confirmation|Findings that no longer exist|There is no employee with this number/;

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

test('values that mean something get past the door of every field: else nothing behind it is tried', async () => {
  const { api, errors } = program;
  const refused: string[] = [];
  for (const { name, args, toOperation } of fields) {
    let isPast = false;
    // The same ones each time.
    for (const values of fc.sample(soundValuesOf(args), { numRuns: 12, seed: 20240423 })) {
      const { status, text } = await api.query('ADMIN', toOperation('VARIABLES', values), values);
      isPast ||= status === 200 || BEHIND_THE_DOOR.test(text);
    }
    if (!isPast) refused.push(name);
  }
  expect([errors.splice(0), refused]).toEqual([[], []]);
}, 60_000);

test.each(fields.map((field) => [field.name, field] as const))(
  '%s answers any arguments without an error of the server',
  async (_, { args, toOperation }) => {
    const { api, errors } = program;
    const roles = fc.constantFrom<Role>('ADMIN', 'ADMIN', 'ADMIN', 'HR', 'MANAGER', 'VIEWER');
    const forms = fc.constantFrom<ArgumentForm>('VARIABLES', 'LITERALS', 'DEFAULTS');
    await fc.assert(
      fc.asyncProperty(valuesOf(args), roles, forms, async (values, role, form) => {
        const operation = toOperation(form, values);
        // A query is compiled the second time it comes; with variables it comes often.
        for (let time = 1; time <= (form === 'DEFAULTS' ? 2 : 1); time++) {
          const startedAt = performance.now();
          const { status, text } = await api.query(role, operation, form === 'VARIABLES' ? values : {});
          expect([errors.splice(0), INTERNALS.test(text) ? text : '']).toEqual([[], '']);
          expect(status).toBeLessThan(500);
          expect(performance.now() - startedAt).toBeLessThan(MAX_MILLISECONDS);
        }
      }),
      { numRuns: RUNS },
    );
  },
);
