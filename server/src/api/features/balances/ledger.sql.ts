import { Prisma } from '../../../generated/prisma/client';
import type { LeaveRelations } from '../../shared/as-known/data-state';

/**
 * The ledgers of the balances in `shown` (rows of `balances`), as common table expressions that end with `ledgers`. Grain of `ledgers`: employee
 * x leave type x fiscal year, with the entries as JSON in their order, and what they leave of `available`: 0, for they add up what it subtracts.
 */
export function defineLedgers({ dayFacts, fiscalYears }: Pick<LeaveRelations, 'dayFacts' | 'fiscalYears'>, asOf: string): Prisma.Sql {
  return Prisma.sql`
    -- Grain: one entry. Granted days are positive, leave is negative; place is the order of the parts of a ledger.
    entries as (
      select s.employee_id, s.leave_type_id, s.fiscal_id, 1 as place, 'ENTITLEMENT' as kind, y.start_date as entry_date, null::date as last_date,
        null::bigint as leave_id, s.entitlement as days
      from shown s
      join ${fiscalYears} y on y.fiscal_id = s.fiscal_id
      union all
      select s.employee_id, s.leave_type_id, s.fiscal_id, 2, 'CARRY_OVER', y.start_date, null, null, s.carried_in
      from shown s
      join ${fiscalYears} y on y.fiscal_id = s.fiscal_id
      where s.carried_in is distinct from 0
      union all
      select s.employee_id, s.leave_type_id, s.fiscal_id, case k.kind when 'PENDING' then 4 else 3 end, k.kind, min(f.leave_date), max(f.leave_date),
        f.leave_id, -sum(f.micro_days)
      from shown s
      join ${dayFacts} f on f.employee_id = s.employee_id and f.leave_type_id = s.leave_type_id and f.fiscal_id = s.fiscal_id
      cross join lateral (
        select case when f.status = 'REQUESTED' then 'PENDING' when f.leave_date <= ${asOf}::date then 'TAKEN' else 'SCHEDULED' end as kind
      ) k
      where f.status in ('APPROVED', 'REQUESTED')
      group by s.employee_id, s.leave_type_id, s.fiscal_id, f.leave_id, k.kind
    ),
    running as (
      select e.*, coalesce(sum(e.days) filter (where e.kind <> 'PENDING') over (
        partition by e.employee_id, e.leave_type_id, e.fiscal_id order by e.place, e.entry_date, e.leave_id
      ), 0) as total
      from entries e
    ),
    ledgers as (
      select s.employee_id, s.leave_type_id, s.fiscal_id,
        jsonb_agg(jsonb_build_object(
          'kind', r.kind, 'date', r.entry_date::text, 'lastDate', r.last_date::text, 'leaveId', r.leave_id::text,
          'days', r.days::float8 / 1000000,
          'balance', case when s.entitlement is not null then r.total::float8 / 1000000 end
        ) order by r.place, r.entry_date, r.leave_id) as entries,
        (s.available - coalesce(sum(r.days) filter (where r.kind <> 'PENDING'), 0))::float8 / 1000000 as residual
      from shown s
      join running r on r.employee_id = s.employee_id and r.leave_type_id = s.leave_type_id and r.fiscal_id = s.fiscal_id
      group by s.employee_id, s.leave_type_id, s.fiscal_id, s.entitlement, s.available
    )`;
}
