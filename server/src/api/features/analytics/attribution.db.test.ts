import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { parseCsv } from '../../../../test/csv';
import { createIngestHarness, type IngestHarness } from '../../../../test/ingest';
import { readPropertyRuns } from '../../../../test/property-runs';
import { makeRecord } from '../../../../test/records';
import { addDays } from '../../../domain/local-date';

const ASK = `query ($filter: LeaveFilter, $groupBy: [LeaveDimension!]!, $attribution: Attribution, $asKnownAt: DateTime) {
  leaveAggregate(filter: $filter, groupBy: $groupBy, attribution: $attribution, asKnownAt: $asKnownAt) {
    total { leaveDays leaveCount employeeCount } rows { keys { label } measures { leaveDays leaveCount employeeCount } }
  }
}`;
const LEAVES = `query ($filter: LeaveFilter, $attribution: Attribution) { leaves(filter: $filter, attribution: $attribution, first: 1) { totalCount totalLeaveDays } }`;

/** A leave of one date, with what its own record says of its employee. */
interface Leave {
  id: number;
  person: number;
  department: string | null;
  designation: number | null;
  manager: number | null;
  days: number;
}

const DEPARTMENTS = ['Engineering', 'Design', 'Support', null];
const DESIGNATIONS = [3, 4, null];
const MANAGERS = [1000, 1001, null];
const PEOPLE = 9;

function makeLeave(id: number): Leave {
  const drawn = (choices: number, salt: number) => ((id * 7_919 + salt * 104_729) ^ (id * 31 * salt)) % choices;
  return {
    id,
    person: drawn(PEOPLE, 1),
    department: DEPARTMENTS[drawn(DEPARTMENTS.length, 2)] ?? null,
    designation: DESIGNATIONS[drawn(DESIGNATIONS.length, 3)] ?? null,
    manager: MANAGERS[drawn(MANAGERS.length, 4)] ?? null,
    days: [1, 0.5][drawn(2, 5)] ?? 1,
  };
}

const toRecord = ({ id, person, department, designation, manager, days }: Leave) =>
  makeRecord({
    id,
    userId: 1000 + person,
    empId: `E${person}`,
    firstName: `Person ${person}`,
    lastName: '',
    departmentDescription: department,
    designationId: designation,
    designationName: designation === null ? null : `Title ${designation}`,
    teamManagerId: manager,
    leaveDays: days,
    // The highest id of a person is the newest record, which says what the person is today.
    updatedAt: `${addDays('2024-01-01', id)}T05:00:00.000Z`,
  });

let leaves = Array.from({ length: 160 }, (_, at) => makeLeave(at + 1));
let harness: IngestHarness;
let api: TestApi;
beforeAll(async () => {
  harness = await createIngestHarness();
  await harness.serve(leaves.map(toRecord));
  api = await startTestApi({ databaseUrl: harness.url });
});
afterAll(async () => {
  await api.close();
  await harness.drop();
});

type Dimension = 'DEPARTMENT' | 'DESIGNATION' | 'TEAM_MANAGER';
const LABEL_OF: Record<Dimension, (leave: Leave) => string> = {
  DEPARTMENT: ({ department }) => department ?? 'None',
  DESIGNATION: ({ designation }) => (designation === null ? 'None' : `Title ${designation}`),
  TEAM_MANAGER: ({ manager }) => (manager === null ? 'None' : `Person ${manager - 1000}`),
};

/** Cells by their labels, in plain loops over the records. */
function oracleCount(all: readonly Leave[], groupBy: readonly Dimension[], attribution: string, isWanted: (place: Leave) => boolean) {
  const cells: Record<string, { days: number; leaves: number; people: Set<number> }> = {};
  for (const leave of all) {
    let place = leave;
    if (attribution === 'TODAY') for (const other of all) if (other.person === leave.person && other.id > place.id) place = other;
    if (!isWanted(place)) continue;
    const name = groupBy.map((dimension) => LABEL_OF[dimension](place)).join(' | ');
    const cell = cells[name] ?? { days: 0, leaves: 0, people: new Set() };
    cells[name] = cell;
    cell.days += leave.days;
    cell.leaves++;
    cell.people.add(leave.person);
  }
  return Object.fromEntries(Object.entries(cells).map(([name, { days, leaves: count, people }]) => [name, [days, count, people.size]]));
}

async function count(variables: Record<string, unknown>) {
  const { data, errors } = await api.query('ANALYST', ASK, variables);
  expect(errors).toEqual([]);
  // biome-ignore lint/suspicious/noExplicitAny: an answer
  const cells = data.leaveAggregate.rows.map(({ keys, measures: { leaveDays, leaveCount, employeeCount } }: any) => [
    keys.map(({ label }: { label: string }) => label).join(' | '),
    [leaveDays, leaveCount, employeeCount],
  ]);
  return Object.fromEntries(cells);
}

test('leave is under what its employee is today, or under what its own record says, as plain loops have it', async () => {
  const { data } = await api.query('ANALYST', '{ departments { id name } }');
  const departments: { id: string; name: string }[] = data.departments;
  const wanted = fc.subarray(DEPARTMENTS);
  const groupings = fc.subarray<Dimension>(['DEPARTMENT', 'DESIGNATION', 'TEAM_MANAGER'], { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(groupings, wanted, fc.constantFrom('TODAY', 'AT_LEAVE'), async (groupBy, names, attribution) => {
      const ids = names.map((name) => departments.find((department) => department.name === name)?.id ?? '');
      const filter = { departmentIds: ids };
      const byHand = oracleCount(leaves, groupBy, attribution, ({ department }) => names.length === 0 || names.includes(department));
      expect(await count({ groupBy, attribution, filter })).toEqual(byHand);
      const list = (await api.query('ANALYST', LEAVES, { attribution, filter })).data.leaves;
      const sumOf = (at: number) => Object.values(byHand).reduce((sum, cell) => sum + (cell[at] ?? 0), 0);
      expect([list.totalLeaveDays, list.totalCount]).toEqual([sumOf(0), sumOf(1)]);
    }),
    { numRuns: readPropertyRuns(20) },
  );
}, 120_000);

test('a transfer takes all leave along today, and moves nothing of the past by record, in any state', async () => {
  const before = {
    TODAY: await count({ groupBy: ['DEPARTMENT'] }),
    AT_LEAVE: await count({ groupBy: ['DEPARTMENT'], attribution: 'AT_LEAVE' }),
  };
  const [{ at }] = (await harness.query<{ at: Date }>('select max(finished_at) as at from ops.ingest_runs')) as [{ at: Date }];
  const moved: Leave = { ...makeLeave(500), person: 1, department: 'Legal', days: 1 };
  leaves = [...leaves, moved];
  await harness.serve(leaves.map(toRecord));
  const readAll = () => count({ groupBy: ['DEPARTMENT'], attribution: 'AT_LEAVE' });
  await expect.poll(readAll, { timeout: 30_000 }).toEqual({ ...before.AT_LEAVE, Legal: [1, 1, 1] });
  expect(await count({ groupBy: ['DEPARTMENT'] })).toEqual(oracleCount(leaves, ['DEPARTMENT'], 'TODAY', () => true));
  const asKnownAt = at.toISOString();
  expect(await count({ groupBy: ['DEPARTMENT'], asKnownAt })).toEqual(before.TODAY);
  expect(await count({ groupBy: ['DEPARTMENT'], attribution: 'AT_LEAVE', asKnownAt })).toEqual(before.AT_LEAVE);
});

test('by record there is no absence rate, because when somebody without leave changed department is not known', async () => {
  const query = (attribution: string, groupBy: string) =>
    `{ leaveAggregate(groupBy: [${groupBy}], attribution: ${attribution}) { rows { measures { absenceRate { value } } } } }`;
  const ratesOf = async (attribution: string, groupBy: string) =>
    (await api.query('ANALYST', query(attribution, groupBy))).data.leaveAggregate.rows.map(
      ({ measures }: { measures: { absenceRate: { value: number | null } | null } }) => measures.absenceRate?.value ?? null,
    );
  expect(new Set(await ratesOf('AT_LEAVE', 'DEPARTMENT'))).toEqual(new Set([null]));
  for (const value of [...(await ratesOf('TODAY', 'DEPARTMENT')), ...(await ratesOf('AT_LEAVE', 'LEAVE_TYPE'))])
    expect(value).toBeGreaterThan(0);
});

test('a file holds the department, designation and manager by which it was asked for', async () => {
  const headers = { authorization: `Bearer ${await api.tokenOf('ANALYST')}` };
  const download = (parameters: string) => fetch(`${api.url}/export/leaves.csv?${parameters}`, { headers });
  const read = async (parameters: string) => {
    const response = await download(parameters);
    const [header = [], ...rows] = parseCsv(await response.text());
    const at = ['id', 'department', 'designation', 'teamManager'].map((name) => header.indexOf(name));
    return Object.fromEntries(rows.map((row) => [row[at[0] ?? 0], at.slice(1).map((place) => row[place])]));
  };
  const own = Object.fromEntries(
    leaves.map(({ id, department, designation, manager }) => [
      id,
      [department ?? '', designation === null ? '' : `Title ${designation}`, manager === null ? '' : `Person ${manager - 1000}`],
    ]),
  );
  expect(await read('attribution=AT_LEAVE')).toEqual(own);
  expect(await read('')).not.toEqual(own);
  expect((await download('attribution=LATER')).status).toBe(400);
});

test('a VIEWER, whose published tables go by today, may not ask for leave by record', async () => {
  const { errors } = await api.query('VIEWER', ASK, { groupBy: ['DEPARTMENT'], attribution: 'AT_LEAVE' });
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
});
