import { afterEach, beforeEach, expect, test } from 'vitest';
import { createIngestHarness, type IngestHarness } from '../../../test/ingest';
import { makeRecord, makeRecords } from '../../../test/records';

let harness: IngestHarness;
beforeEach(async () => {
  harness = await createIngestHarness();
});
afterEach(() => harness.drop());

const NEWER = '2024-05-01T08:00:00.000Z';

test('REQUESTED becomes APPROVED for 20 records', async () => {
  const records = makeRecords(30, () => ({ status: 'REQUESTED' }));
  await harness.serve(records);
  // The source does not move updatedAt on every change.
  const run = await harness.serve(records.map((record, index) => (index < 20 ? makeRecord({ ...record, status: 'APPROVED' }) : record)));
  expect(run).toMatchObject({ status: 'SUCCEEDED', updated: 20, unchanged: 10 });
  expect(await harness.query('select status, count(*)::int from dbo.employee_leaves group by 1 order by 1')).toEqual([
    { status: 'APPROVED', count: 20 },
    { status: 'REQUESTED', count: 10 },
  ]);
});

test('PENDING is REQUESTED, in any case of letters, and an unknown status is kept with its own word', async () => {
  await harness.serve(['Pending', 'requested', 'Escalated', 'REJECTED', 'CANCELLED'].map((status, id) => makeRecord({ id, status })));
  expect(await harness.query('select status, source_status from dbo.employee_leaves order by leave_id')).toEqual([
    { status: 'REQUESTED', source_status: 'Pending' },
    { status: 'REQUESTED', source_status: 'requested' },
    { status: 'UNKNOWN', source_status: 'Escalated' },
    { status: 'REJECTED', source_status: 'REJECTED' },
    { status: 'CANCELLED', source_status: 'CANCELLED' },
  ]);
});

test('a promotion, a new name and a new department follow the newest record of the person, of any leave', async () => {
  const older = makeRecord({ id: 2 });
  const newer = makeRecord({
    id: 1,
    updatedAt: NEWER,
    designationId: 4,
    designationName: 'Principal Engineer',
    lastName: 'Oakes-Reed',
    departmentDescription: 'Design & everything that has a screen.',
    teamManagerId: 300,
  });
  await harness.serve([older]);
  await harness.serve([newer, older]);
  const read = () =>
    harness.query(`select e.last_name, d.designation_name, p.department_name, e.team_manager_id::int, e.newest_leave_id::int
      from dbo.employees e join dbo.designations d using (designation_id) join dbo.departments p using (department_id)`);
  const today = {
    last_name: 'Oakes-Reed',
    designation_name: 'Principal Engineer',
    department_name: 'Design & everything that has a screen.',
    team_manager_id: 300,
    newest_leave_id: 1,
  };
  expect(await read()).toEqual([today]);
  // The same records the other way round: order means nothing.
  await harness.serve([older, newer]);
  expect(await read()).toEqual([today]);
});

test('records of one person with one updatedAt: the highest id says what the person is', async () => {
  await harness.serve([
    makeRecord({ id: 9, lastName: 'Nine' }),
    makeRecord({ id: 10, lastName: 'Ten' }),
    makeRecord({ id: 8, lastName: 'Eight' }),
  ]);
  expect(await harness.query('select last_name from dbo.employees')).toEqual([{ last_name: 'Ten' }]);
});

test('a designation that is renamed is renamed, not inserted again', async () => {
  await harness.serve([makeRecord()]);
  await harness.serve([makeRecord({ designationName: 'Engineer II', updatedAt: NEWER })]);
  expect(await harness.query('select designation_id::int, designation_name from dbo.designations')).toEqual([
    { designation_id: 3, designation_name: 'Engineer II' },
  ]);
});

test('a renamed department moves its people, and the same snapshot never inserts it again', async () => {
  const renamed = makeRecords(20, () => ({ departmentDescription: 'Platform' }));
  await harness.serve(makeRecords(20));
  await harness.serve(renamed);
  await harness.serve(renamed.toReversed());
  expect(await harness.query('select distinct department_name from dbo.employees join dbo.departments using (department_id)')).toEqual([
    { department_name: 'Platform' },
  ]);
  expect(await harness.query('select count(*)::int from dbo.departments')).toEqual([{ count: 2 }]);
});

test('a changed issuer leaves one current and keeps the earlier one as past', async () => {
  await harness.serve([makeRecord({ leaveIssuerId: 207, currentLeaveIssuerId: 208 })]);
  const read = () =>
    harness.query('select leave_issuer_id::int as id, is_current_leave_issuer as current from dbo.employee_leave_issuer order by 1');
  expect(await read()).toEqual([
    { id: 207, current: false },
    { id: 208, current: true },
  ]);
  await harness.serve([makeRecord({ leaveIssuerId: 207, currentLeaveIssuerId: 209 })]);
  expect(await read()).toEqual([
    { id: 207, current: false },
    { id: 208, current: false },
    { id: 209, current: true },
  ]);
  await harness.serve([makeRecord({ leaveIssuerId: 207, currentLeaveIssuerId: null })]);
  expect(await read()).toEqual([
    { id: 207, current: true },
    { id: 208, current: false },
    { id: 209, current: false },
  ]);
});

test('names and emails of issuers and managers are those of the employee with that userId', async () => {
  await harness.serve([
    makeRecord({
      id: 1,
      teamManagerId: 207,
      leaveIssuerId: 207,
      currentLeaveIssuerId: 555,
      currentLeaveIssuerEmail: 'outside@example.com',
    }),
    makeRecord({
      id: 2,
      userId: 207,
      empId: 'M1',
      firstName: 'Mara',
      middleName: 'B',
      lastName: 'Quill',
      email: 'mara@example.com',
      teamManagerId: null,
    }),
  ]);
  expect(await harness.query('select name, email from dbo.team_managers')).toEqual([{ name: 'Mara B Quill', email: 'mara@example.com' }]);
  expect(
    await harness.query(
      'select leave_issuer_id::int as id, first_name, last_name, email from dbo.leave_issuer where leave_issuer_id <> 208 order by 1',
    ),
  ).toEqual([
    { id: 207, first_name: 'Mara', last_name: 'Quill', email: 'mara@example.com' },
    { id: 555, first_name: null, last_name: null, email: 'outside@example.com' },
  ]);
});

test('a leave without manager and issuers is there', async () => {
  await harness.serve([
    makeRecord({
      teamManagerId: null,
      leaveIssuerId: null,
      currentLeaveIssuerId: null,
      designationId: null,
      departmentDescription: null,
      allocations: null,
    }),
  ]);
  expect(await harness.query('select leave_issuer_id from dbo.employee_leaves')).toEqual([{ leave_issuer_id: null }]);
  expect(await harness.query('select team_manager_id, designation_id, department_id from dbo.employees')).toEqual([
    { team_manager_id: null, designation_id: null, department_id: null },
  ]);
});

test('allocations are those of the newest record, and what it no longer names is gone from the person', async () => {
  const other = { id: 9000, name: 'Birch', type: null };
  await harness.serve([makeRecord({ id: 1 }), makeRecord({ id: 2, updatedAt: NEWER, allocations: [other] })]);
  const read = () => harness.query('select allocation_id::int as id from dbo.employee_allocations order by 1');
  expect(await read()).toEqual([{ id: 9000 }]);
  await harness.serve([
    makeRecord({ id: 1 }),
    makeRecord({ id: 2, updatedAt: NEWER, allocations: [{ id: 1, name: 'Cedar', type: 'area' }, other] }),
  ]);
  expect(await read()).toEqual([{ id: 1 }, { id: 9000 }]);
  await harness.serve([makeRecord({ id: 1 }), makeRecord({ id: 2, updatedAt: NEWER, allocations: null })]);
  expect(await read()).toEqual([]);
});

test('an entitlement is kept per leave type and fiscal year, as in its newest record', async () => {
  const lastYear = {
    fiscalId: 101,
    fiscalStartDate: '2022-07-17T00:00:00.000Z',
    fiscalEndDate: '2023-07-16T00:00:00.000Z',
    fiscalIsCurrent: false,
  };
  const old = makeRecord({ id: 1, ...lastYear, startDate: '2023-02-01', endDate: '2023-02-01', defaultDays: 8 });
  await harness.serve([
    old,
    makeRecord({ id: 2, defaultDays: 10 }),
    makeRecord({ id: 3, defaultDays: 10, leaveTypeId: 8, leaveTypeName: 'Sick' }),
  ]);
  await harness.serve([
    old,
    makeRecord({ id: 2, defaultDays: 12, transferableDays: 2.5 }),
    makeRecord({ id: 3, defaultDays: 10, leaveTypeId: 8, leaveTypeName: 'Sick' }),
  ]);
  expect(
    await harness.query(`select leave_type_id::int as type, fiscal_id::int as year, default_days::float8 as days,
        transferable_days::float8 as transferable
      from dbo.leave_entitlements order by 1, 2`),
  ).toEqual([
    { type: 7, year: 101, days: 8, transferable: 0 },
    { type: 7, year: 102, days: 12, transferable: 2.5 },
    { type: 8, year: 102, days: 10, transferable: 0 },
  ]);
});

test('a leave moves to another employee, and the history keeps where it was', async () => {
  await harness.serve([makeRecord({ id: 1 }), makeRecord({ id: 2 })]);
  await harness.serve([makeRecord({ id: 1 }), makeRecord({ id: 2, empId: 'X-7', userId: 77, email: 'x7@example.com', firstName: 'Xavi' })]);
  expect(await harness.query('select leave_id, employee_id from dbo.employee_leaves order by 1')).toEqual([
    { leave_id: '1', employee_id: '131' },
    { leave_id: '2', employee_id: 'X-7' },
  ]);
  expect(
    await harness.query(
      'select empid, valid_from_run_id, valid_to_run_id from raw.leave_record_versions where record_id = 2 order by valid_from_run_id',
    ),
  ).toEqual([
    { empid: '131', valid_from_run_id: '1', valid_to_run_id: '2' },
    { empid: 'X-7', valid_from_run_id: '2', valid_to_run_id: null },
  ]);
});

test('a fiscal year has the dates of its newest record', async () => {
  const older = makeRecord({ id: 1 });
  const newest = makeRecord({ id: 2, updatedAt: NEWER });
  await harness.serve([older, newest]);
  const read = () => harness.query('select end_date::text from dbo.fiscal_year');
  expect(await read()).toEqual([{ end_date: '2024-07-15' }]);
  await harness.serve([older, makeRecord({ ...newest, fiscalEndDate: '2024-06-30T00:00:00.000Z' })]);
  expect(await read()).toEqual([{ end_date: '2024-06-30' }]);
});

test('ids beyond int32 are taken in every place, and half a day stays half a day', async () => {
  const huge = 2 ** 53 - 1;
  const run = await harness.serve([
    makeRecord({
      id: huge,
      userId: huge,
      teamManagerId: huge,
      designationId: huge,
      leaveIssuerId: huge,
      currentLeaveIssuerId: huge - 1,
      leaveTypeId: huge,
      fiscalId: huge,
      allocations: [{ id: huge, name: 'Far', type: 'area' }],
      leaveDays: 0.5,
    }),
  ]);
  expect(run).toMatchObject({ status: 'SUCCEEDED', inserted: 1 });
  expect(await harness.query('select leave_id, leave_days::float8, leave_issuer_id from dbo.employee_leaves')).toEqual([
    { leave_id: String(huge), leave_days: 0.5, leave_issuer_id: String(huge - 1) },
  ]);
});
