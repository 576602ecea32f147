import type { PrismaClient } from '../../../db/prisma';
import { Prisma } from '../../../generated/prisma/client';

export interface DataStatusRow {
  dataVersion: string;
  firstDataVersion: string | null;
  changedAt: Date | null;
  lastSuccessAt: Date | null;
  ageSeconds: number | null;
  complete: boolean;
  quarantinedCount: number;
  heldRetirementCount: number;
  vanishedRecordCount: number;
  windowStart: string | null;
  windowEnd: string | null;
  outsideWindowCount: number;
  driftFields: string[];
  unknownStatuses: { sourceStatus: string; leaveCount: number }[];
}

/**
 * Grain: one row, from one snapshot. Accepted runs are SUCCEEDED and PARTIAL ones; dry runs accept nothing, and a run that takes in a file
 * asks no source.
 */
export async function readDataStatus(prisma: PrismaClient): Promise<DataStatusRow> {
  const [row] = await prisma.$queryRaw<DataStatusRow[]>(Prisma.sql`
    select v.version::text as "dataVersion",
      (select min(f.data_version)::text from ops.ingest_runs f where f.trigger <> 'WORKFORCE' and not f.dry_run) as "firstDataVersion",
        v.changed_at as "changedAt", r.finished_at as "lastSuccessAt",
      case when r.finished_at is not null then floor(greatest(0, extract(epoch from now() - r.finished_at)))::int end as "ageSeconds",
        coalesce(r.complete, false) as complete,
      (select count(*) from ops.quarantined_records q where q.last_seen_at is null)::int as "quarantinedCount",
      (select count(*) from ops.missing_records m where m.is_held and m.confirmed_at is null)::int as "heldRetirementCount",
      (select count(*) from ops.missing_records m where m.is_vanished and m.confirmed_at is null)::int as "vanishedRecordCount",
      r.window_start::text as "windowStart", r.window_end::text as "windowEnd", coalesce(r.outside_window, 0) as "outsideWindowCount",
      (select coalesce(array_agg(d.field order by d.field collate "C"), '{}') from ops.drift_fields d)::text[] as "driftFields",
      (
        select coalesce(json_agg(json_build_object('sourceStatus', u.word, 'leaveCount', u.count) order by u.count desc,
          u.word collate "C"), '[]')
        from (
          select l.source_status as word, count(*)::int as count
          from dbo.employee_leaves l where l.status = 'UNKNOWN' and l.retired_at is null group by l.source_status
        ) u
      ) as "unknownStatuses"
    from ops.data_version v
    left join lateral (
      select finished_at, complete, window_start, window_end, outside_window from ops.ingest_runs where status in ('SUCCEEDED', 'PARTIAL')
        and not dry_run and trigger <> 'WORKFORCE' order by id desc limit 1
    ) r on true`);
  if (!row) throw new Error('ops.data_version has no row');
  return row;
}
