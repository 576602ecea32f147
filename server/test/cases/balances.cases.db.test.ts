import { expect, test } from 'vitest';
import type { TestRecord } from '../records';
import { FISCAL_YEARS, leave, person } from './case-records';
import { runCase } from './case-runner';

// Inputs and right values from public reports about other leave systems; every value was computed manually from docs/metrics.md.

test('carried days are used first and expire after the year that they came into', async () => {
  const terms = { defaultDays: 20, transferableDays: 10 };
  const rejected = (id: number, n: number, differs: TestRecord = {}) =>
    leave({
      id,
      ...person(n),
      ...terms,
      ...FISCAL_YEARS[99],
      startDate: '2022-02-01',
      endDate: '2022-02-01',
      status: 'REJECTED',
      ...differs,
    });
  const used = (id: number, n: number, leaveDays: number, endDate: string) =>
    leave({ id, ...person(n), ...terms, ...FISCAL_YEARS[100], startDate: '2022-08-01', endDate, leaveDays });
  await runCase(async ({ harness, balance }) => {
    await harness.serve([
      ...[1, 2, 3, 4].map((n) => rejected(n, n)),
      used(12, 2, 8, '2022-08-10'),
      used(13, 3, 10, '2022-08-12'),
      used(14, 4, 12, '2022-08-16'),
      rejected(20, 9, { ...FISCAL_YEARS[101], startDate: '2023-08-01', endDate: '2023-08-01' }),
    ]);
    for (const [number, unusedCarriedIn, unused, available, forfeitRisk] of [
      ['7001', 10, 20, 30, 20],
      ['7002', 2, 20, 22, 12],
      ['7003', 0, 20, 20, 10],
      ['7004', 0, 18, 18, 8],
    ] as const) {
      expect(await balance({ person: number, year: 100, asOf: '2023-07-10' })).toMatchObject({
        carriedIn: 10,
        unusedCarriedIn,
        unused,
        available,
        forfeitRisk,
        ledgerResidual: 0,
      });
      expect(await balance({ person: number, year: 101, asOf: '2023-07-11' })).toMatchObject({ carriedIn: 10 });
    }
  });
});

test('half days are carried as half days, the same in profile, list, ledger and files', async () => {
  const terms = { defaultDays: 10, transferableDays: 5 };
  const filter = { fiscalYearId: '100', asOf: '2022-09-01' };
  const LIST = `query ($filter: BalanceFilter) { balances(filter: $filter) {
    nodes { carriedIn available ledger { kind days balance } } total { carriedIn available } } }`;
  await runCase(async ({ harness, balance, query, csv, xlsx }) => {
    await harness.serve([
      leave({ id: 1, ...terms, ...FISCAL_YEARS[99], startDate: '2022-01-03', endDate: '2022-01-13', leaveDays: 8.5 }),
      leave({ id: 2, ...terms, ...FISCAL_YEARS[100], startDate: '2022-09-01', endDate: '2022-09-01', status: 'REJECTED' }),
    ]);
    expect(await balance({ person: '7001', year: 99, asOf: '2022-09-01' })).toMatchObject({ taken: 8.5, available: 1.5 });
    expect(await balance({ person: '7001', year: 100, asOf: '2022-09-01' })).toMatchObject({
      carriedIn: 1.5,
      available: 11.5,
      ledgerResidual: 0,
    });
    expect(await query(LIST, { filter })).toEqual({
      balances: {
        nodes: [
          {
            carriedIn: 1.5,
            available: 11.5,
            ledger: [
              { kind: 'ENTITLEMENT', days: 10, balance: 10 },
              { kind: 'CARRY_OVER', days: 1.5, balance: 11.5 },
            ],
          },
        ],
        total: { carriedIn: 1.5, available: 11.5 },
      },
    });
    expect(await csv('balances', filter)).toMatchObject([{ employeeId: '7001', carriedIn: '1.5', available: '11.5' }]);
    expect(await xlsx('balances', filter)).toMatchObject([{ employeeId: '7001', carriedIn: 1.5, available: 11.5 }]);
  });
});

test('what is left after odd fractions is exactly 0, and sorts like any other 0', async () => {
  const dates = ['2023-08-07', '2023-08-08', '2023-08-09', '2023-08-10', '2023-08-11', '2023-08-14', '2023-08-15', '2023-08-16'];
  const terms = { defaultDays: 6, transferableDays: 0 };
  const fractions = (n: number, id: number) =>
    [0.83, 0.83, 0.83, 0.83, 0.83, 0.83, 1, 0.02].map((leaveDays, at) =>
      leave({ id: id + at, ...person(n), ...terms, startDate: dates[at], endDate: dates[at], leaveDays }),
    );
  const study = { leaveTypeId: 9, leaveTypeName: 'Study', defaultDays: 24.5, transferableDays: 0 };
  const ORDER = `query ($order: EmployeeOrder) {
    employees(orderBy: $order, balanceOf: { leaveTypeId: "8", fiscalYearId: "101" }) { nodes { firstName } } }`;
  await runCase(async ({ harness, balance, query, csv }) => {
    await harness.serve([
      ...fractions(1, 10),
      leave({ id: 20, ...person(2), ...terms, startDate: '2023-08-07', endDate: '2023-08-14', leaveDays: 6 }),
      ...fractions(3, 30),
      leave({ id: 40, ...study, startDate: '2023-10-02', endDate: '2023-10-31', leaveDays: 21.5 }),
      leave({ id: 41, ...study, startDate: '2023-11-01', endDate: '2023-11-03', leaveDays: 3 }),
    ]);
    // toEqual distinguishes 0 from -0.
    expect((await balance({ person: '7001', year: 101, asOf: '2024-07-15' })).available).toEqual(0);
    expect(await balance({ person: '7001', year: 101, asOf: '2024-07-15' })).toMatchObject({ taken: 6, utilisation: 1, ledgerResidual: 0 });
    expect(await balance({ person: '7001', type: 9, year: 101, asOf: '2024-07-15' })).toMatchObject({
      taken: 24.5,
      available: 0,
      utilisation: 1,
    });
    for (const order of ['BALANCE_ASC', 'BALANCE_DESC']) {
      const { employees } = await query(ORDER, { order });
      expect(employees.nodes.map(({ firstName }: { firstName: string }) => firstName)).toEqual(['Asha', 'Bina', 'Chandra']);
    }
    const rows = await csv('balances', { fiscalYearId: '101', asOf: '2024-07-15', leaveTypeIds: ['8'] });
    expect(rows.map(({ available, taken, utilisation }) => [available, taken, utilisation])).toEqual(Array(3).fill(['0', '6', '1']));
  });
});

test('two fiscal years at once are never merged: both carry in from the last that ended before they began', async () => {
  const [first, second] = ['2023/24 (from Jul 11)', '2023/24 (from Jul 17)'];
  const statuses = ['APPROVED', 'REJECTED'];
  await runCase(async ({ harness, balance, days, query, csv }) => {
    await harness.serve([
      leave({ id: 1, ...FISCAL_YEARS[100], startDate: '2022-08-01', endDate: '2022-08-05', leaveDays: 5 }),
      leave({ id: 2, ...FISCAL_YEARS[101], startDate: '2023-08-01', endDate: '2023-08-28', leaveDays: 20 }),
      leave({ id: 3, ...FISCAL_YEARS[102], startDate: '2023-09-04', endDate: '2023-09-04', status: 'REJECTED' }),
    ]);
    expect(await balance({ person: '7001', year: 101, asOf: '2024-07-15' })).toMatchObject({ carriedIn: 8, available: 1 });
    expect(await balance({ person: '7001', year: 102, asOf: '2024-07-15' })).toMatchObject({
      carriedIn: 8,
      available: 21,
      carriesFrom: { id: '100' },
      fiscalYear: { id: '102', label: second, flags: ['OVERLAPS_PREVIOUS'] },
    });
    expect(await days('FISCAL_YEAR', { filter: { statuses } })).toEqual({ 100: 5, 101: 20, 102: 1 });
    const labelled = [
      { id: '100', label: '2022/23' },
      { id: '101', label: first },
      { id: '102', label: second },
    ];
    expect(await query('{ fiscalYears { id label } filterOptions { fiscalYears { id label } } }')).toEqual({
      fiscalYears: labelled,
      filterOptions: { fiscalYears: labelled },
    });
    const leaves = await csv('leaves', { statuses });
    expect(Object.fromEntries(leaves.map(({ id, fiscalYear }) => [id, fiscalYear]))).toEqual({ 1: '2022/23', 2: first, 3: second });
    expect(await csv('balances', { fiscalYearId: '102', asOf: '2024-07-15' })).toMatchObject([
      { employeeId: '7001', fiscalYear: second, fiscalYearFlags: 'OVERLAPS_PREVIOUS', carriesFrom: '2022/23', carriedIn: '8' },
    ]);
  });
});

test('a gap between fiscal years is flagged, and days are carried over it', async () => {
  await runCase(async ({ harness, balance }) => {
    await harness.serve([
      leave({ id: 1, ...FISCAL_YEARS[99], startDate: '2022-01-03', endDate: '2022-01-07', leaveDays: 5 }),
      leave({ id: 2, ...FISCAL_YEARS.late100, startDate: '2022-09-01', endDate: '2022-09-01' }),
    ]);
    expect(await balance({ person: '7001', year: 100, asOf: '2022-09-01' })).toMatchObject({
      carriedIn: 8,
      available: 20,
      fiscalYear: { flags: ['GAP_BEFORE'] },
    });
    expect(await balance({ person: '7001', year: 99, asOf: '2022-09-01' })).toMatchObject({ fiscalYear: { flags: [] } });
  });
});

test('use of more than everything, of a thousandth, and of nothing granted', async () => {
  const of = (id: number, leaveTypeId: number, defaultDays: number, leaveDays: number, endDate: string) =>
    leave({ id, leaveTypeId, leaveTypeName: `Type ${leaveTypeId}`, defaultDays, transferableDays: 0, endDate, leaveDays });
  await runCase(async ({ harness, balance, csv }) => {
    await harness.serve([of(1, 21, 10, 12.5, '2023-08-23'), of(2, 22, 1000, 1, '2023-08-07'), of(3, 23, 0, 3, '2023-08-09')]);
    const at = { person: '7001', year: 101, asOf: '2024-01-01' };
    expect(await balance({ ...at, type: 21 })).toMatchObject({ utilisation: 1.25, available: -2.5, taken: 12.5 });
    expect(await balance({ ...at, type: 22 })).toMatchObject({ utilisation: 0.001, available: 999, taken: 1 });
    expect(await balance({ ...at, type: 23 })).toMatchObject({ utilisation: null, entitlement: 0, taken: 3 });
    const rows = await csv('balances', { fiscalYearId: '101', asOf: '2024-01-01' });
    expect(
      Object.fromEntries(rows.map(({ leaveTypeId, utilisation, available }) => [leaveTypeId, [utilisation, available]])),
    ).toMatchObject({
      21: ['1.25', '-2.5'],
      22: ['0.001', '999'],
      23: ['', '-3'],
    });
  });
});
