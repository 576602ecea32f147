import { Prisma } from '../../../generated/prisma/client';
import { TODAY } from '../../shared/as-known/data-state';
import { defineBalances } from '../../shared/entities/balance.sql';
import type { ChosenBalance } from './balance-choice';

/**
 * Grain: each of the people; `available` of the leave type in the fiscal year in millionths of a day, null for those without such a balance and
 * where no entitlement is known. Everybody is in it so that a planner knows how many there are: of balances alone it expects a handful, and looks
 * through all of them once for each person, seconds for 5,000.
 * @param people a condition over `employees e`
 */
export function selectChosenBalance({ leaveType, fiscalYear }: ChosenBalance, people: Prisma.Sql, today: string): Prisma.Sql {
  return Prisma.sql`
    with recursive ${defineBalances({
      relations: TODAY.relations,
      employees: people,
      leaveTypes: Prisma.sql`t.leave_type_id = ${leaveType.id}::text::bigint`,
      fiscalIds: fiscalYear ? [fiscalYear.id] : [],
      asOf: today,
    })}
    select x.employee_id, max(x.available) as available
    from (
      select b.employee_id, b.available::bigint as available from balances b
      union all
      select p.employee_id, null from people p
    ) x
    group by x.employee_id`;
}
