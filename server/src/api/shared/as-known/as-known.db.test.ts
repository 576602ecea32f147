import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { createIngestHarness, type IngestHarness, until } from '../../../../test/ingest';
import { applyEdit, makeSource, type RecordEdit, recordEdit } from '../../../../test/record-edits';
import { makeRecord } from '../../../../test/records';

const AGGREGATE = `query ($filter: LeaveFilter, $groupBy: [LeaveDimension!]!, $compareTo: ComparedPeriod, $asKnownAt: DateTime) {
  leaveAggregate(filter: $filter, groupBy: $groupBy, compareTo: $compareTo, asKnownAt: $asKnownAt) {
    dataVersion rowCount
    total { ...measures }
    rows { keys { dimension id label } measures { ...measures } }
  }
}
fragment measures on LeaveMeasures {
  leaveDays leaveCount employeeCount comparison { measures { leaveDays leaveCount employeeCount } }
}`;
const DIMENSIONS = [
  'FISCAL_YEAR',
  'YEAR_MONTH',
  'WEEKDAY',
  'DEPARTMENT',
  'DESIGNATION',
  'LEAVE_TYPE',
  'LEAVE_LENGTH',
  'STATUS',
  'EMPLOYEE',
  'TEAM_MANAGER',
  'LEAVE_ISSUER',
  'PROJECT_ALLOCATION',
];

const some = <Value>(...values: Value[]) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.subarray(values, { minLength: 1 }) });
const question = fc.record({
  groupBy: fc.uniqueArray(fc.constantFrom(...DIMENSIONS), { maxLength: 2 }),
  compareTo: fc.constantFrom(null, 'PREVIOUS_FISCAL_YEAR'),
  filter: fc.record({
    statuses: some('APPROVED', 'REQUESTED', 'REJECTED', 'UNKNOWN'),
    fiscalYearIds: some('101', '102'),
    leaveTypeIds: some('7', '8'),
    leaveLengths: some('0.5', '1', '2'),
    departmentIds: some('1', '2', ''),
    teamManagerIds: some('1000', '1001', ''),
    projectAllocationIds: some('31', '32', ''),
    leaveIssuerIds: some('208', '1000', ''),
    employeeIds: some('E1', 'E2', 'E3'),
    dateFrom: fc.constantFrom(null, null, '2023-07-10'),
    dateTo: fc.constantFrom(null, null, '2024-02-15'),
  }),
});
type Question = typeof question extends fc.Arbitrary<infer Value> ? Value : never;

async function ask(api: TestApi, variables: Record<string, unknown>) {
  const { data, errors } = await api.query('ANALYST', AGGREGATE, variables);
  expect(errors).toEqual([]);
  return data.leaveAggregate;
}

/** Plays each step's edits, takes them in, and hands over when the run had ended and which version it left. */
async function play(
  harness: IngestHarness,
  steps: readonly RecordEdit[][],
  afterRun: (run: { at: string; dataVersion: string }) => Promise<void>,
) {
  let source = makeSource(16);
  for (const edits of [[], ...steps]) {
    for (const edit of edits) source = applyEdit(source, edit);
    // What is missing goes with the second complete snapshot without it.
    for (let time = 0; time < 2; time++) {
      harness.upstream.setRecords(source.records);
      const run = await harness.ingest({ calendar: source.calendar });
      expect(run.status).toBe('SUCCEEDED');
      const [row] = await harness.query<{ at: Date }>('select finished_at as at from ops.ingest_runs where id = $1', [run.id]);
      await afterRun({ at: row?.at.toISOString() ?? '', dataVersion: run.data_version ?? '' });
    }
  }
}

test('after any edits of the source, what was known at each past run is what was answered then', { timeout: 180_000 }, async () => {
  const step = fc.array(recordEdit, { minLength: 1, maxLength: 5 });
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 6, maxLength: 6 }),
      fc.array(question, { minLength: 6, maxLength: 6 }),
      async (steps, questions) => {
        const harness = await createIngestHarness();
        const api = await startTestApi({ databaseUrl: harness.url });
        try {
          const answers: { at: string; question: Question; answer: { dataVersion: string } }[] = [];
          await play(harness, steps, async ({ at, dataVersion }) => {
            for (const asked of questions) {
              const answer = await until(async () => {
                const given = await ask(api, asked);
                return given.dataVersion === dataVersion && given;
              });
              answers.push({ at, question: asked, answer });
            }
          });
          for (const { at, question: asked, answer } of answers) {
            expect(await ask(api, { ...asked, asKnownAt: at })).toEqual(answer);
            seen.add(JSON.stringify(answer));
          }
        } finally {
          await api.close();
          await harness.drop();
        }
      },
    ),
    { numRuns: 2, seed: 20241124, endOnFailure: true },
  );
  // The same few answers over and over would prove nothing.
  expect(seen.size).toBeGreaterThan(40);
});

test('a moment before the first run and one ahead are refused in words, and so is any moment to a VIEWER', async () => {
  const harness = await createIngestHarness();
  const api = await startTestApi({ databaseUrl: harness.url });
  try {
    const refusal = async (role: 'ANALYST' | 'VIEWER', asKnownAt: string) => {
      const { errors } = await api.query(role, AGGREGATE, { groupBy: [], asKnownAt });
      return [errors[0]?.extensions.code, errors[0]?.message];
    };
    const now = new Date().toISOString();
    expect(await refusal('ANALYST', now)).toEqual(['BAD_USER_INPUT', 'Nothing is known yet: no run has ended.']);
    await harness.serve(makeSource(3).records);
    expect(await refusal('ANALYST', now)).toEqual(['BAD_USER_INPUT', expect.stringContaining('the first run ended at')]);
    expect(await refusal('ANALYST', '2999-01-01T00:00:00Z')).toEqual(['BAD_USER_INPUT', expect.stringContaining('lies ahead')]);
    expect(await refusal('VIEWER', new Date().toISOString())).toEqual(['FORBIDDEN', expect.any(String)]);
  } finally {
    await api.close();
    await harness.drop();
  }
});

test('a MANAGER sees the leave of the team of today, as it was known then', async () => {
  const person = (id: number, teamManagerId: number | null) =>
    makeRecord({
      id,
      empId: `E${id}`,
      userId: 1000 + id,
      teamManagerId,
      status: 'APPROVED',
      updatedAt: `2024-05-0${teamManagerId ? 2 : 1}T00:00:00Z`,
    });
  const harness = await createIngestHarness();
  const api = await startTestApi({ databaseUrl: harness.url, managerEmployeeId: 'E1' });
  try {
    await harness.serve([person(1, null), person(2, 1001), person(3, null)]);
    const [first] = await harness.query<{ at: Date }>('select finished_at as at from ops.ingest_runs');
    await harness.serve([
      person(1, null),
      { ...person(2, null), updatedAt: '2024-05-03T00:00:00Z' },
      { ...person(3, 1001), leaveDays: 0.5 },
    ]);
    const { data } = await api.query('MANAGER', AGGREGATE, { groupBy: ['EMPLOYEE'], asKnownAt: first?.at.toISOString() });
    expect(data.leaveAggregate.rows).toMatchObject([{ keys: [{ id: 'E3' }], measures: { leaveDays: 1 } }]);
  } finally {
    await api.close();
    await harness.drop();
  }
});
