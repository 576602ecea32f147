import { selectDayFacts } from '../../../db/day-facts.sql';
import { SOURCE_STATUS_WORDS } from '../../../domain/leave-status';
import { Prisma } from '../../../generated/prisma/client';

// Temporary tables of one transaction, each with the states side by side: `run_id` names the run after which a row held.

/**
 * Grain: run x leave that was known after it and not retired, with the content that held. `recency` orders records by what decides what a
 * person or a word is: the newest `updatedAt`, then the highest id; its last part finds the version again.
 */
export function createKnownLeaves(runIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    create temporary table known_leaves on commit drop as
    select known.run_id, v.leave_id, array[(extract(epoch from v.source_updated_at) * 1000)::bigint, v.leave_id, v.valid_from_run_id] as recency,
      v.valid_from_run_id, v.employee_id, v.designation_id, v.team_manager_id, v.leave_issuer_id, v.default_leave_issuer_id,
      v.current_leave_issuer_id, v.leave_type_id, v.fiscal_id, v.start_date, v.end_date, v.leave_days, v.created_at,
      v.updated_at, null::timestamptz as retired_at,
      coalesce(${JSON.stringify(SOURCE_STATUS_WORDS)}::jsonb ->> upper(v.source_status), 'UNKNOWN') as status
    from unnest(${runIds}::text[]::bigint[]) as known (run_id)
    join dbo.leave_versions v
      on v.valid_from_run_id <= known.run_id and (v.valid_to_run_id is null or v.valid_to_run_id > known.run_id)`;
}

/** Grain: run x calendar date, with what the date meant then; a date that was not covered then means what it means today. */
export function createKnownCalendar(runIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    create temporary table known_calendar on commit drop as
    select known.run_id, c.calendar_date, m.is_working_day,
      (count(*) filter (where m.is_working_day) over (partition by known.run_id order by c.calendar_date))::int as working_day_number
    from unnest(${runIds}::text[]::bigint[]) as known (run_id)
    cross join ops.calendar_dates c
    cross join lateral (
      select coalesce((
        select s.is_working_day from ops.superseded_calendar_dates s
        where s.calendar_date = c.calendar_date and s.valid_to_run_id > known.run_id
        order by s.valid_to_run_id
        limit 1
      ), c.is_working_day) as is_working_day
    ) m`;
}

/** Grain: run x fiscal year, as its newest record told it. */
export function createKnownFiscalYears(): Prisma.Sql {
  return Prisma.sql`
    create temporary table known_fiscal_years on commit drop as
    select n.run_id, v.fiscal_id, v.fiscal_start_date as start_date, v.fiscal_end_date as end_date, v.fiscal_is_current as is_current
    from (select run_id, max(recency) as recency from pg_temp.known_leaves group by run_id, fiscal_id) n
    join dbo.leave_versions v on v.leave_id = n.recency[2] and v.valid_from_run_id = n.recency[3]`;
}

/** Grain: run x leave x calendar date. */
export function createKnownDayFacts(runIds: readonly string[]): Prisma.Sql {
  const facts = runIds.map(
    (runId) =>
      Prisma.sql`select ${runId}::bigint as run_id, f.* from (${selectDayFacts({
        leaves: ofRun(Prisma.sql`pg_temp.known_leaves`, runId),
        fiscalYears: ofRun(Prisma.sql`pg_temp.known_fiscal_years`, runId),
        calendar: ofRun(Prisma.sql`pg_temp.known_calendar`, runId),
      })}) f`,
  );
  return Prisma.sql`create temporary table known_day_facts on commit drop as ${Prisma.join(facts, ' union all ')}`;
}

/** The rows of one state. */
export function ofRun(table: Prisma.Sql, runId: string): Prisma.Sql {
  return Prisma.sql`(select * from ${table} where run_id = ${runId}::bigint)`;
}
