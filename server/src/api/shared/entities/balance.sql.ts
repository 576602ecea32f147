import { Prisma } from '../../../generated/prisma/client';
import type { LeaveRelations } from '../as-known/data-state';
import { leaveStretches } from './leave-stretches.sql';

/** Which balances are asked for. */
export interface BalanceScope {
  relations: Pick<LeaveRelations, 'leaves' | 'dayFacts' | 'employees' | 'leaveTypes' | 'entitlements' | 'fiscalYears'>;
  /** A condition over `employees e`. */
  employees: Prisma.Sql;
  /** Whether that leaves few of them: their day facts are then found by person, and not put together for everybody. */
  isOfFew?: boolean;
  /** A condition over leave types `t`, of which nothing but `leave_type_id` is known. */
  leaveTypes: Prisma.Sql;
  fiscalIds: readonly string[];
  /** The business date: leave dated up to it is taken, leave after it is scheduled. */
  asOf: string;
}

/**
 * The one definition of a balance, as common table expressions that end with `balances`; to follow `with recursive`. Grain of `balances`:
 * employee x leave type x fiscal year. Days are whole millionths (bigint).
 *
 * With E = entitlement, X = transferable days, U = approved days charged to the fiscal year, and carried days used first:
 *   unused(y) = max(0, E(y) - max(0, U(y) - C(y))),  C(y + 1) = min(X(y), unused(y)).
 * C is null (unknown, and counts as 0) up to the person's first observed year and where X is null, but 0 where X is 0.
 *
 * Who has a balance: employees who are not retired, and any with leave in the fiscal year. Of what: every leave type with an entitlement, and
 * those without one where days were used, asked for or carried in.
 */
export function defineBalances({ relations, employees, isOfFew = false, leaveTypes, fiscalIds, asOf }: BalanceScope): Prisma.Sql {
  const leave = isOfFew ? relations.dayFacts : leaveStretches(relations, { unit: 'LEAVE', from: null, to: asOf });
  return Prisma.sql`
    years as (
      select y.fiscal_id, y.start_date, y.end_date, row_number() over (order by y.start_date, y.fiscal_id)::int as year_number
      from ${relations.fiscalYears} y
    ),
    asked_years as (
      select y.fiscal_id, y.year_number,
        -- The dates gone by, the business date included, in all dates of the fiscal year.
        greatest(0, least(y.end_date, ${asOf}::date) - y.start_date + 1)::float8 / (y.end_date - y.start_date + 1) as elapsed_share,
        coalesce(before.end_date >= ${asOf}::date, false) as follows_open_year
      from years y
      left join years before on before.year_number = y.year_number - 1
      where y.fiscal_id = any(${fiscalIds}::text[]::bigint[])
    ),
    people as materialized (
      select e.employee_id, e.retired_at is not null as is_retired from ${relations.employees} e where ${employees}
    ),
    -- Grain: employee x leave type x fiscal year with any record. The whole leave is charged to its record's own fiscal year.
    used_days as materialized (
      select f.employee_id, f.leave_type_id, f.fiscal_id,
        sum(f.micro_days) filter (where f.status = 'APPROVED') as approved,
        sum(f.micro_days) filter (where f.status = 'APPROVED' and f.leave_date <= ${asOf}::date) as taken,
        sum(f.micro_days) filter (where f.status = 'REQUESTED') as pending
      from ${leave} f
      join people p on p.employee_id = f.employee_id
      group by f.employee_id, f.leave_type_id, f.fiscal_id
    ),
    -- Grain: employee with any record.
    observed as materialized (
      select u.employee_id, min(y.year_number) as first_year, array_agg(y.year_number) as year_numbers
      from used_days u join years y on y.fiscal_id = u.fiscal_id
      group by u.employee_id
    ),
    -- Grain: employee x leave type with any record. In arrays, so that the years of a chain are walked without a join.
    usage as materialized (
      select u.employee_id, u.leave_type_id, array_agg(y.year_number) as year_numbers,
        array_agg(u.approved) as approved, array_agg(u.taken) as taken, array_agg(u.pending) as pending
      from used_days u join years y on y.fiscal_id = u.fiscal_id
      group by u.employee_id, u.leave_type_id
    ),
    stated_terms as (
      select n.leave_type_id, y.year_number,
        (n.default_days * 1000000)::bigint as entitlement, (n.transferable_days * 1000000)::bigint as transferable
      from ${relations.entitlements} n
      join years y on y.fiscal_id = n.fiscal_id
    ),
    -- Grain: leave type x fiscal year, from the year before the first one (0) on. Without a record: as the nearest earlier year, else the
    -- nearest later one.
    yearly_terms as (
      select t.leave_type_id, n.year_number, s.entitlement, s.transferable, coalesce(s.year_number <> n.year_number, false) as is_assumed
      from ${relations.leaveTypes} t
      cross join (select 0 as year_number union all select y.year_number from years y) n
      left join lateral (
        select s.entitlement, s.transferable, s.year_number
        from stated_terms s
        where s.leave_type_id = t.leave_type_id
        order by s.year_number > n.year_number, abs(s.year_number - n.year_number)
        limit 1
      ) s on true
      where ${leaveTypes}
    ),
    -- Grain: leave type; [y] is of the fiscal year y, in transferable_before of the one before it. A chain need not begin earlier than with the
    -- last asked year that nothing is carried into.
    terms as materialized (
      select t.leave_type_id,
        array_agg(t.entitlement order by t.year_number) filter (where t.year_number > 0) as entitlement,
        array_agg(t.is_assumed order by t.year_number) filter (where t.year_number > 0) as is_assumed,
        array_agg(t.transferable order by t.year_number) filter (where t.year_number > 0) as transferable,
        array_agg(t.transferable order by t.year_number) as transferable_before,
        coalesce(max(t.year_number + 1) filter (where t.transferable = 0 and t.year_number < a.first_year), 1) as chain_start,
        a.first_year as first_asked_year
      from yearly_terms t
      cross join (select min(year_number) as first_year, max(year_number) as last_year from asked_years) a
      group by t.leave_type_id, a.first_year
    ),
    -- Grain: employee x leave type x fiscal year, up to the last asked one. A row carries all that the next year is computed from: a join would be
    -- planned for the few rows that a planner expects of a recursion.
    chains (employee_id, leave_type_id, year_number, carried_in, first_year, only_years, year_numbers, approved, taken, pending) as (
      select p.employee_id, t.leave_type_id, b.year_number, case when t.transferable_before[b.year_number] = 0 then 0::bigint end, o.first_year,
        case when p.is_retired then coalesce(o.year_numbers, '{}') end,
        u.year_numbers, u.approved, u.taken, u.pending
      from people p
      cross join terms t
      left join observed o on o.employee_id = p.employee_id
      left join usage u on u.employee_id = p.employee_id and u.leave_type_id = t.leave_type_id
      cross join lateral (select greatest(t.chain_start, least(o.first_year, t.first_asked_year)) as year_number) b
      union all
      select c.employee_id, c.leave_type_id, c.year_number + 1,
        case
          when t.transferable[c.year_number] = 0 then 0::bigint
          when c.year_number + 1 > c.first_year then
            -- least() would take a null for the greater one.
            case when t.transferable[c.year_number] is not null then least(t.transferable[c.year_number], r.unused) when r.unused = 0 then 0::bigint end
        end,
        c.first_year, c.only_years, c.year_numbers, c.approved, c.taken, c.pending
      from chains c
      join terms t on t.leave_type_id = c.leave_type_id
      cross join lateral (
        select greatest(0, coalesce(t.entitlement[c.year_number], 0)
          - greatest(0, coalesce(c.approved[array_position(c.year_numbers, c.year_number)], 0) - coalesce(c.carried_in, 0))) as unused
      ) r
      where c.year_number < (select max(a.year_number) from asked_years a)
    ),
    parts as (
      select c.employee_id, c.leave_type_id, y.fiscal_id, y.elapsed_share, c.carried_in,
        t.entitlement[y.year_number] as entitlement, t.transferable[y.year_number] as transferable, t.is_assumed[y.year_number] as is_assumed,
        y.follows_open_year and t.transferable_before[y.year_number] is distinct from 0 and c.carried_in is not null as is_projected,
        coalesce(c.first_year <= y.year_number, false) as is_observed,
        coalesce(c.approved[u.place], 0) as approved, coalesce(c.taken[u.place], 0) as taken, coalesce(c.pending[u.place], 0) as pending
      from chains c
      join asked_years y on y.year_number = c.year_number
      join terms t on t.leave_type_id = c.leave_type_id
      cross join lateral (select array_position(c.year_numbers, c.year_number) as place) u
      where (c.only_years is null or c.year_number = any(c.only_years))
        and (t.entitlement[y.year_number] > 0 or c.carried_in > 0 or c.approved[u.place] > 0 or c.pending[u.place] > 0)
    ),
    balances as (
      select b.employee_id, b.leave_type_id, b.fiscal_id, b.entitlement, b.transferable, b.is_assumed, b.carried_in, b.is_projected, b.is_observed,
        b.taken, b.approved - b.taken as scheduled, b.pending,
        b.entitlement + coalesce(b.carried_in, 0) - b.approved as available,
        b.entitlement + coalesce(b.carried_in, 0) - b.approved - b.pending as if_approved,
        r.unused, r.unused_carried_in,
        case
          when r.unused = 0 or (r.unused > 0 and b.transferable is not null) then greatest(0, r.unused - coalesce(b.transferable, 0)) + coalesce(r.unused_carried_in, 0)
        end as forfeit_risk,
        q.utilisation, q.utilisation / nullif(b.elapsed_share, 0) as pace
      from parts b
      -- greatest() would leave a null out.
      cross join lateral (
        select
          case when b.entitlement is not null then greatest(0, b.entitlement - greatest(0, b.approved - coalesce(b.carried_in, 0))) end as unused,
          case when b.carried_in is not null then greatest(0, b.carried_in - b.approved) end as unused_carried_in
      ) r
      cross join lateral (
        select b.approved::float8 / nullif(b.entitlement + coalesce(b.carried_in, 0), 0) as utilisation
      ) q
    )`;
}
