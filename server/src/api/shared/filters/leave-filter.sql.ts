import { Prisma } from '../../../generated/prisma/client';
import { type LeaveRelations, TODAY } from '../as-known/data-state';
import type { Viewer } from '../auth/viewer';
import type { CheckedFilter, IdChoice } from './checked-filter';

type IdType = 'bigint' | 'int' | 'numeric' | 'text' | 'date';

const LEAVE_DATE = Prisma.sql`f.leave_date`;

/**
 * The conditions of a filter over the day facts `f` joined with the employees `e` of one state of the data, joined by "and".
 * Fiscal years go by the record's fiscalId, dates by the day facts; the employee's attributes are those of the state.
 * A filter by project allocation restricts people, it never multiplies facts. Who a MANAGER may see is decided by today's team, whatever
 * the state.
 */
export function whereLeave(
  filter: CheckedFilter,
  viewer: Viewer,
  relations: LeaveRelations = TODAY.relations,
  weekdayDate = LEAVE_DATE,
): Prisma.Sql {
  return all([whereItself(filter, relations, weekdayDate), whereEmployee(filter, viewer, relations)]);
}

/** The same over the day facts `f` alone, for statements that bring the employees in later. */
export function whereLeaveAlone(filter: CheckedFilter, viewer: Viewer, relations: LeaveRelations, weekdayDate: Prisma.Sql): Prisma.Sql {
  const isAnybody = PEOPLE_LISTS.every((list) => filter[list] === null) && ownTeam(viewer) === null;
  return all([
    whereItself(filter, relations, weekdayDate),
    isAnybody
      ? null
      : Prisma.sql`f.employee_id in (select e.employee_id from ${relations.employees} e where ${whereEmployee(filter, viewer, relations)})`,
  ]);
}

/** The conditions that are about leave, whosever it is. */
function whereItself(filter: CheckedFilter, relations: LeaveRelations, weekdayDate: Prisma.Sql): Prisma.Sql {
  return all([
    Prisma.sql`f.status = any(${filter.statuses}::text[])`,
    whereDates(filter, weekdayDate),
    anyOf(Prisma.sql`f.fiscal_id`, filter.fiscalYears, 'bigint'),
    anyOf(Prisma.sql`f.leave_type_id`, filter.leaveTypes, 'bigint'),
    anyOf(Prisma.sql`f.leave_issuer_id`, filter.leaveIssuers, 'bigint'),
    ofLength(filter.leaveLengths, relations.leaves),
  ]);
}

/** The conditions of a filter over the date `f.leave_date` alone. @param weekdayDate the date whose weekday counts, where it is another. */
export function whereDates(filter: CheckedFilter, weekdayDate = LEAVE_DATE): Prisma.Sql {
  return all([
    Prisma.sql`true`,
    filter.dateFrom === null ? null : Prisma.sql`f.leave_date >= ${filter.dateFrom}::date`,
    filter.dateTo === null ? null : Prisma.sql`f.leave_date <= ${filter.dateTo}::date`,
    anyOf(Prisma.sql`extract(year from f.leave_date)::int`, filter.years, 'int'),
    anyOf(Prisma.sql`to_char(f.leave_date, 'YYYY-MM')`, filter.yearMonths, 'text'),
    anyOf(Prisma.sql`extract(month from f.leave_date)::int`, filter.months, 'int'),
    anyOf(Prisma.sql`extract(isodow from ${weekdayDate})::int`, filter.weekdays, 'int'),
    anyOf(LEAVE_DATE, filter.dates, 'date'),
  ]);
}

const PEOPLE_LISTS = ['employees', 'departments', 'designations', 'teamManagers', 'projectAllocations'] as const;
/** What a filter says about people. */
type PeopleFilter = Pick<CheckedFilter, (typeof PEOPLE_LISTS)[number]>;

/** The conditions of a filter over the employees `e` of one state of the data alone, whatever their leave. Of a MANAGER as in `whereLeave`. */
export function whereEmployee(filter: PeopleFilter, viewer: Viewer, relations: LeaveRelations = TODAY.relations): Prisma.Sql {
  const team = ownTeam(viewer);
  return all([
    Prisma.sql`true`,
    anyOf(Prisma.sql`e.employee_id`, filter.employees, 'text'),
    anyOf(Prisma.sql`e.department_id`, filter.departments, 'int'),
    anyOf(Prisma.sql`e.designation_id`, filter.designations, 'bigint'),
    anyOf(Prisma.sql`e.team_manager_id`, filter.teamManagers, 'bigint'),
    allocatedTo(filter.projectAllocations, relations.employeeAllocations),
    team === null ? null : Prisma.sql`e.employee_id in (select e.employee_id from dbo.employees e where ${team})`,
  ]);
}

/** The conditions that are there, joined by "and". */
export function all(conditions: readonly (Prisma.Sql | null)[]): Prisma.Sql {
  return Prisma.join(
    conditions.filter((condition) => condition !== null),
    ' and ',
  );
}

/** `column` is one of the chosen ids, or missing where that was asked for; null where nothing is restricted. */
export function anyOf(column: Prisma.Sql, choice: IdChoice | null, type: IdType): Prisma.Sql | null {
  if (choice === null) return null;
  const isChosen = Prisma.sql`${column} = any(${asArray(choice.ids, type)})`;
  return choice.orNone ? Prisma.sql`(${isChosen} or ${column} is null)` : isChosen;
}

/** For a MANAGER: the employees whose team manager is the user behind the token's employee today. An employee not known here has no team. */
export function ownTeam(viewer: Viewer): Prisma.Sql | null {
  if (viewer.role !== 'MANAGER') return null;
  return Prisma.sql`e.team_manager_id = (select m.user_id from dbo.employees m where m.employee_id = ${viewer.employeeId ?? ''})`;
}

function ofLength(choice: IdChoice | null, leaves: Prisma.Sql): Prisma.Sql | null {
  const isOfLength = anyOf(Prisma.sql`d.leave_days`, choice, 'numeric');
  return isOfLength === null ? null : Prisma.sql`f.leave_id in (select d.leave_id from ${leaves} d where ${isOfLength})`;
}

function allocatedTo(choice: IdChoice | null, employeeAllocations: Prisma.Sql): Prisma.Sql | null {
  if (choice === null) return null;
  const isAllocated = Prisma.sql`exists (
    select from ${employeeAllocations} pa where pa.employee_id = e.employee_id and pa.allocation_id = any(${asArray(choice.ids, 'bigint')}))`;
  const hasNone = Prisma.sql`not exists (select from ${employeeAllocations} pa where pa.employee_id = e.employee_id)`;
  return choice.orNone ? Prisma.sql`(${isAllocated} or ${hasNone})` : isAllocated;
}

function asArray(ids: readonly string[], type: IdType): Prisma.Sql {
  if (type === 'bigint') return Prisma.sql`${ids}::text[]::bigint[]`;
  if (type === 'numeric') return Prisma.sql`${ids}::text[]::numeric[]`;
  if (type === 'date') return Prisma.sql`${ids}::date[]`;
  return type === 'int' ? Prisma.sql`${ids}::text[]::int[]` : Prisma.sql`${ids}::text[]`;
}
