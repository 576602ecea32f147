import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { createIngestHarness, type IngestHarness } from '../../../../test/ingest';
import { makeRecords } from '../../../../test/records';

const CHANGE = `query ($filter: LeaveFilter, $from: String!) {
  explainChange(from: $from, filter: $filter) { residual components { kind leaveDays } entitlementChanges {
    leaveTypeId leaveType fiscalYear entitlementBefore entitlementAfter transferableBefore transferableAfter difference
  } }
}`;
let harness: IngestHarness;
let api: TestApi;
beforeAll(async () => {
  harness = await createIngestHarness();
  api = await startTestApi({ databaseUrl: harness.url });
  const types = (id: number) => ({ leaveTypeId: 7 + (id % 2), leaveTypeName: id % 2 ? 'Sick' : 'Annual' });
  await harness.serve(makeRecords(20, types));
  await harness.serve(makeRecords(20, (id) => ({ ...types(id), ...(id % 2 ? {} : { defaultDays: 12.5, transferableDays: 3 }) })));
});
afterAll(async () => {
  await api.close();
  await harness.drop();
});

async function ask(from: string, filter: object | null = null) {
  const { data, errors } = await api.query('ANALYST', CHANGE, { from, filter });
  expect(errors).toEqual([]);
  return data.explainChange;
}
const annual = {
  leaveTypeId: '7',
  leaveType: 'Annual',
  fiscalYear: '2023/24',
  entitlementBefore: 10,
  entitlementAfter: 12.5,
  transferableBefore: 0,
  transferableAfter: 3,
  difference: 2.5,
};

test('a corrected entitlement is listed beside the causes, and moves no day of leave', async () => {
  const { entitlementChanges, components, residual } = await ask('1');
  expect(entitlementChanges).toEqual([annual]);
  expect(components.map(({ leaveDays }: { leaveDays: number }) => leaveDays)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  expect(residual).toBe(0);
});

test('the filter narrows it to its leave types and fiscal years', async () => {
  expect((await ask('1', { leaveTypeIds: ['8'] })).entitlementChanges).toEqual([]);
  expect((await ask('1', { leaveTypeIds: ['7'], fiscalYearIds: ['102'] })).entitlementChanges).toEqual([annual]);
  expect((await ask('1', { fiscalYearIds: ['999'] })).entitlementChanges).toEqual([]);
});

test('before the first run no entitlement was known', async () => {
  expect((await ask('0')).entitlementChanges).toMatchObject([
    { leaveType: 'Annual', entitlementBefore: null, entitlementAfter: 12.5, difference: 12.5 },
    { leaveType: 'Sick', entitlementBefore: null, entitlementAfter: 10, difference: 10 },
  ]);
});
