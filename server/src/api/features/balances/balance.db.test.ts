import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../../../test/database';
import { balanceByHand, type OracleWorld } from '../../../../test/oracles/balance-oracle';
import { readPropertyRuns } from '../../../../test/property-runs';
import { createPrisma, type PrismaClient } from '../../../db/prisma';
import { addDays } from '../../../domain/local-date';
import { Prisma } from '../../../generated/prisma/client';
import { type DataState, TODAY } from '../../shared/as-known/data-state';
import { readEmployeeBalances } from './employee-balances.sql';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let prisma: PrismaClient;
beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url);
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

const EMPLOYEES = ['7', '12', 'E-3'];
const LEAVE_TYPES = [1, 2, 5_000_000_000];
const STATUSES = ['APPROVED', 'APPROVED', 'APPROVED', 'REQUESTED', 'REJECTED', 'CANCELLED', 'UNKNOWN'];
const SHARES = [1_000_000, 500_000, 333_333, 333_334];
const days = fc.constantFrom(null, 0, 500_000, 1_000_000, 3_000_000, 4_333_333, 12_000_000);

/** Short fiscal years, so that random dates meet their borders; of uneven lengths, with gaps and overlaps, and ids that are not in their order. */
const fiscalYears = fc
  .array(fc.record({ gap: fc.integer({ min: -4, max: 6 }), length: fc.integer({ min: 12, max: 40 }) }), { minLength: 1, maxLength: 5 })
  .map((years) => {
    let start = '2021-07-17';
    return years.map(({ gap, length }, at) => {
      const year = { fiscal_id: 100 + ((at * 3) % 7), start_date: start, end_date: addDays(start, length - 1) };
      start = addDays(start, length + gap);
      return year;
    });
  });

const worlds: fc.Arbitrary<{ world: OracleWorld; asOf: string }> = fiscalYears.chain((years) => {
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
        leaves: leaves.map(({ year, offset, shares, ...rest }, at) => ({
          ...rest,
          leave_id: 900 - at,
          fiscal_id: years[year]?.fiscal_id ?? 0,
          days: shares.map((micro, day) => ({ date: addDays(years[year]?.start_date ?? '', offset + day), micro })),
        })),
      },
    }));
});

const RUNS = readPropertyRuns(200);

test(
  'in thousands of random cells balance and ledger are what plain loops over the records make of them',
  async () => {
    let cells = 0;
    await fc.assert(
      fc.asyncProperty(worlds, async ({ world, asOf }) => {
        for (const [year, { fiscal_id }] of world.fiscalYears.entries()) {
          const rows = await readEmployeeBalances(prisma, stateOf(world), {
            employees: Prisma.sql`true`,
            fiscalId: String(fiscal_id),
            asOf,
            withLedgers: true,
          });
          const byCell = new Map(rows.map(({ employeeId, leaveTypeId, ...balance }) => [`${employeeId} ${leaveTypeId}`, balance]));
          for (const employee_id of EMPLOYEES) {
            for (const leave_type_id of LEAVE_TYPES) {
              const cell = `${employee_id} ${leave_type_id}`;
              expect(byCell.get(cell) ?? null, `${cell} of ${fiscal_id} as of ${asOf}`).toEqual(
                balanceByHand(world, { employee_id, leave_type_id, year }, asOf),
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
  60_000 + RUNS * 1_000,
);

test('the same read without ledgers answers the same balances', async () => {
  const [{ world, asOf }] = fc.sample(worlds, { numRuns: 1, seed: 11 }) as [{ world: OracleWorld; asOf: string }];
  const question = { employees: Prisma.sql`true`, fiscalId: String(world.fiscalYears.at(-1)?.fiscal_id), asOf };
  const withLedgers = await readEmployeeBalances(prisma, stateOf(world), { ...question, withLedgers: true });
  const without = await readEmployeeBalances(prisma, stateOf(world), { ...question, withLedgers: false });
  const byCell = (rows: typeof without) => new Map(rows.map((row) => [`${row.employeeId} ${row.leaveTypeId}`, row]));
  expect(withLedgers.length).toBeGreaterThan(0);
  expect(byCell(without)).toEqual(byCell(withLedgers.map((row) => ({ ...row, ledger: [], ledgerResidual: null }))));
});

/** A state of the data whose relations are the records of the world, in no table. */
function stateOf(world: OracleWorld): DataState {
  const rowsOf = (table: Prisma.Sql, rows: object[]) =>
    Prisma.sql`(select * from jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows)}::text::jsonb))`;
  const facts = world.leaves.flatMap(({ days: dates, ...leave }) =>
    dates.map(({ date, micro }) => ({ ...leave, leave_date: date, micro_days: micro })),
  );
  const entitlements = world.entitlements.map(({ entitlement, transferable, ...pair }) => ({
    ...pair,
    default_days: entitlement === null ? null : entitlement / 1_000_000,
    transferable_days: transferable === null ? null : transferable / 1_000_000,
  }));
  const employees = world.employees.map(({ employee_id, isRetired }) => ({ employee_id, retired_at: isRetired ? '2024-01-01' : null }));
  return {
    ...TODAY,
    relations: {
      ...TODAY.relations,
      dayFacts: rowsOf(Prisma.sql`mart.leave_day_facts`, facts),
      employees: rowsOf(Prisma.sql`dbo.employees`, employees),
      leaveTypes: rowsOf(
        Prisma.sql`dbo.leave_types`,
        LEAVE_TYPES.map((leave_type_id) => ({ leave_type_id })),
      ),
      entitlements: rowsOf(Prisma.sql`dbo.leave_entitlements`, entitlements),
      fiscalYears: rowsOf(Prisma.sql`dbo.fiscal_year`, world.fiscalYears),
    },
  };
}
