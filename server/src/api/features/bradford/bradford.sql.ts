import { Prisma } from '../../../generated/prisma/client';
import type { Viewer } from '../../shared/auth/viewer';
import { leaveSpells } from '../../shared/entities/leave-spells.sql';
import type { CheckedFilter } from '../../shared/filters/checked-filter';
import { whereEmployee, whereLeave } from '../../shared/filters/leave-filter.sql';

/**
 * Grain: employee with leave under the filter, which names APPROVED alone and the 52 weeks. Spells are formed over all approved leave of a
 * person before the filter cuts. Highest factor first, then by empId.
 */
export function selectBradford(filter: CheckedFilter, viewer: Viewer, limit: number): Prisma.Sql {
  return Prisma.sql`
    with spells as (${leaveSpells(whereEmployee(filter, viewer))})
    select t.employee_id as "employeeId", t.spell_count::int as "spellCount", t.micro_days::float8 / 1000000 as "leaveDays",
      (t.spell_count * t.spell_count * t.micro_days)::float8 / 1000000 as factor
    from (
      select f.employee_id, count(distinct s.spell) as spell_count, sum(f.micro_days) as micro_days
      from mart.leave_day_facts f
      join dbo.employees e on e.employee_id = f.employee_id
      join spells s on s.leave_id = f.leave_id
      where ${whereLeave(filter, viewer)}
      group by f.employee_id
    ) t
    order by factor desc, t.employee_id
    limit ${limit}::int`;
}
