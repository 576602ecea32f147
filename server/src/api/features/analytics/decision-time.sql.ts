import { SOURCE_STATUS_WORDS } from '../../../domain/leave-status';
import { Prisma } from '../../../generated/prisma/client';
import { type CellIds, type Cut, groupByKeys, isWanted, keyColumns, keyedFacts, keysOf, wantedCells } from './cells.sql';
import type { DecisionTime } from './measures.types';

/**
 * Grain: one of the cells. From the end of the run that first brought a leave as REQUESTED to the end of the one that first brought it as APPROVED
 * or REJECTED after that, over the distinct leaves of the cell. A leave that was decided before it was seen as REQUESTED is not observed.
 */
export async function readDecisionTimes(tx: Prisma.TransactionClient, cut: Cut, cells: readonly CellIds[]): Promise<DecisionTime[]> {
  const keys = keysOf(cut);
  const rows = await tx.$queryRaw<(DecisionTime & { at: number })[]>(Prisma.sql`
    with leaves as (select distinct facts.* from (${keyedFacts(cut, Prisma.sql`f.leave_id`)}) facts),
    versions as (
      select v.leave_id, v.valid_from_run_id as run_id,
        coalesce(${JSON.stringify(SOURCE_STATUS_WORDS)}::jsonb ->> upper(v.source_status), 'UNKNOWN') as status
      from mart.leave_versions v
    ),
    -- Grain: leave that was seen as REQUESTED and then decided.
    observed as (
      select leave_id, min(run_id) filter (where status = 'REQUESTED') as requested_run_id,
        min(run_id) filter (where status in ('APPROVED', 'REJECTED')) as decided_run_id
      from versions
      group by leave_id
      having min(run_id) filter (where status = 'REQUESTED') < min(run_id) filter (where status in ('APPROVED', 'REJECTED'))
    ),
    times as (
      select ${keyColumns(keys)} extract(epoch from d.finished_at - r.finished_at)::float8 / 86400 as days
      from leaves
      join observed o using (leave_id)
      join ops.ingest_runs r on r.id = o.requested_run_id
      join ops.ingest_runs d on d.id = o.decided_run_id
    ),
    measured as (
      select ${keyColumns(keys)}
        percentile_cont(0.5) within group (order by days) as median_days,
        percentile_cont(0.9) within group (order by days) as p90_days,
        count(*)::int as observed_count
      from times
      ${groupByKeys(keys)}
    )
    select w.at, m.median_days as "medianDays", m.p90_days as "p90Days", m.observed_count as "observedCount"
    from ${wantedCells(cells)} w
    join measured m on ${isWanted(Prisma.sql`m`, keys)}`);
  const found = new Map(rows.map(({ at, ...row }) => [at, row]));
  return cells.map((_, at) => found.get(at) ?? { medianDays: null, p90Days: null, observedCount: 0 });
}
