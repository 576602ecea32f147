import { Prisma } from '../../generated/prisma/client';
import { TODAY } from '../as-known/data-state';
import { defineBalances } from '../entities/balance.sql';
import type { ChosenBalance } from './balance-choice';

/**
 * Grain: one of the people with a balance of the leave type in the fiscal year; `available` in millionths of a day, null where no entitlement is
 * known.
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
    select b.employee_id, b.available::bigint as available from balances b`;
}
