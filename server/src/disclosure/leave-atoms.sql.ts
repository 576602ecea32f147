import { type DataState, readAtOnce } from '../api/shared/as-known/data-state';
import type { LeaveStatus } from '../api/shared/filters/leave-status.enum';
import type { PrismaClient } from '../db/prisma';
import { Prisma } from '../generated/prisma/client';
import type { PersonLeave } from './cut-into-cells';

/** All leave of one status in one state of the data, cut into atoms, and the data version of that state. */
export async function readLeaveAtoms(prisma: PrismaClient, state: DataState, status: LeaveStatus) {
  const [versions, rows] = await readAtOnce(
    prisma,
    [state],
    [prisma.$queryRaw<{ version: string }[]>(state.selectVersion), prisma.$queryRaw<AtomRow[]>(selectAtoms(state, status))],
  );
  const people = rows.map(({ allocations, atoms }): PersonLeave => ({ allocations, atoms: atoms.map((atom) => atom.split('|')) }));
  return { dataVersion: versions[0]?.version ?? '0', people };
}

interface AtomRow {
  allocations: string[];
  atoms: string[];
}

/** Grain: one person with leave of the status; each atom one combination of values, in the order of TABLE_DIMENSIONS. No value holds a "|". */
function selectAtoms({ relations }: DataState, status: LeaveStatus): Prisma.Sql {
  return Prisma.sql`
    select
      array(
        select a.allocation_id::text from ${relations.employeeAllocations} a where a.employee_id = e.employee_id order by a.allocation_id
      ) as allocations,
      array_agg(concat(
        f.fiscal_id, '|', f.year_month, '|', f.weekday, '|', f.leave_type_id, '|',
        e.department_id, '|', e.designation_id, '|', e.team_manager_id, '|', f.leave_issuer_id
      ) order by f.fiscal_id, f.year_month, f.weekday, f.leave_type_id, f.leave_issuer_id) as atoms
    from (
      select distinct employee_id, fiscal_id, to_char(leave_date, 'YYYY-MM') as year_month, extract(isodow from leave_date)::int as weekday,
        leave_type_id, leave_issuer_id
      from ${relations.dayFacts}
      where status = ${status}
    ) f
    join ${relations.employees} e on e.employee_id = f.employee_id
    group by e.employee_id, e.department_id, e.designation_id, e.team_manager_id
    order by e.employee_id`;
}
