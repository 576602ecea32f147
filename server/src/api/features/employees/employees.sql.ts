import type { Employee as EmployeeTableRow } from '../../../generated/prisma/client';
import { Prisma } from '../../../generated/prisma/client';
import type { Viewer } from '../../shared/auth/viewer';
import type { CheckedFilter, IdChoice } from '../../shared/filters/checked-filter';
import { anyOf, whereEmployee } from '../../shared/filters/leave-filter.sql';
import type { CursorKeys } from '../../shared/lists/cursor';
import { afterPlace, orderBy, placeOf } from '../../shared/lists/sort-keys.sql';
import type { ChosenBalance } from './balance-choice';
import type { EmployeeOrder } from './employee-connection.types';
import { EMPLOYEE_ORDERS } from './employee-orders.sql';

export type EmployeeRow = Omit<EmployeeTableRow, 'newestLeaveId' | 'sortName' | 'searchText'>;

export interface EmployeeQuestion {
  filter: CheckedFilter;
  retired: boolean | null;
  /** Each has to occur in the name, the email address or the number. */
  terms: string[];
  viewer: Viewer;
  order: EmployeeOrder;
  /** Of what the balance is that an order sorts by, or an export holds. */
  balanceOf: ChosenBalance | null;
  size: number;
  after: CursorKeys | null;
  today: string;
}

/** Grain: one employee under the filter and the search, a page and one more. */
export function selectEmployees(question: EmployeeQuestion): Prisma.Sql {
  const { keys, join } = EMPLOYEE_ORDERS[question.order];
  const after = afterPlace(keys, question.after);
  const people = whereAsked(question);
  return Prisma.sql`
    select ${EMPLOYEE_COLUMNS}, ${placeOf(keys)} as place
    from dbo.employees e
    ${join({ today: question.today, people, balanceOf: question.balanceOf })}
    where ${people} ${after ? Prisma.sql`and ${after}` : Prisma.empty}
    order by ${orderBy(keys)}
    limit ${question.size + 1}::int`;
}

/** Grain: one row, everybody under the filter and the search. */
export function selectEmployeeCount(question: EmployeeQuestion): Prisma.Sql {
  return Prisma.sql`select count(*)::int as count from dbo.employees e where ${whereAsked(question)}`;
}

/** Grain: one employee whose team manager is one of the users today, retired ones left out, by name. */
export function selectTeams(userIds: readonly string[], everybody: CheckedFilter, viewer: Viewer): Prisma.Sql {
  return Prisma.sql`
    select ${EMPLOYEE_COLUMNS}
    from dbo.employees e
    where e.team_manager_id = any(${userIds}::text[]::bigint[]) and e.retired_at is null and ${whereEmployee(everybody, viewer)}
    order by e.sort_name, e.employee_id`;
}

const EMPLOYEE_COLUMNS = Prisma.sql`
  e.employee_id as "employeeId", e.user_id as "userId", e.first_name as "firstName", e.middle_name as "middleName",
  e.last_name as "lastName", e.email, e.is_hr as "isHr", e.is_supervisor as "isSupervisor", e.designation_id as "designationId",
  e.team_manager_id as "teamManagerId", e.department_id as "departmentId", e.retired_at as "retiredAt"`;

/** Whom a question asks for, over `dbo.employees e`. */
export function whereAsked({ filter, retired, terms, viewer }: EmployeeQuestion): Prisma.Sql {
  const conditions = [
    whereEmployee(filter, viewer),
    currentIssuer(filter.leaveIssuers),
    retired === null ? null : Prisma.sql`(e.retired_at is not null) = ${retired}::boolean`,
    terms.length === 0 ? null : holdsAll(terms),
  ];
  return Prisma.join(
    conditions.filter((condition) => condition !== null),
    ' and ',
  );
}

function currentIssuer(choice: IdChoice | null): Prisma.Sql | null {
  const current = Prisma.sql`
    (select i.leave_issuer_id from dbo.employee_leave_issuer i where i.employee_id = e.employee_id and i.is_current_leave_issuer)`;
  return anyOf(current, choice, 'bigint');
}

// Folded as the migration folds the column, by the same functions.
function holdsAll(terms: readonly string[]): Prisma.Sql {
  const patterns = terms.map((term) => `%${term.replaceAll(/[\\%_]/g, '\\$&')}%`);
  return Prisma.sql`e.search_text like all (array(
    select lower(regexp_replace(normalize(t.pattern, nfd), '[\\u0300-\\u036f]', '', 'g')) from unnest(${patterns}::text[]) as t (pattern)))`;
}
