import { Prisma } from '../../../generated/prisma/client';
import { all, anyOf, whereDates, whereEmployee } from '../../shared/filters/leave-filter.sql';
import {
  type CellIds,
  type Cut,
  groupByKeys,
  isAskedAllocation,
  isWanted,
  joinAllocations,
  keyColumns,
  keyedFacts,
  keysOf,
  list,
  wantedCells,
} from './cells.sql';
import { DIMENSIONS_OF_PEOPLE } from './dimensions.sql';
import type { LeaveDimension } from './leave-aggregate.types';

export interface Absence {
  /** Millionths of a day of leave. */
  microDays: number;
  /** Person-days on which the observed people of the cell were scheduled to work. */
  scheduledDays: number;
}

/** Dimensions that tell dates apart; what a leave is tells neither dates nor people. */
const OF_DATES: ReadonlySet<LeaveDimension> = new Set(['FISCAL_YEAR', 'YEAR', 'YEAR_MONTH', 'MONTH', 'WEEKDAY', 'DATE']);

/**
 * Grain: one of the cells. Its leave over a cut of approved leave, and the working days of the people whom it is about: each from the
 * beginning of the first fiscal year in which the source has any record of them, to the end of the last fiscal year. People and dates are
 * counted apart and multiplied only for the cells that are wanted.
 */
export async function readAbsence(tx: Prisma.TransactionClient, cut: Cut, cells: readonly CellIds[]): Promise<Absence[]> {
  const { relations } = cut.source;
  const keys = keysOf(cut);
  const peopleKeys = keys.filter(({ dimension }) => DIMENSIONS_OF_PEOPLE.has(dimension));
  const dateKeys = keys.filter(({ dimension }) => OF_DATES.has(dimension));
  const named = (some: typeof keys) =>
    list(
      some.map(({ key, name }) => Prisma.sql`${key} as ${name}`),
      true,
    );
  const grouped = (some: typeof keys) => list([...some.map(({ key }) => key), Prisma.sql`o.observed_from`]);
  const byFiscalYear = cut.groupBy.includes('FISCAL_YEAR');
  const rows = await tx.$queryRaw<(Absence & { at: number })[]>(Prisma.sql`
    with wanted as (select * from ${wantedCells(cells)} w),
    people as (
      select ${named(peopleKeys)} o.observed_from, count(*) as people
      from dbo.employees e
      join (
        select l.employee_id, min(y.start_date) as observed_from
        from dbo.employee_leaves l join dbo.fiscal_year y on y.fiscal_id = l.fiscal_id
        where l.retired_at is null
        group by l.employee_id
      ) o on o.employee_id = e.employee_id
      cross join lateral (select e.employee_id) f
      ${joinAllocations(cut)}
      where e.retired_at is null and ${whereEmployee(cut.filter, cut.viewer, relations)} and ${isAskedAllocation(cut)}
      group by ${grouped(peopleKeys)}
    ),
    scheduled as (
      select ${named(dateKeys)} o.observed_from, count(*) as days
      from (select distinct observed_from from people) o
      cross join (select max(end_date) as observed_to from dbo.fiscal_year) y
      join (
        select c.calendar_date as leave_date, c.is_working_day, ${byFiscalYear ? Prisma.sql`y.fiscal_id` : Prisma.sql`null::bigint as fiscal_id`}
        from ${relations.calendar} c
        ${byFiscalYear ? Prisma.sql`join ${relations.fiscalYears} y on c.calendar_date between y.start_date and y.end_date` : Prisma.empty}
      ) f on f.is_working_day and f.leave_date between o.observed_from and y.observed_to
      where ${whereScheduled(cut, byFiscalYear)}
      group by ${grouped(dateKeys)}
    ),
    slots as (
      select w.at, sum(p.people * s.days)::float8 as days
      from wanted w
      join people p on ${isWanted(Prisma.sql`p`, keys, DIMENSIONS_OF_PEOPLE)}
      join scheduled s on s.observed_from = p.observed_from and ${isWanted(Prisma.sql`s`, keys, OF_DATES)}
      group by w.at
    ),
    facts as (${keyedFacts(cut, Prisma.sql`f.micro_days`)}),
    absent as (select ${keyColumns(keys)} sum(micro_days)::float8 as micro_days from facts ${groupByKeys(keys)})
    select w.at, coalesce(m.micro_days, 0) as "microDays", coalesce(s.days, 0) as "scheduledDays"
    from wanted w
    left join absent m on ${isWanted(Prisma.sql`m`, keys)}
    left join slots s on s.at = w.at`);
  const found = new Map(rows.map((row) => [row.at, row]));
  return cells.map((_, at) => found.get(at) ?? { microDays: 0, scheduledDays: 0 });
}

/** Which dates are in the filter, and within the fiscal years that it names. */
function whereScheduled({ filter, source: { relations, weekdayDate } }: Cut, byFiscalYear: boolean): Prisma.Sql {
  const isNamed = anyOf(byFiscalYear ? Prisma.sql`f.fiscal_id` : Prisma.sql`y.fiscal_id`, filter.fiscalYears, 'bigint');
  const inFiscalYears =
    isNamed === null || byFiscalYear
      ? isNamed
      : Prisma.sql`exists (select from ${relations.fiscalYears} y where ${isNamed} and f.leave_date between y.start_date and y.end_date)`;
  return all([whereDates(filter, weekdayDate), inFiscalYears]);
}
