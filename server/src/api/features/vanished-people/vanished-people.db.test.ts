import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { createIngestHarness, type IngestHarness } from '../../../../test/ingest';
import { makeRecords } from '../../../../test/records';

let harness: IngestHarness;
let api: TestApi;
const records = makeRecords(60);
const without = (...employees: string[]) => records.filter(({ empId }) => !employees.includes(String(empId)));
const LIST =
  '{ vanishedPeople { employee { id name } leaveCount firstDate lastDate missingSince } dataStatus { heldRetirementCount vanishedRecordCount } }';
const RESOLVE = `mutation ($ids: [ID!]!, $as: VanishedAs!, $leftOn: LocalDate) { resolveVanishedPeople(employeeIds: $ids, as: $as, leftOn: $leftOn) }`;
const resolve = (ids: string[], as: string, leftOn?: string) => api.query('ADMIN', RESOLVE, { ids, as, leftOn });
const readTotal = async () => {
  const { leaveCount } = (await api.query('ADMIN', '{ leaveAggregate(groupBy: []) { total { leaveCount } } }')).data.leaveAggregate.total;
  return leaveCount;
};

beforeAll(async () => {
  harness = await createIngestHarness();
  api = await startTestApi({ databaseUrl: harness.url });
});
afterAll(async () => {
  await api.close();
  await harness.drop();
});
beforeEach(async () => {
  await harness.serve(records);
  await harness.serve(without('E3', 'E4'));
});

test('people who vanished are listed with what is known of them until somebody decides', async () => {
  const { data } = await api.query('ADMIN', LIST);
  expect(data).toEqual({
    vanishedPeople: ['E3', 'E4'].map((id) => ({
      employee: { id, name: 'Wilma Oakes' },
      leaveCount: 6,
      firstDate: '2024-04-23',
      lastDate: '2024-04-23',
      missingSince: expect.any(String),
    })),
    dataStatus: { heldRetirementCount: 12, vanishedRecordCount: 12 },
  });
});

test('confirming the other retirements decides nothing about vanished people', async () => {
  expect((await api.query('ADMIN', 'mutation { confirmRetirements }')).data).toEqual({ confirmRetirements: 0 });
  expect((await api.query('ADMIN', LIST)).data.vanishedPeople).toHaveLength(2);
});

test('one who left keeps all leave, and one whose records were removed keeps none', async () => {
  expect((await resolve(['E3'], 'LEFT')).data).toEqual({ resolveVanishedPeople: 1 });
  expect((await api.query('ADMIN', LIST)).data.vanishedPeople.map(({ employee }: { employee: { id: string } }) => employee.id)).toEqual([
    'E4',
  ]);
  expect((await resolve(['E4'], 'REMOVED')).data).toEqual({ resolveVanishedPeople: 1 });
  expect(await harness.ingest()).toMatchObject({ status: 'SUCCEEDED', retired: 6, held_retirements: 0 });
  await expect.poll(readTotal, { timeout: 30_000 }).toBe(54);
  expect((await api.query('ADMIN', LIST)).data).toEqual({
    vanishedPeople: [],
    dataStatus: { heldRetirementCount: 0, vanishedRecordCount: 0 },
  });
  expect(
    await harness.query(
      'select employee_id, left_on::text, decided_by from ops.departures where to_run_id is null order by id desc limit 1',
    ),
  ).toEqual([{ employee_id: 'E3', left_on: '2024-04-23', decided_by: 'Test ADMIN' }]);
  const PEOPLE = '{ workforcePeople { nodes { employeeId departure { leftOn decidedBy decidedAt } } } }';
  const { nodes } = (await api.query('ADMIN', PEOPLE)).data.workforcePeople;
  expect(nodes.filter(({ departure }: { departure: object | null }) => departure !== null)).toEqual([
    { employeeId: 'E3', departure: { leftOn: '2024-04-23', decidedBy: 'Test ADMIN', decidedAt: expect.any(String) } },
  ]);
  const [entry] = await api.prisma.auditEntry.findMany({ where: { action: 'RESOLVE_VANISHED_PEOPLE' }, orderBy: { id: 'desc' }, take: 1 });
  expect(entry).toMatchObject({ rowCount: 1, detail: { employeeIds: ['E4'], as: 'REMOVED' } });
});

test('a decision about a list applies to everybody on it or to nobody, and an impossible date is refused', async () => {
  const codeOf = async (answer: ReturnType<typeof resolve>) => (await answer).errors[0]?.extensions.code;
  expect(await codeOf(resolve(['E3', 'E1'], 'LEFT'))).toBe('NOT_FOUND');
  expect(await codeOf(resolve(['E3'], 'REMOVED', '2024-05-31'))).toBe('BAD_USER_INPUT');
  expect(await codeOf(resolve(['E3'], 'LEFT', '2024-04-22'))).toBe('BAD_USER_INPUT');
  expect((await api.query('ADMIN', LIST)).data.vanishedPeople).toHaveLength(2);
  expect((await resolve(['E3', 'E4', 'E3'], 'LEFT', '2024-05-31')).data).toEqual({ resolveVanishedPeople: 2 });
  expect(await codeOf(resolve(['E3'], 'LEFT'))).toBe('NOT_FOUND');
});
