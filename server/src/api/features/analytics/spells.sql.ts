import { Prisma } from '../../../generated/prisma/client';
import { leaveSpells } from '../../shared/entities/leave-spells.sql';
import { whereEmployee } from '../../shared/filters/leave-filter.sql';
import { type CellIds, type Cut, groupByKeys, isWanted, keyColumns, keyedFacts, keysOf, wantedCells } from './cells.sql';

export interface Spells {
  spellCount: number;
  microDays: number;
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
