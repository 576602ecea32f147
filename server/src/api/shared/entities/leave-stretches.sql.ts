import { Prisma } from '../../../generated/prisma/client';
import type { LeaveRelations } from '../as-known/data-state';

/** What a question tells apart of the dates of a leave: nothing, calendar years, or months. */
export type StretchUnit = 'LEAVE' | 'YEAR' | 'MONTH';

/** How fine leave has to be read. */
export interface StretchGrain {
  unit: StretchUnit;
  /** Days before `from` and after `to` are told apart from those between them. */
  from: string | null;
  to: string | null;
}

/**
 * Leave in as few rows as a question needs, in place of the day facts and with their columns. Grain: leave x unit x before, between or after the
 * borders, with its days and one of its dates. Of a leave that lies in one unit and on one side of each border the record says everything, so that
 * the day facts are read only of the others.
 */
export function leaveStretches(relations: Pick<LeaveRelations, 'leaves' | 'dayFacts'>, { unit, from, to }: StretchGrain): Prisma.Sql {
  const columns = Prisma.sql`l.leave_id, l.employee_id, l.leave_type_id, l.fiscal_id, l.leave_issuer_id, l.status`;
  const conditions = [
    IN_ONE[unit],
    from === null ? null : Prisma.sql`(l.start_date >= ${from}::date or l.end_date < ${from}::date)`,
    to === null ? null : Prisma.sql`(l.start_date > ${to}::date or l.end_date <= ${to}::date)`,
  ].filter((condition) => condition !== null);
  const whole = Prisma.sql`
    select ${columns}, l.start_date as leave_date, (l.leave_days * 1000000)::int as micro_days
    from ${relations.leaves} l
    where l.retired_at is null`;
  if (conditions.length === 0) return Prisma.sql`(${whole})`;
  // As a number, because a planner can tell nothing of such conditions: it takes most leaves for those that "are not 2" and few for those that are.
  const kind = Prisma.sql`case when ${Prisma.join(conditions, ' and ')} then 1 else 2 end`;
  const sides = [
    from === null ? null : Prisma.sql`f.leave_date >= ${from}::date`,
    to === null ? null : Prisma.sql`f.leave_date <= ${to}::date`,
  ];
  const parts = [UNIT_OF[unit], ...sides].filter((part) => part !== null);
  return Prisma.sql`(
    ${whole} and ${kind} <> 2
    union all
    select ${columns}, min(f.leave_date), sum(f.micro_days)::int
    from ${relations.leaves} l
    join ${relations.dayFacts} f on f.leave_id = l.leave_id
    where l.retired_at is null and ${kind} = 2
    group by ${columns}, ${Prisma.join(parts)}
  )`;
}

const IN_ONE: Readonly<Record<StretchUnit, Prisma.Sql | null>> = {
  LEAVE: null,
  YEAR: Prisma.sql`extract(year from l.start_date) = extract(year from l.end_date)`,
  // The number of the month alone, where no other year can have it: dates are dear to take apart.
  MONTH: Prisma.sql`(l.end_date = l.start_date or (l.end_date - l.start_date < 31 and extract(month from l.start_date) = extract(month from l.end_date)))`,
};

const UNIT_OF: Readonly<Record<StretchUnit, Prisma.Sql | null>> = {
  LEAVE: null,
  YEAR: Prisma.sql`extract(year from f.leave_date)`,
  MONTH: Prisma.sql`date_trunc('month', f.leave_date::timestamp)`,
};
