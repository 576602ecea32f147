import { Prisma } from '../../generated/prisma/client';

/** How much leave there is. */
export interface Counts {
  leaveDays: number;
  leaveCount: number;
  employeeCount: number;
}

/**
 * Grain: one leave in one cell. Sums before counting, because telling leaves apart among their days takes longer than anything else.
 * @param keys expressions over the facts that tell the cells apart, and their names. @param from with `where`.
 */
export function leavesInCells(keys: readonly { key: Prisma.Sql; name: Prisma.Sql }[], isCompared: boolean, from: Prisma.Sql): Prisma.Sql {
  const named = keys.map(({ key, name }) => Prisma.sql`${key} as ${name}`);
  const perLeave = [Prisma.sql`f.leave_id`, Prisma.sql`f.employee_id`, ...(isCompared ? [Prisma.sql`f.is_previous`] : [])];
  return Prisma.sql`
    select ${Prisma.join([...named, ...perLeave])}, sum(f.micro_days)::bigint as micro_days
    ${from}
    group by ${Prisma.join([...keys.map(({ key }) => key), ...perLeave])}`;
}

/** Aggregates over leaves in cells `f`, as leave_days, leave_count, employee_count, and previous: those of the period compared with, or null. */
export function countLeave(isCompared: boolean): Prisma.Sql {
  const own = count(isCompared ? Prisma.sql`filter (where not f.is_previous)` : Prisma.empty);
  const before = count(Prisma.sql`filter (where f.is_previous)`);
  const previous = isCompared
    ? Prisma.sql`json_build_object('leaveDays', ${before.days}, 'leaveCount', ${before.leaves}, 'employeeCount', ${before.people})`
    : Prisma.sql`null::json`;
  return Prisma.sql`
    ${own.days} as leave_days, ${own.leaves} as leave_count, ${own.people} as employee_count, ${previous} as previous`;
}

// Whole millionths add up exactly; only the sum becomes a float.
function count(which: Prisma.Sql) {
  return {
    days: Prisma.sql`coalesce(sum(f.micro_days) ${which}, 0)::float8 / 1000000`,
    leaves: Prisma.sql`(count(*) ${which})::int`,
    people: Prisma.sql`(count(distinct f.employee_id) ${which})::int`,
  };
}
