import fc from 'fast-check';
import { foldText } from '../src/domain/fold-text';
import { addDays, parseLocalDate } from '../src/domain/local-date';
import { compareText } from '../src/domain/text-order';
import { buildFrame } from '../src/mart/build/frame';
import { buildState } from '../src/mart/build/leaves';
import { NO_ROSTERS } from '../src/mart/build/rosters';
import type { RosterRows } from '../src/mart/build/rows';
import { type MartState, STATUS } from '../src/mart/state';
import type { DirtyLeave, DirtyTenant } from './oracles/check-oracle';
import type { TestRosters } from './oracles/roster-oracle';
import { isWorkingDate } from './oracles/test-leaves';

// Random tenants in disorder, and the state of the mart that their records make.

// cspell:ignore Großmann Weiß
const FIRST = '2022-06-01';
const CALENDAR_DATES = 900;
const dayOf = (date: string) => parseLocalDate(date) ?? 0;
const date = (from: number, to: number) => fc.integer({ min: from, max: to }).map((days) => addDays(FIRST, days));
const nullOr = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 3 });
const days = fc.integer({ min: 0, max: 6 }).map((halves) => halves * 500_000);

const YEARS = [
  { fiscal_id: 101, start_date: '2022-07-17', end_date: '2023-07-16' },
  { fiscal_id: 102, start_date: '2023-07-11', end_date: '2024-07-15' },
  { fiscal_id: 103, start_date: '2023-07-17', end_date: '2024-07-15' },
];

const person = (at: number) =>
  fc.record({
    employee_id: fc.constant(String(at + 1)),
    user_id: fc.constant(900 + at),
    name: fc.constantFrom('Zoë Test', 'Ana Probe', 'Ole Muster', 'Max Großmann', 'Weiß Großmann'),
    email: fc.constantFrom('a@example.com', 'A@example.com', 'b@example.com', `own${at}@example.com`, ''),
    department_id: nullOr(fc.constantFrom(1, 2)),
    team_manager_id: nullOr(fc.constantFrom(900, 901, 990)),
    allocation_ids: fc.subarray([31, 32]),
    isRetired: fc.boolean(),
  });

const leave = (at: number, people: number, fiscalIds: readonly number[]): fc.Arbitrary<DirtyLeave> =>
  fc
    .record({
      leave_id: fc.constant(5_000_000_000 + at),
      employee_id: fc.integer({ min: 1, max: people }).map(String),
      leave_type_id: fc.constantFrom(1, 2),
      fiscal_id: fc.constantFrom(...fiscalIds),
      status: fc.constantFrom<DirtyLeave['status']>('APPROVED', 'APPROVED', 'REQUESTED', 'REJECTED', 'CANCELLED', 'UNKNOWN'),
      start_date: date(40, 60),
      dates: fc.integer({ min: 1, max: 9 }),
      halves: fc.integer({ min: 1, max: 18 }),
      requestedBefore: fc.integer({ min: -10, max: 30 }),
    })
    .map(({ halves, requestedBefore, ...rest }) => ({
      ...rest,
      micro: Math.min(halves * 500_000, rest.dates * 1_000_000),
      requested_on: addDays(rest.start_date, -requestedBefore),
    }));

export const dirtyTenant: fc.Arbitrary<DirtyTenant> = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.subarray(YEARS, { minLength: 1 }))
  .chain(([people, fiscalYears]) => {
    const fiscalIds = fiscalYears.map(({ fiscal_id }) => fiscal_id);
    const kind = fc.record({ leave_type_id: fc.constantFrom(1, 2), fiscal_id: fc.constantFrom(...fiscalIds) });
    return fc.record({
      today: date(30, 90),
      people: fc.tuple(...Array.from({ length: people }, (_, at) => person(at))),
      fiscalYears: fc.constant(fiscalYears),
      leaveTypeIds: fc.constant<number[]>([1, 2]),
      entitlements: fc.uniqueArray(
        fc.tuple(kind, nullOr(days), nullOr(days)).map(([pair, entitlement, transferable]) => ({ ...pair, entitlement, transferable })),
        { selector: ({ leave_type_id, fiscal_id }) => `${leave_type_id}:${fiscal_id}`, maxLength: 4 },
      ),
      entitlementChanges: fc.array(
        fc.tuple(kind, date(0, 850)).map(([pair, changed_on]) => ({ ...pair, changed_on, run_id: 0 })),
        { maxLength: 3 },
      ),
      leaves: fc
        .integer({ min: 0, max: 14 })
        .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => leave(at, people, fiscalIds)))),
    });
  })
  .map((tenant) => ({ ...tenant, entitlementChanges: tenant.entitlementChanges.map((change, at) => ({ ...change, run_id: at + 1 })) }));

/** The state of the mart with the records of the tenant. */
export function buildDirtyState(tenant: DirtyTenant): MartState {
  const people = tenant.people
    .map((one) => ({ ...one, sortName: fold(one.name) }))
    .sort((a, b) => compareText(a.sortName, b.sortName) || compareText(a.employee_id, b.employee_id));
  const members = (ids: readonly (number | null)[]) =>
    [...new Set(ids)].flatMap((id) => (id === null ? [] : [{ id: String(id), label: `Member ${id}` }]));
  const frame = buildFrame({
    version: { dataVersion: '1', key: '1', runId: null, runStartedAt: null },
    sourceTimeZone: 'Asia/Kathmandu',
    calendar: Array.from({ length: CALENDAR_DATES }, (_, at) => ({
      day: dayOf(FIRST) + at,
      isWorking: isWorkingDate(addDays(FIRST, at)),
      holidayName: null,
      holidayPart: null,
    })),
    rosters: tenant.rosters ? toRosterRows(tenant.rosters) : NO_ROSTERS,
    fiscalYears: tenant.fiscalYears.map(({ fiscal_id, start_date, end_date }) => ({
      id: String(fiscal_id),
      start: dayOf(start_date),
      end: dayOf(end_date),
      isCurrent: false,
    })),
    leaveTypes: tenant.leaveTypeIds.map((id) => ({ id: String(id), label: `Leave type ${id}` })),
    entitlements: tenant.entitlements.map(({ leave_type_id, fiscal_id, entitlement, transferable }) => ({
      leaveTypeId: String(leave_type_id),
      fiscalId: String(fiscal_id),
      granted: entitlement,
      transferable,
    })),
    entitlementChanges: tenant.entitlementChanges.map(({ leave_type_id, fiscal_id, run_id, changed_on }) => ({
      leaveTypeId: String(leave_type_id),
      fiscalId: String(fiscal_id),
      before: 1_000_000,
      after: null,
      day: dayOf(changed_on),
      runId: run_id,
    })),
    people: people.map((one) => ({
      id: one.employee_id,
      userId: one.user_id,
      label: one.name,
      sortName: one.sortName,
      searchText: foldText(`${one.name} ${one.email} ${one.employee_id}`),
      email: foldText(one.email),
      departmentId: one.department_id === null ? null : String(one.department_id),
      designationId: null,
      teamManagerId: one.team_manager_id === null ? null : String(one.team_manager_id),
      leaveIssuerId: null,
      isRetired: one.isRetired,
      allocationIds: one.allocation_ids.map(String),
    })),
    departments: members(people.map(({ department_id }) => department_id)),
    designations: [],
    teamManagers: members(people.map(({ team_manager_id }) => team_manager_id)),
    leaveIssuers: [],
    allocations: members(people.flatMap(({ allocation_ids }) => allocation_ids)),
  });
  const numbers = (read: (leave: DirtyLeave) => number) => tenant.leaves.map(read);
  return buildState(frame, {
    count: tenant.leaves.length,
    id: Float64Array.from(numbers(({ leave_id }) => leave_id)),
    person: Int32Array.from(numbers(({ employee_id }) => people.findIndex((one) => one.employee_id === employee_id))),
    leaveTypeId: Float64Array.from(numbers(({ leave_type_id }) => leave_type_id)),
    fiscalId: Float64Array.from(numbers(({ fiscal_id }) => fiscal_id)),
    leaveIssuerId: Float64Array.from(numbers(() => Number.NaN)),
    departmentId: Float64Array.from(numbers(() => Number.NaN)),
    designationId: Float64Array.from(numbers(() => Number.NaN)),
    teamManagerId: Float64Array.from(numbers(() => Number.NaN)),
    status: Int32Array.from(numbers(({ status }) => STATUS[status])),
    micro: Int32Array.from(numbers(({ micro }) => micro)),
    start: Int32Array.from(numbers(({ start_date }) => dayOf(start_date))),
    end: Int32Array.from(numbers(({ start_date, dates }) => dayOf(start_date) + dates - 1)),
    requestedAt: Float64Array.from(numbers(({ requested_on }) => dayOf(requested_on) * 86_400_000_000)),
    requestedDay: Int32Array.from(numbers(({ requested_on }) => dayOf(requested_on))),
    updatedAt: Float64Array.from(numbers(() => 0)),
    decisionDays: Float64Array.from(numbers(() => Number.NaN)),
  });
}

function toRosterRows({ workforce, calendars, departures }: TestRosters): RosterRows {
  return {
    key: 'test',
    calendars: calendars as unknown as RosterRows['calendars'],
    workforce: workforce.map(({ employee_id, valid_from, hired_on, left_on, pattern, calendar }) => ({
      employeeId: employee_id,
      validFrom: valid_from,
      hiredOn: hired_on,
      leftOn: left_on,
      pattern,
      calendar,
    })),
    departures: departures.map(({ employee_id, left_on }) => ({ employeeId: employee_id, leftOn: left_on })),
  };
}

/** As `dbo.employees.sort_name` is generated. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}
