import fc from 'fast-check';
import { expect, test } from 'vitest';
import { viewOf } from '../../../../test/mart-view';
import { type OracleWorld, oracleBalance } from '../../../../test/oracles/balance-oracle';
import { isWorkingDate, spreadOverWeek } from '../../../../test/oracles/test-leaves';
import { readPropertyRuns } from '../../../../test/property-runs';
import { addDays, parseLocalDate } from '../../../domain/local-date';
import { computeChosenBalances } from '../../../mart/balances/chosen-balances';
import { buildFrame } from '../../../mart/build/frame';
import { buildState } from '../../../mart/build/leaves';
import { NO_ROSTERS } from '../../../mart/build/rosters';
import type { LeaveRows } from '../../../mart/build/rows';
import { EVERYBODY } from '../../../mart/select/condition';
import { type MartState, STATUS } from '../../../mart/state';
import { answerBalancePage } from './answer-balance-page';
import { answerEmployeeBalances } from './answer-employee-balances';
import type { BalancePageAnswer, BalancePlace, BalanceRow } from './balance.question';

const EMPLOYEES = ['7', '12', 'E-3'];
const LEAVE_TYPES = [1, 2, 5_000_000_000];
const STATUSES = ['APPROVED', 'APPROVED', 'APPROVED', 'REQUESTED', 'REJECTED', 'CANCELLED', 'UNKNOWN'] as const;
const SHARES = [1_000_000, 500_000, 333_333, 333_334];
const days = fc.constantFrom(null, 0, 500_000, 1_000_000, 3_000_000, 4_333_333, 12_000_000);

/**
 * Short fiscal years, so that random dates meet their borders; of uneven lengths, with gaps and overlaps, some that begin or end together,
 * and ids that are not in their order.
 */
const fiscalYears = fc
  .array(
    fc.record({
      gap: fc.oneof(fc.integer({ min: -4, max: 6 }), fc.integer({ min: -40, max: 6 })),
      length: fc.integer({ min: 12, max: 40 }),
      endsWithLast: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((years) => {
    let start = '2021-07-17';
    let lastEnd = '';
    const dated = years.map(({ gap, length, endsWithLast }, at) => {
      const end_date = endsWithLast && lastEnd >= start ? lastEnd : addDays(start, length - 1);
      const year = { fiscal_id: 100 + ((at * 3) % 7), start_date: start, end_date };
      start = addDays(start, Math.max(0, length + gap));
      lastEnd = end_date;
      return year;
    });
    const key = ({ start_date, fiscal_id }: (typeof dated)[number]) => `${start_date} ${fiscal_id}`;
    return dated.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  });

/** Records of a world with the dates of each leave, of which not all take a share of its days. */
type World = Omit<OracleWorld, 'leaves'> & { leaves: (OracleWorld['leaves'][number] & { start_date: string; end_date: string })[] };

const worlds: fc.Arbitrary<{ world: World; asOf: string }> = fiscalYears.chain((years) => {
  const lastYear = years.length - 1;
  const leave = fc.record({
    employee_id: fc.constantFrom(...EMPLOYEES),
    leave_type_id: fc.constantFrom(...LEAVE_TYPES),
    year: fc.integer({ min: 0, max: lastYear }),
    status: fc.constantFrom(...STATUSES),
    offset: fc.integer({ min: -6, max: 44 }),
    shares: fc.array(fc.constantFrom(...SHARES), { minLength: 1, maxLength: 4 }),
  });
  const terms = fc.option(fc.record({ entitlement: days, transferable: days }), { freq: 3 });
  return fc
    .record({
      terms: fc.array(terms, { minLength: LEAVE_TYPES.length * years.length, maxLength: LEAVE_TYPES.length * years.length }),
      retired: fc.array(fc.boolean(), { minLength: EMPLOYEES.length, maxLength: EMPLOYEES.length }),
      leaves: fc.array(leave, { maxLength: 30 }),
      asOf: fc.integer({ min: -10, max: 200 }).map((offset) => addDays('2021-07-17', offset)),
    })
    .map(({ terms: pairs, retired, leaves, asOf }) => ({
      asOf,
      world: {
        fiscalYears: years,
        entitlements: pairs.flatMap((pair, at) => {
          const leave_type_id = LEAVE_TYPES[at % LEAVE_TYPES.length] ?? 0;
          const fiscal_id = years[Math.floor(at / LEAVE_TYPES.length)]?.fiscal_id ?? 0;
          return pair ? [{ leave_type_id, fiscal_id, ...pair }] : [];
        }),
        employees: EMPLOYEES.map((employee_id, at) => ({ employee_id, isRetired: retired[at] ?? false })),
        leaves: leaves.map(({ year, offset, shares, ...rest }, at) => {
          const start_date = addDays(years[year]?.start_date ?? '', offset);
          const end_date = addDays(start_date, shares.length - 1);
          const dates = spreadOverWeek(start_date, shares).map((micro, day) => ({ date: addDays(start_date, day), micro }));
          const fiscal_id = years[year]?.fiscal_id ?? 0;
          return { ...rest, leave_id: 900 - at, fiscal_id, start_date, end_date, days: dates.filter(({ micro }) => micro > 0) };
        }),
      },
    }));
});

const RUNS = readPropertyRuns(200);
const TIMEOUT = 60_000 + RUNS * 100;

test(
  'in thousands of random cells balance and ledger are what plain loops over the records make of them',
  () => {
    let cells = 0;
    fc.assert(
      fc.property(worlds, ({ world, asOf }) => {
        const state = buildWorld(world);
        for (const [year, { fiscal_id }] of world.fiscalYears.entries()) {
          const rows = readBalances(state, { fiscalYearId: String(fiscal_id), asOf, withLedgers: true });
          const byCell = new Map(rows.map(({ employeeId, leaveTypeId, ...balance }) => [`${employeeId} ${leaveTypeId}`, balance]));
          for (const employee_id of EMPLOYEES) {
            for (const leave_type_id of LEAVE_TYPES) {
              const cell = `${employee_id} ${leave_type_id}`;
              expect(byCell.get(cell) ?? null, `${cell} of ${fiscal_id} as of ${asOf}`).toEqual(
                oracleBalance(world, { employee_id, leave_type_id, year }, asOf),
              );
              byCell.delete(cell);
              cells++;
            }
          }
          expect([...byCell.keys()]).toEqual([]);
        }
      }),
      { numRuns: RUNS },
    );
    expect(cells).toBeGreaterThan(20 * RUNS);
  },
  TIMEOUT,
);

test('the same read without ledgers answers the same balances', () => {
  const [{ world, asOf }] = fc.sample(worlds, { numRuns: 1, seed: 11 }) as [{ world: World; asOf: string }];
  const question = { fiscalYearId: String(world.fiscalYears.at(-1)?.fiscal_id), asOf };
  const withLedgers = readBalances(buildWorld(world), { ...question, withLedgers: true });
  const without = readBalances(buildWorld(world), { ...question, withLedgers: false });
  expect(withLedgers.length).toBeGreaterThan(0);
  expect(without).toEqual(withLedgers.map((row) => ({ ...row, ledger: [], ledgerResidual: null })));
});

test('a chosen balance is its available days, for the requested people', () => {
  let known = 0;
  fc.assert(
    fc.property(worlds, fc.constantFrom(...LEAVE_TYPES), ({ world, asOf }, leaveTypeId) => {
      const state = buildWorld(world);
      const fiscalYearId = String(world.fiscalYears[0]?.fiscal_id);
      const balances = readBalances(state, { fiscalYearId, asOf, withLedgers: false });
      const choice = { leaveTypeId: String(leaveTypeId), fiscalYearId, asOf: parseLocalDate(asOf) ?? 0 };
      const available = computeChosenBalances(state, choice, Uint8Array.of(1, 0, 1), () => undefined);
      const expected = EMPLOYEES.map((id, at) => {
        const balance = balances.find((row) => row.employeeId === id && row.leaveTypeId === choice.leaveTypeId);
        return at === 1 || !balance || balance.available === null ? Number.NaN : Math.round(balance.available * 1_000_000);
      });
      expect([...available]).toEqual(expected);
      known += expected.filter((value) => !Number.isNaN(value)).length;
    }),
    { numRuns: 100 },
  );
  expect(known).toBeGreaterThan(50);
});

const ORDERS = ['FORFEIT_RISK_DESC', 'AVAILABLE_DESC', 'AVAILABLE_ASC', 'UTILISATION_DESC', 'UTILISATION_ASC', 'NAME'] as const;
const RANKS: Readonly<Record<(typeof ORDERS)[number], (balance: BalanceRow) => number | null>> = {
  FORFEIT_RISK_DESC: ({ forfeitRisk }) => forfeitRisk && -forfeitRisk,
  AVAILABLE_DESC: ({ available }) => available && -available,
  AVAILABLE_ASC: ({ available }) => available,
  UTILISATION_DESC: ({ utilisation }) => utilisation && -utilisation,
  UTILISATION_ASC: ({ utilisation }) => utilisation,
  NAME: () => 0,
};

test(
  'pages of any size join to all balances in their order, unknown values last, and go on where somebody has left',
  () => {
    fc.assert(
      fc.property(worlds, fc.constantFrom(...ORDERS), fc.integer({ min: 1, max: 4 }), ({ world, asOf }, orderBy, size) => {
        const asked = { fiscalYearId: String(world.fiscalYears.at(-1)?.fiscal_id), asOf, withLedgers: false };
        const state = buildWorld(world);
        const sorted = sortBalances(readBalances(state, asked), orderBy);
        const readPage = (of: MartState, after: BalancePlace | null) => {
          const question = { condition: { choices: {} }, scope: EVERYBODY, ...asked, orderBy, size, after };
          return answerBalancePage.answer(viewOf(of), question) as BalancePageAnswer;
        };
        const walk = (of: MartState, after: BalancePlace | null): BalanceRow[] => {
          const { page } = readPage(of, after);
          const shown = page.slice(0, size).map(({ balance }) => balance);
          return page.length > size ? [...shown, ...walk(of, page[size - 1]?.place ?? null)] : shown;
        };
        expect(walk(state, null)).toEqual(sorted);
        const last = readPage(state, null).page.slice(0, size).at(-1);
        if (!last) return;
        const isLeft = ({ employee_id }: { employee_id: string }) => employee_id !== last.place.employeeId;
        const rest = buildWorld({ ...world, employees: world.employees.filter(isLeft), leaves: world.leaves.filter(isLeft) });
        const expected = sorted.slice(size).filter(({ employeeId }) => employeeId !== last.place.employeeId);
        expect(walk(rest, last.place)).toEqual(expected);
      }),
      { numRuns: RUNS },
    );
  },
  TIMEOUT,
);

function sortBalances(balances: readonly BalanceRow[], orderBy: (typeof ORDERS)[number]): BalanceRow[] {
  const rankOf = (balance: BalanceRow) => RANKS[orderBy](balance) ?? Number.POSITIVE_INFINITY;
  const placeOf = ({ employeeId, leaveTypeId }: BalanceRow) =>
    EMPLOYEES.indexOf(employeeId) * LEAVE_TYPES.length + LEAVE_TYPES.indexOf(Number(leaveTypeId));
  return balances.toSorted((a, b) => {
    const [one, other] = [rankOf(a), rankOf(b)];
    return one === other ? placeOf(a) - placeOf(b) : one - other;
  });
}

function readBalances(state: MartState, asked: { fiscalYearId: string; asOf: string; withLedgers: boolean }): BalanceRow[] {
  const question = { condition: { choices: {} }, scope: EVERYBODY, ...asked };
  return answerEmployeeBalances.answer(viewOf(state), question) as BalanceRow[];
}

/** A state of the mart with the records of the world; people are in the order of EMPLOYEES. */
function buildWorld(world: World): MartState {
  const firstDay = dayOf('2021-06-01');
  const frame = buildFrame({
    version: { dataVersion: '1', key: '1', runId: null, runStartedAt: null },
    sourceTimeZone: 'Asia/Kathmandu',
    calendar: Array.from({ length: 500 }, (_, at) => ({
      day: firstDay + at,
      isWorking: isWorkingDate(addDays('2021-06-01', at)),
      holidayPart: null,
      holidayName: null,
    })),
    rosters: NO_ROSTERS,
    fiscalYears: world.fiscalYears.map(({ fiscal_id, start_date, end_date }) => ({
      id: String(fiscal_id),
      start: dayOf(start_date),
      end: dayOf(end_date),
      isCurrent: false,
    })),
    leaveTypes: LEAVE_TYPES.map((id) => ({ id: String(id), label: `Leave type ${9 - (id % 9)}` })),
    entitlementChanges: [],
    entitlements: world.entitlements.map(({ leave_type_id, fiscal_id, entitlement, transferable }) => ({
      leaveTypeId: String(leave_type_id),
      fiscalId: String(fiscal_id),
      granted: entitlement,
      transferable,
    })),
    people: world.employees.map(({ employee_id, isRetired }, at) => ({
      id: employee_id,
      userId: at,
      label: employee_id,
      sortName: String(EMPLOYEES.indexOf(employee_id)),
      searchText: '',
      email: '',
      departmentId: null,
      designationId: null,
      teamManagerId: null,
      leaveIssuerId: null,
      isRetired,
      allocationIds: [],
    })),
    departments: [],
    designations: [],
    teamManagers: [],
    leaveIssuers: [],
    allocations: [],
  });
  return buildState(frame, listLeaves(world));
}

function listLeaves({ employees, leaves }: World): LeaveRows {
  const numbers = (read: (leave: World['leaves'][number]) => number) => leaves.map(read);
  const person = (leave: World['leaves'][number]) => employees.findIndex(({ employee_id }) => employee_id === leave.employee_id);
  const nothing = numbers(() => Number.NaN);
  return {
    count: leaves.length,
    id: Float64Array.from(numbers(({ leave_id }) => leave_id)),
    person: Int32Array.from(numbers(person)),
    leaveTypeId: Float64Array.from(numbers(({ leave_type_id }) => leave_type_id)),
    fiscalId: Float64Array.from(numbers(({ fiscal_id }) => fiscal_id)),
    leaveIssuerId: Float64Array.from(nothing),
    departmentId: Float64Array.from(nothing),
    designationId: Float64Array.from(nothing),
    teamManagerId: Float64Array.from(nothing),
    status: Int32Array.from(numbers(({ status }) => STATUS[status as keyof typeof STATUS])),
    micro: Int32Array.from(numbers((leave) => leave.days.reduce((sum, { micro }) => sum + micro, 0))),
    start: Int32Array.from(numbers(({ start_date }) => dayOf(start_date))),
    end: Int32Array.from(numbers(({ end_date }) => dayOf(end_date))),
    requestedAt: Float64Array.from(nothing),
    requestedDay: Int32Array.from(nothing),
    updatedAt: Float64Array.from(nothing),
    decisionDays: Float64Array.from(nothing),
  };
}

function dayOf(date: string): number {
  return parseLocalDate(date) ?? 0;
}
