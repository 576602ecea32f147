import { Prisma } from '../../../generated/prisma/client';
import { type CellIds, type Cut, groupByKeys, isWanted, keyColumns, keyedFacts, keysOf, wantedCells } from './cells.sql';
import type { RequestDates } from './measures.types';

/**
 * Grain: one of the cells. The dates, in the time zone of the source, on which the distinct leaves of the cell were requested. The median is
 * the date of a leave, so that half of them have been waiting no longer than since then.
 */
export async function readRequestDates(
  tx: Prisma.TransactionClient,
  cut: Cut,
  cells: readonly CellIds[],
  timeZone: string,
): Promise<RequestDates[]> {
  const keys = keysOf(cut);
  const rows = await tx.$queryRaw<(RequestDates & { at: number })[]>(Prisma.sql`
    with leaves as (select distinct facts.* from (${keyedFacts(cut, Prisma.sql`f.leave_id`)}) facts),
    requests as (
      select ${keyColumns(keys)} (l.created_at at time zone ${timeZone}::text)::date as requested_on
      from leaves join dbo.employee_leaves l using (leave_id)
    ),
    measured as (
      select ${keyColumns(keys)} min(requested_on) as earliest, percentile_disc(0.5) within group (order by requested_on desc) as median
      from requests
      ${groupByKeys(keys)}
    )
    select w.at, m.earliest::text, m.median::text
    from ${wantedCells(cells)} w
    join measured m on ${isWanted(Prisma.sql`m`, keys)}`);
  const found = new Map(rows.map(({ at, ...row }) => [at, row]));
  return cells.map((_, at) => found.get(at) ?? { earliest: null, median: null });
}
