import { Prisma } from '../../../generated/prisma/client';
import { type CellIds, type Cut, groupByKeys, isWanted, keyColumns, keyedFacts, keysOf, wantedCells } from './cells.sql';
import type { LeadTime } from './measures.types';

/**
 * Grain: one of the cells. From the date on which a leave was requested, in the time zone of the source, to its first date, over the distinct
 * leaves of the cell.
 */
export async function readLeadTimes(
  tx: Prisma.TransactionClient,
  cut: Cut,
  cells: readonly CellIds[],
  timeZone: string,
): Promise<LeadTime[]> {
  const keys = keysOf(cut);
  const rows = await tx.$queryRaw<(LeadTime & { at: number })[]>(Prisma.sql`
    with leaves as (select distinct facts.* from (${keyedFacts(cut, Prisma.sql`f.leave_id`)}) facts),
    leads as (
      select ${keyColumns(keys)} l.start_date - (l.created_at at time zone ${timeZone}::text)::date as days
      from leaves join dbo.employee_leaves l using (leave_id)
    ),
    measured as (
      select ${keyColumns(keys)}
        percentile_cont(0.5) within group (order by days) as median_days,
        percentile_cont(0.9) within group (order by days) as p90_days,
        count(*)::int as leave_count,
        (count(*) filter (where days < 0))::int as retroactive_count
      from leads
      ${groupByKeys(keys)}
    )
    select w.at, m.median_days as "medianDays", m.p90_days as "p90Days", m.leave_count as "leaveCount",
      m.retroactive_count as "retroactiveCount"
    from ${wantedCells(cells)} w
    join measured m on ${isWanted(Prisma.sql`m`, keys)}`);
  const found = new Map(rows.map(({ at, ...row }) => [at, row]));
  return cells.map((_, at) => found.get(at) ?? { medianDays: null, p90Days: null, leaveCount: 0, retroactiveCount: 0 });
}
