import { Prisma } from '../../../generated/prisma/client';
import type { CellKey } from './cells.sql';
import { DIMENSIONS_OF_PEOPLE } from './dimensions.sql';

/** How much leave there is. */
export interface Counts {
  leaveDays: number;
  leaveCount: number;
  employeeCount: number;
}

interface Counting {
  keys: readonly Pick<CellKey, 'dimension' | 'key' | 'name'>[];
  isCompared: boolean;
  /** Whether each leave is in one row of each of its cells at most. */
  hasLeavesOnce: boolean;
  /** With `where`: the leave `f` that counts. */
  fromLeave: Prisma.Sql;
  /** With `where`: brings in what the keys that tell people apart are over, by `f.employee_id`. */
  joinPeople: Prisma.Sql;
}

/**
 * Grain: one cell; without keys one row, whatever there is. Its keys, leave_days, leave_count, employee_count, and previous: those of the period
 * compared with, or null. Adds up the leave of each person first, so that people are joined and counted in few rows: telling people or leaves
 * apart among all rows would sort them.
 */
export function countLeave({ keys, isCompared, hasLeavesOnce, fromLeave, joinPeople }: Counting): Prisma.Sql {
  const ofLeave = keys.filter(({ dimension }) => !DIMENSIONS_OF_PEOPLE.has(dimension));
  const perPerson = [...ofLeave.map(({ name }) => name), Prisma.sql`f.employee_id`, ...(isCompared ? [Prisma.sql`f.is_previous`] : [])];
  const keyed = ofLeave.map(({ key, name }) => Prisma.sql`${key} as ${name}`);
  const onKeys = ofLeave.map(({ key }) => key);
  const unnamed = perPerson.slice(ofLeave.length);
  const leaves = Prisma.sql`(
    select ${Prisma.join([...keyed, ...unnamed])}, f.leave_id, sum(f.micro_days) as micro_days
    ${fromLeave}
    group by ${Prisma.join([...onKeys, ...unnamed])}, f.leave_id
  )`;
  const sums = Prisma.sql`sum(f.micro_days) as micro_days, count(*) as leaves`;
  const people = hasLeavesOnce
    ? Prisma.sql`select ${Prisma.join([...keyed, ...unnamed])}, ${sums} ${fromLeave} group by ${Prisma.join([...onKeys, ...unnamed])}`
    : Prisma.sql`select ${Prisma.join(perPerson)}, ${sums} from ${leaves} f group by ${Prisma.join(perPerson)}`;

  const own = count(isCompared ? Prisma.sql`filter (where not f.is_previous)` : Prisma.empty);
  const before = count(Prisma.sql`filter (where f.is_previous)`);
  const previous = isCompared
    ? Prisma.sql`json_build_object('leaveDays', ${before.days}, 'leaveCount', ${before.leaves}, 'employeeCount', ${before.people})`
    : Prisma.sql`null::json`;
  return Prisma.sql`
    select ${Prisma.join([
      ...keys.map(({ dimension, key, name }) => (DIMENSIONS_OF_PEOPLE.has(dimension) ? Prisma.sql`${key} as ${name}` : name)),
      Prisma.sql`${own.days} as leave_days`,
      Prisma.sql`${own.leaves} as leave_count`,
      Prisma.sql`${own.people} as employee_count`,
      Prisma.sql`${previous} as previous`,
    ])}
    from (${people}) f
    ${joinPeople}
    ${keys.length > 0 ? Prisma.sql`group by ${Prisma.join(keys.map(({ name }) => name))}` : Prisma.empty}`;
}

// Whole millionths add up exactly; only the sum becomes a float.
function count(which: Prisma.Sql) {
  return {
    days: Prisma.sql`coalesce(sum(f.micro_days) ${which}, 0)::float8 / 1000000`,
    leaves: Prisma.sql`coalesce(sum(f.leaves) ${which}, 0)::int`,
    people: Prisma.sql`(count(*) ${which})::int`,
  };
}
