import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { createIngestHarness, type IngestHarness } from '../../../../test/ingest';
import { readPropertyRuns } from '../../../../test/property-runs';
import { makeRecord, type TestRecord } from '../../../../test/records';
import { addDays } from '../../../domain/local-date';
import { LeaveDimension } from './leave-aggregate.types';

const COUNTS = 'leaveDays leaveCount employeeCount';
const MEASURES = `${COUNTS} spellCount absenceRate { numerator denominator } monthIndex { value } shareOfColumn { numerator denominator }
  shareOfCell { denominator } rejectionRate { numerator denominator } leadTime { medianDays p90Days leaveCount retroactiveCount }
  requestDates { earliest median } decisionTime { observedCount }`;
const ask = (measures: string) => `query (
  $filter: LeaveFilter, $groupBy: [LeaveDimension!]!, $compareTo: ComparedPeriod, $asKnownAt: DateTime
) {
  leaveAggregate(filter: $filter, groupBy: $groupBy, compareTo: $compareTo, asKnownAt: $asKnownAt) {
    total { ${measures} } rowCount rows { keys { id label } measures { ${measures} } }
  }
}`;
const LEAVES = `query ($filter: LeaveFilter) {
  leaves(filter: $filter, first: 20) { totalCount totalLeaveDays nodes { id leaveDaysInFilter } }
}`;
/** Every day has one of them, so that nothing is left out; but single dates are told apart, which only the day facts can. */
const ANY_WEEKDAY = ['1', '2', '3', '4', '5', '6', '7'];

const YEARS = [
  { fiscalId: 101, fiscalStartDate: '2022-07-17T00:00:00.000Z', fiscalEndDate: '2023-07-16T00:00:00.000Z', fiscalIsCurrent: false },
  { fiscalId: 102, fiscalStartDate: '2023-07-17T00:00:00.000Z', fiscalEndDate: '2024-07-15T00:00:00.000Z', fiscalIsCurrent: true },
];
const STATUSES = ['APPROVED', 'APPROVED', 'APPROVED', 'REQUESTED', 'REJECTED', 'CANCELLED'];
/** In dates: most leave is short, some is longer than a month or a year. */
const LENGTHS = [1, 1, 1, 2, 3, 5, 8, 20, 31, 33, 70, 400];
const PERSON_COUNT = 12;
const LEAVE_COUNT = 300;

/** The same leaves each time, half days and days too few and too many for their dates among them. */
function makeLeave(id: number): TestRecord {
  const drawn = (choices: number, salt: number) => ((id * 7_919 + salt * 104_729) ^ (id * 31 * salt)) % choices;
  const person = drawn(PERSON_COUNT, 1);
  const startDate = addDays('2022-11-20', drawn(560, 2));
  const length = LENGTHS[drawn(LENGTHS.length, 3)] ?? 1;
  const leaveDays = [length, Math.max(0.5, length / 2), Math.max(0.333333, Math.floor(length * 0.7))][drawn(3, 4)];
  return makeRecord({
    id,
    userId: 1000 + person,
    empId: `E${person}`,
    email: `person${person}@example.com`,
    departmentDescription: ['Engineering', 'Design', null][person % 3],
    teamManagerId: [1000, 1001, null][person % 3],
    allocations: person % 2 ? [{ id: 31, name: 'Aspen', type: 'project' }] : null,
    currentLeaveIssuerId: [208, null][drawn(2, 5)],
    leaveTypeId: 7 + drawn(2, 6),
    leaveTypeName: ['Discretionary', 'Annual'][drawn(2, 6)],
    status: STATUSES[drawn(STATUSES.length, 7)],
    startDate,
    endDate: addDays(startDate, length - 1),
    leaveDays,
    createdAt: `${addDays(startDate, drawn(20, 8) - 15)}T05:00:00.000Z`,
    updatedAt: `${addDays(startDate, 10)}T05:00:00.000Z`,
    ...YEARS[startDate <= '2023-07-16' ? 0 : 1],
  });
}

let harness: IngestHarness;
let api: TestApi;
beforeAll(async () => {
  harness = await createIngestHarness();
  const records = Array.from({ length: LEAVE_COUNT }, (_, at) => makeLeave(at + 1));
  await harness.serve(records);
  // Some are gone again, which takes two snapshots without them.
  for (let time = 0; time < 2; time++) await harness.serve(records.filter((_, at) => at % 25 !== 3));
  api = await startTestApi({ databaseUrl: harness.url });
});
afterAll(async () => {
  await api.close();
  await harness.drop();
});

const some = <Value>(...values: Value[]) => fc.option(fc.subarray(values, { minLength: 1 }), { nil: undefined, freq: 1 });
const MONTHS = Array.from(
  { length: 20 },
  (_, at) => `${2022 + Math.floor((at + 10) / 12)}-${String(((at + 10) % 12) + 1).padStart(2, '0')}`,
);
const anyDate = fc.integer({ min: -30, max: 700 }).map((day) => addDays('2022-11-20', day));
const firstDate = fc.oneof(
  anyDate,
  fc.constantFrom(...MONTHS).map((month) => `${month}-01`),
);
const lastDate = fc.oneof(
  anyDate,
  fc.constantFrom(...MONTHS).map((month) => addDays(`${month}-01`, -1)),
);
const filters = fc
  .record({
    dateFrom: fc.option(firstDate, { nil: undefined }),
    dateTo: fc.option(lastDate, { nil: undefined }),
    years: some('2022', '2023', '2024'),
    yearMonths: some(...MONTHS),
    months: some('1', '2', '7', '12'),
    statuses: some('APPROVED', 'REQUESTED', 'REJECTED', 'CANCELLED'),
    fiscalYearIds: some('101', '102'),
    leaveTypeIds: some('7', '8'),
    leaveLengths: some('1', '0.5', '20', '400'),
    leaveIssuerIds: some('207', '208'),
    projectAllocationIds: some('31', ''),
    employeeIds: some('E1', 'E2', 'E3', 'E4', 'E5', 'E6'),
  })
  .map(({ dateFrom, dateTo, ...filter }) =>
    dateFrom && dateTo && dateFrom > dateTo ? { ...filter, dateFrom: dateTo, dateTo: dateFrom } : { ...filter, dateFrom, dateTo },
  );
const groupings = fc.uniqueArray(fc.constantFrom(...Object.values(LeaveDimension)), { maxLength: 3 });

async function answer(query: string, variables: Record<string, unknown>) {
  const { data, errors } = await api.query('ANALYST', query, variables);
  expect(errors).toEqual([]);
  return data;
}

const RUNS = readPropertyRuns(15);
/** Of one question asked in all ways, on a busy machine. */
const MAX_MILLISECONDS = 3_000;

test(
  'every question has the same answer out of whole leaves and months as out of the day facts',
  async () => {
    const [{ at }] = (await harness.query<{ at: Date }>('select max(finished_at) as at from ops.ingest_runs')) as [{ at: Date }];
    let withLeave = 0;
    const property = fc.asyncProperty(filters, groupings, async (filter, groupBy) => {
      const byDate = { ...filter, weekdays: ANY_WEEKDAY };
      for (const [measures, more] of [
        [MEASURES, {}],
        [`${COUNTS} comparison { measures { ${COUNTS} } }`, { compareTo: 'PREVIOUS_FISCAL_YEAR' }],
        [COUNTS, { asKnownAt: at.toISOString() }],
      ] as const) {
        const { leaveAggregate } = await answer(ask(measures), { filter, groupBy, ...more });
        expect(leaveAggregate).toEqual((await answer(ask(measures), { filter: byDate, groupBy, ...more })).leaveAggregate);
        withLeave += leaveAggregate.total.leaveCount > 0 ? 1 : 0;
      }
      expect(await answer(LEAVES, { filter })).toEqual(await answer(LEAVES, { filter: byDate }));
    });
    await fc.assert(property, { numRuns: RUNS });
    expect(withLeave).toBeGreaterThan(RUNS);
  },
  60_000 + RUNS * MAX_MILLISECONDS,
);
