import { statusOf } from '../../../db/leave-status.sql';
import type { PrismaClient } from '../../../db/prisma';
import { REHEARSAL_KEPT_DAYS, type RecordChangeKind, selectRehearsedChanges, selectRunChanges } from '../../../db/run-changes.sql';
import { Prisma } from '../../../generated/prisma/client';
import type { Viewer } from '../../shared/auth/viewer';
import type { IngestRun } from '../../shared/entities/ingest-run.types';
import type { ChangeKind } from './change-kind';
import { isVisible } from './team.sql';

/** What of a caller decides what is read. */
export type Reader = Pick<Viewer, 'role' | 'employeeId'>;

export type DifferentRun = Pick<IngestRun, 'id' | 'dryRun'>;

/** A record by the names of its fields, as landed. */
export type LandedFields = Record<string, unknown>;

export interface RunChangeRow {
  recordId: string;
  kind: RecordChangeKind;
  before: LandedFields | null;
  after: LandedFields | null;
  /** A side is null because it names nobody whom the viewer may see. */
  isSideHidden: boolean;
}

export interface RunComponentRow {
  kind: ChangeKind;
  /** Days in millionths. */
  micro: number;
  leaveCount: number;
  movedLeaves: number;
}

interface ChangesAsked {
  kind: RecordChangeKind | null;
  /** Records with a greater id follow; null: from the beginning. */
  afterId: bigint | null;
  size: number;
}

const BEFORE = Prisma.sql`c.before ->> 'empId'`;
const AFTER = Prisma.sql`c.after ->> 'empId'`;

function changesOf({ id, dryRun }: DifferentRun): Prisma.Sql {
  const changes = dryRun ? selectRehearsedChanges : selectRunChanges;
  return Prisma.sql`(${Prisma.raw(changes(String(BigInt(id))))}) c`;
}

/** Grain: record that the run changed, by id. */
export function readRunChanges(
  prisma: PrismaClient,
  viewer: Reader,
  run: DifferentRun,
  { kind, afterId, size }: ChangesAsked,
): Promise<RunChangeRow[]> {
  return prisma.$queryRaw<RunChangeRow[]>(Prisma.sql`
    select record_id::text as "recordId", kind, case when sees_before then before end as before,
      case when sees_after then after end as after,
      before is not null and not sees_before or after is not null and not sees_after as "isSideHidden"
    from (
      select c.*, ${isVisible(viewer, BEFORE)} as sees_before, ${isVisible(viewer, AFTER)} as sees_after from ${changesOf(run)}
    ) c
    where (before is not null and sees_before or after is not null and sees_after)
      and (${kind}::text is null or kind = ${kind}::text) and record_id > coalesce(${afterId}::bigint, -1)
    order by record_id
    limit ${size}::int`);
}

/** How many records of a kind the run changed. */
export async function countRunChanges(
  prisma: PrismaClient,
  viewer: Reader,
  run: DifferentRun,
  kind: RecordChangeKind | null,
): Promise<number> {
  const [row] = await prisma.$queryRaw<{ count: number }[]>(Prisma.sql`
    select count(*)::int as count from ${changesOf(run)}
    where (c.before is not null and ${isVisible(viewer, BEFORE)} or c.after is not null and ${isVisible(viewer, AFTER)})
      and (${kind}::text is null or c.kind = ${kind}::text)`);
  return row?.count ?? 0;
}

/** Grain: cause that moved approved leave. The steps are those of `list-components.ts`: an edit comes before the change of the status. */
export function readRunComponents(prisma: PrismaClient, viewer: Reader, run: DifferentRun): Promise<RunComponentRow[]> {
  const isApproved = (side: 'c.before' | 'c.after') => Prisma.raw(`${statusOf(`${side} ->> 'status'`)} = 'APPROVED'`);
  const micro = (side: Prisma.Sql) => Prisma.sql`((${side} ->> 'leaveDays')::numeric(12, 6) * 1000000)::bigint`;
  return prisma.$queryRaw<RunComponentRow[]>(Prisma.sql`
    with changes as (
      select c.kind, ${isApproved('c.before')} as was_approved, ${isApproved('c.after')} as is_approved,
        case when ${isVisible(viewer, BEFORE)} then ${micro(Prisma.sql`c.before`)} end as micro_before,
        case when ${isVisible(viewer, AFTER)} then ${micro(Prisma.sql`c.after`)} end as micro_after
      from ${changesOf(run)}
    ), steps as (
      select kind, null::bigint as step_from, case when is_approved then micro_after end as step_to
      from changes where kind in ('NEW', 'RETURNED')
      union all
      select kind, case when was_approved then micro_before end, null from changes where kind = 'RETIRED'
      union all
      select kind, case when was_approved then micro_before end, case when was_approved then micro_after end
      from changes where kind = 'EDITED'
      union all
      select 'STATUS_CHANGED', case when was_approved then micro_after end, case when is_approved then micro_after end
      from changes where kind = 'EDITED'
    )
    select kind, sum(coalesce(step_to, 0) - coalesce(step_from, 0))::float8 as micro,
      (count(step_to) - count(step_from))::int as "leaveCount",
      (count(*) filter (where step_from is distinct from step_to))::int as "movedLeaves"
    from steps
    group by kind`);
}

/** All approved leave before the run. */
export async function readTotalBefore(
  prisma: PrismaClient,
  viewer: Reader,
  { id }: DifferentRun,
): Promise<{ micro: number; count: number }> {
  const [row] = await prisma.$queryRaw<{ micro: number; count: number }[]>(Prisma.sql`
    select coalesce(sum(v.leave_days) * 1000000, 0)::float8 as micro, count(*)::int as count
    from dbo.leave_versions v
    where v.valid_from_run_id < ${id}::bigint and (v.valid_to_run_id is null or v.valid_to_run_id >= ${id}::bigint)
      and ${Prisma.raw(statusOf('v.source_status'))} = 'APPROVED'
      and ${isVisible(viewer, Prisma.sql`v.employee_id`)}`);
  return row ?? { micro: 0, count: 0 };
}

/** The data version before a run and the run that made it; null where the run has no difference: what it is made of was deleted. */
export async function readRunBefore(
  prisma: PrismaClient,
  { id, dryRun }: DifferentRun,
): Promise<{ dataVersion: string; runId: string } | null> {
  const [row] = await prisma.$queryRaw<{ dataVersion: string; runId: string; isKept: boolean }[]>(Prisma.sql`
    select coalesce(r.data_version, 0)::text as "dataVersion", coalesce(r.id, 0)::text as "runId",
      case when ${dryRun} then exists (
          select from ops.rehearsals h
          where h.run_id = ${id}::bigint and h.rehearsed_at >= now() - make_interval(days => ${REHEARSAL_KEPT_DAYS}::int)
        )
        else ${id}::bigint >= v.history_from_run_id end as "isKept"
    from ops.data_version v
    left join lateral (
      select id, data_version from ops.ingest_runs
      where status in ('SUCCEEDED', 'PARTIAL') and not dry_run and id < ${id}::bigint
      order by id desc
      limit 1
    ) r on true`);
  return row?.isKept ? { dataVersion: row.dataVersion, runId: row.runId } : null;
}
