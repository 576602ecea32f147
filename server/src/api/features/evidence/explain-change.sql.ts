import { selectDayFacts } from '../../../db/day-facts.sql';
import { Prisma } from '../../../generated/prisma/client';
import { type LeaveRelations, TODAY } from '../../shared/as-known/data-state';
import { ofRun } from '../../shared/as-known/known-leaves.sql';
import type { Viewer } from '../../shared/auth/viewer';
import type { CheckedFilter } from '../../shared/filters/checked-filter';
import { whereLeave } from '../../shared/filters/leave-filter.sql';
import type { ChangeKind } from './change-explanation.types';

/** Two states of the data whose temporary tables were built side by side, and what is asked of them. */
export interface ChangeQuestion {
  fromRunId: string;
  toRunId: string;
  filter: CheckedFilter;
  viewer: Viewer;
}

export interface TotalRow {
  microDays: number;
  leaveCount: number;
  employeeCount: number;
}

export interface MoveRow {
  kind: ChangeKind;
  leaveId: string;
  microDays: number;
  /** Over all leaves that the cause moved. */
  kindMicroDays: number;
  kindLeaveCount: number;
  kindLeaves: number;
}

const KNOWN = {
  leaves: Prisma.sql`pg_temp.known_leaves`,
  facts: Prisma.sql`pg_temp.known_day_facts`,
  fiscalYears: Prisma.sql`pg_temp.known_fiscal_years`,
  calendar: Prisma.sql`pg_temp.known_calendar`,
  employees: Prisma.sql`pg_temp.known_employees`,
  allocations: Prisma.sql`pg_temp.known_employee_allocations`,
};

/** Grain: one row, everything under the filter in the state after one run. */
export function selectKnownTotal(runId: string, { filter, viewer }: ChangeQuestion): Prisma.Sql {
  const relations = relationsOf(runId);
  return Prisma.sql`
    select coalesce(sum(f.micro_days), 0)::float8 as "microDays", count(distinct f.leave_id)::int as "leaveCount",
      count(distinct f.employee_id)::int as "employeeCount"
    from ${relations.dayFacts} f
    join ${relations.employees} e on e.employee_id = f.employee_id
    where ${whereLeave(filter, viewer, relations)}`;
}

/**
 * Grain: leave whose own record, person or dates mean something else in the two states. Every other leave is under the filter in both alike,
 * or in neither.
 */
export function createChangedLeaves({ fromRunId, toRunId }: ChangeQuestion): Prisma.Sql {
  return Prisma.sql`
    create temporary table changed_leaves on commit drop as
    with people as (
      select e.run_id, e.employee_id, array[e.department_id, e.designation_id, e.team_manager_id]::bigint[] as attributes, a.allocations
      from ${KNOWN.employees} e
      left join (
        select run_id, employee_id, array_agg(allocation_id order by allocation_id) as allocations
        from ${KNOWN.allocations}
        group by run_id, employee_id
      ) a on a.run_id = e.run_id and a.employee_id = e.employee_id
    ), moved_people as (
      select employee_id
      from (select * from people where run_id = ${fromRunId}::bigint) b
      join (select * from people where run_id = ${toRunId}::bigint) a using (employee_id)
      where (b.attributes, b.allocations) is distinct from (a.attributes, a.allocations)
    ), moved_dates as materialized (
      -- Looked through for each leave, so not computed for each.
      select calendar_date
      from ${ofRun(KNOWN.calendar, fromRunId)} b
      join ${ofRun(KNOWN.calendar, toRunId)} a using (calendar_date)
      where b.is_working_day <> a.is_working_day
    )
    select leave_id, b.leave_id is not null as is_before, a.leave_id is not null as is_after, b.status as status_before,
      b.leave_id is null and exists (
        select from dbo.leave_versions v where v.leave_id = a.leave_id and v.valid_from_run_id <= ${fromRunId}::bigint
      ) as is_returned
    from ${ofRun(KNOWN.leaves, fromRunId)} b
    full join ${ofRun(KNOWN.leaves, toRunId)} a using (leave_id)
    where b.valid_from_run_id is distinct from a.valid_from_run_id
      or a.employee_id in (select employee_id from moved_people)
      or exists (select from moved_dates d where d.calendar_date between a.start_date and a.end_date)`;
}

/** Grain: leave that is in both states x calendar date: the later record spread by the earlier calendar. */
export function createLaterFactsOfEarlierCalendar({ fromRunId, toRunId }: ChangeQuestion): Prisma.Sql {
  return Prisma.sql`
    create temporary table edited_day_facts on commit drop as
    ${selectDayFacts({
      leaves: Prisma.sql`(
        select l.* from ${ofRun(KNOWN.leaves, toRunId)} l
        join pg_temp.changed_leaves c on c.leave_id = l.leave_id and c.is_before)`,
      fiscalYears: ofRun(KNOWN.fiscalYears, toRunId),
      calendar: ofRun(KNOWN.calendar, fromRunId),
    })}`;
}

/**
 * Grain: cause x leave whose days or presence under the filter it moved, those that moved most first, at most `perKind` of each cause. The
 * causes are steps from the earlier state to the later one, one taken after the other, so that they add up to the difference exactly: the
 * record without its status, its status, the person, the calendar. What a person was before, of somebody who was not known before, is what
 * the person is after.
 */
export function selectMoves(question: ChangeQuestion, perKind: number): Prisma.Sql {
  const { fromRunId, toRunId } = question;
  const before = relationsOf(fromRunId);
  const after = relationsOf(toRunId);
  const wasKnown = Prisma.sql`select employee_id from ${ofRun(KNOWN.employees, fromRunId)} known`;
  const people = {
    ...before,
    leaves: after.leaves,
    employees: Prisma.sql`(select * from ${before.employees} b union all select * from ${after.employees} a where a.employee_id not in (${wasKnown}))`,
    employeeAllocations: Prisma.sql`(
      select * from ${before.employeeAllocations} b
      union all select * from ${after.employeeAllocations} a where a.employee_id not in (${wasKnown}))`,
  };
  const edited = Prisma.sql`pg_temp.edited_day_facts`;
  const withStatusBefore = Prisma.sql`(
    select d.leave_id, d.leave_date, d.employee_id, d.leave_type_id, d.fiscal_id, d.leave_issuer_id, c.status_before as status, d.micro_days
    from ${edited} d join pg_temp.changed_leaves c using (leave_id))`;
  const steps = [
    before,
    { ...people, dayFacts: withStatusBefore },
    { ...people, dayFacts: edited },
    { ...after, dayFacts: edited },
    after,
  ].map((relations, step) => selectStep(step, relations, question));

  return Prisma.sql`
    with steps as (${Prisma.join(steps, ' union all ')}),
    by_leave as (
      select c.leave_id, c.is_before, c.is_after, c.is_returned,
        array[${Prisma.join([0, 1, 2, 3, 4].map((step) => Prisma.sql`coalesce(sum(s.micro_days) filter (where s.step = ${step}::int), 0)`))}] as days,
        array[${Prisma.join([0, 1, 2, 3, 4].map((step) => Prisma.sql`count(*) filter (where s.step = ${step}::int)`))}] as leaves
      from pg_temp.changed_leaves c
      join steps s using (leave_id)
      group by c.leave_id, c.is_before, c.is_after, c.is_returned
    ), moves as (
      select m.kind, l.leave_id, m.micro_days, m.leave_count
      from by_leave l
      cross join lateral (
        select case when l.is_returned then 'RETURNED' else 'NEW' end as kind, l.days[5] as micro_days, l.leaves[5] as leave_count where not l.is_before
        union all select 'RETIRED', -l.days[1], -l.leaves[1] where not l.is_after
        union all select step.kind, l.days[step.at + 1] - l.days[step.at], l.leaves[step.at + 1] - l.leaves[step.at]
        from (values ('EDITED', 1), ('STATUS_CHANGED', 2), ('PEOPLE_CHANGED', 3), ('CALENDAR_CHANGED', 4)) as step (kind, at)
        where l.is_before and l.is_after
      ) m
      where m.micro_days <> 0 or m.leave_count <> 0
    )
    select kind, leave_id::text as "leaveId", micro_days::float8 as "microDays", kind_micro_days::float8 as "kindMicroDays",
      kind_leave_count::int as "kindLeaveCount", kind_leaves::int as "kindLeaves"
    from (
      select *, sum(micro_days) over of_kind as kind_micro_days, sum(leave_count) over of_kind as kind_leave_count, count(*) over of_kind as kind_leaves,
        row_number() over (partition by kind order by abs(micro_days) desc, leave_id) as place
      from moves
      window of_kind as (partition by kind)
    ) ranked
    where place <= ${Math.max(1, perKind)}::int
    order by kind, place`;
}

/** Grain: step x changed leave with a day under the filter. */
function selectStep(step: number, relations: LeaveRelations, { filter, viewer }: ChangeQuestion): Prisma.Sql {
  return Prisma.sql`
    select ${step}::int as step, f.leave_id, sum(f.micro_days) as micro_days
    from ${relations.dayFacts} f
    join ${relations.employees} e on e.employee_id = f.employee_id
    where f.leave_id in (select leave_id from pg_temp.changed_leaves) and ${whereLeave(filter, viewer, relations)}
    group by f.leave_id`;
}

function relationsOf(runId: string): LeaveRelations {
  return {
    ...TODAY.relations,
    dayFacts: ofRun(KNOWN.facts, runId),
    leaves: ofRun(KNOWN.leaves, runId),
    employees: ofRun(KNOWN.employees, runId),
    employeeAllocations: ofRun(KNOWN.allocations, runId),
  };
}
