import { Prisma } from '../../../generated/prisma/client';
import { defineBalances } from '../../shared/entities/balance.sql';
import { readFiscalYears } from '../../shared/filters/fiscal-years';
import { anyOf, whereEmployee } from '../../shared/filters/leave-filter.sql';
import { type BalanceUse, isOfOneYear } from './balance-use';
import {
  type CellIds,
  type Cut,
  groupByKeys,
  isAskedAllocation,
  isWanted,
  joinAllocations,
  keyColumns,
  keysOf,
  list,
  wantedCells,
} from './cells.sql';

/**
 * Grain: one of the cells, over a cut of whole balances: those of the people, leave types and fiscal years of the cell, of people who are
 * observed in the year, with an entitlement that is stated.
 * @param today the business date.
 */
export async function readBalanceUse(
  tx: Prisma.TransactionClient,
  cut: Cut,
  cells: readonly CellIds[],
  today: string,
): Promise<BalanceUse[]> {
  const { filter, viewer, source } = cut;
  const { relations } = source;
  const keys = keysOf(cut);
  const fiscalIds = filter.fiscalYears?.ids ?? (await readFiscalYears(tx)).map(({ id }) => id);
  const rows = await tx.$queryRaw<(Omit<BalanceUse, 'isOfOneYear'> & { at: number })[]>(Prisma.sql`
    with recursive ${defineBalances({
      relations,
      employees: whereEmployee(filter, viewer, relations),
      leaveTypes: anyOf(Prisma.sql`t.leave_type_id`, filter.leaveTypes, 'bigint') ?? Prisma.sql`true`,
      fiscalIds,
      asOf: today,
    })},
    facts as (
      select ${list(
        keys.map(({ key, name }) => Prisma.sql`${key} as ${name}`),
        true,
      )}
        f.taken + f.scheduled as used, f.entitlement + coalesce(f.carried_in, 0) as allowance, y.elapsed_share
      from (select b.*, 'APPROVED' as status from balances b where b.is_observed and b.entitlement is not null) f
      join asked_years y on y.fiscal_id = f.fiscal_id
      join ${relations.employees} e on e.employee_id = f.employee_id
      ${joinAllocations(cut)}
      where ${isAskedAllocation(cut)}
    ),
    measured as (
      select ${keyColumns(keys)} sum(used)::float8 as used, sum(allowance)::float8 as allowance, min(elapsed_share) as elapsed_share
      from facts
      ${groupByKeys(keys)}
    )
    select w.at, coalesce(m.used, 0) as "usedMicroDays", coalesce(m.allowance, 0) as "allowanceMicroDays", m.elapsed_share as "elapsedShare"
    from ${wantedCells(cells)} w
    join measured m on ${isWanted(Prisma.sql`m`, keys)}`);
  const found = new Map(rows.map(({ at, ...use }) => [at, use]));
  const nothing = { usedMicroDays: 0, allowanceMicroDays: 0, elapsedShare: null };
  return cells.map((_, at) => ({ ...(found.get(at) ?? nothing), isOfOneYear: isOfOneYear(cut) }));
}
