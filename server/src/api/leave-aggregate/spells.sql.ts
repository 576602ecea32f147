import { Prisma } from '../../generated/prisma/client';
import { whereEmployee } from '../filters/leave-filter.sql';
import { type CellIds, type Cut, groupByKeys, isWanted, keyColumns, keyedFacts, keysOf, wantedCells } from './cells.sql';

export interface Spells {
  spellCount: number;
  microDays: number;
}

/**
 * Grain: approved leave. Its spell: approved leaves of one person, of any type, with no working day between them share one.
 * Each leave starts a spell where working days lie between all earlier leaves of the person and its own start.
 */
export function leaveSpells(whose: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select leave_id, sum(begins::int) over (order by employee_id, start_date, end_date, leave_id) as spell
    from (
      select l.leave_id, l.employee_id, l.start_date, l.end_date,
        first.working_day_number - first.is_working_day::int > coalesce(
          max(last.working_day_number) over (
            partition by l.employee_id order by l.start_date, l.end_date, l.leave_id rows between unbounded preceding and 1 preceding
          ), -1) as begins
      from dbo.employee_leaves l
      join dbo.employees e on e.employee_id = l.employee_id
      join mart.calendar_dates first on first.calendar_date = l.start_date
      join mart.calendar_dates last on last.calendar_date = l.end_date
      where l.status = 'APPROVED' and l.retired_at is null and ${whose}
    ) begun`;
}

/** Grain: one of the cells. Distinct spells with at least one day in it, and its leave days, over a cut of approved leave. */
export async function readSpells(tx: Prisma.TransactionClient, cut: Cut, cells: readonly CellIds[]): Promise<Spells[]> {
  const keys = keysOf(cut);
  const rows = await tx.$queryRaw<(Spells & { at: number })[]>(Prisma.sql`
    with facts as (${keyedFacts(cut, Prisma.sql`f.leave_id, f.micro_days`)}),
    spells as (${leaveSpells(whereEmployee(cut.filter, cut.viewer))}),
    measured as (
      select ${keyColumns(keys)} count(distinct spell)::int as spell_count, sum(micro_days)::float8 as micro_days
      from facts join spells using (leave_id)
      ${groupByKeys(keys)}
    )
    select w.at, m.spell_count as "spellCount", coalesce(m.micro_days, 0) as "microDays"
    from ${wantedCells(cells)} w
    join measured m on ${isWanted(Prisma.sql`m`, keys)}`);
  const found = new Map(rows.map((row) => [row.at, row]));
  return cells.map((_, at) => found.get(at) ?? { spellCount: 0, microDays: 0 });
}
