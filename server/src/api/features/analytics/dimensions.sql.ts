import { Prisma } from '../../../generated/prisma/client';
import type { LeaveRelations } from '../../shared/as-known/data-state';
import { fullName } from '../../shared/filters/person-name.sql';
import type { LeaveDimension } from './leave-aggregate.types';

interface Labels {
  /** Brings in the table with the words; empty where the key says it all. */
  join: Prisma.Sql;
  id: Prisma.Sql;
  label: Prisma.Sql;
  /** Ascending, after the rows with a missing value were put last. */
  sort: Prisma.Sql;
}

interface DimensionSql {
  /** Over the day facts `f`, the employees `e` and, each for its own dimension alone, the employees' allocations `a` and the leaves `l`. */
  key: Prisma.Sql;
  /** @param k the grouped key's column. @param d an alias that is free for the table with the words. @param from the state's tables. */
  labels: (k: Prisma.Sql, d: Prisma.Sql, from: LeaveRelations) => Labels;
}

const nothing = Prisma.empty;
const inOwnWords = (k: Prisma.Sql): Labels => ({ join: nothing, id: Prisma.sql`${k}::text`, label: Prisma.sql`${k}::text`, sort: k });
// Byte order of lower case: the same on every database, whatever its collation.
const named = (k: Prisma.Sql, join: Prisma.Sql, label: Prisma.Sql): Labels => ({
  join,
  id: Prisma.sql`${k}::text`,
  label,
  sort: Prisma.sql`lower(${label}) collate "C", ${label} collate "C", ${k}`,
});

/** The dimensions that tell people apart, whatever their leave; the others are over the day facts and the leaves. */
export const DIMENSIONS_OF_PEOPLE: ReadonlySet<LeaveDimension> = new Set([
  'DEPARTMENT',
  'DESIGNATION',
  'EMPLOYEE',
  'TEAM_MANAGER',
  'PROJECT_ALLOCATION',
]);

/** The closed map from dimensions to SQL: nothing of a request ever becomes part of a statement's text. */
export const DIMENSIONS: Readonly<Record<LeaveDimension, DimensionSql>> = {
  FISCAL_YEAR: {
    key: Prisma.sql`f.fiscal_id`,
    labels: (k, d, from) => ({
      join: Prisma.sql`left join ${from.fiscalYears} ${d} on ${d}.fiscal_id = ${k}`,
      id: Prisma.sql`${k}::text`,
      label: Prisma.sql`to_char(${d}.start_date, 'YYYY')
        || case when to_char(${d}.start_date, 'YYYY') = to_char(${d}.end_date, 'YYYY') then '' else to_char(${d}.end_date, '/YY') end`,
      sort: Prisma.sql`${d}.start_date, ${k}`,
    }),
  },
  YEAR: { key: Prisma.sql`extract(year from f.leave_date)::int`, labels: inOwnWords },
  YEAR_MONTH: {
    key: Prisma.sql`date_trunc('month', f.leave_date::timestamp)::date`,
    labels: (k) => ({ join: nothing, id: Prisma.sql`to_char(${k}, 'YYYY-MM')`, label: Prisma.sql`to_char(${k}, 'FMMonth YYYY')`, sort: k }),
  },
  MONTH: {
    key: Prisma.sql`extract(month from f.leave_date)::int`,
    labels: (k) => ({
      join: nothing,
      id: Prisma.sql`${k}::text`,
      label: Prisma.sql`to_char(make_date(2000, ${k}, 1), 'FMMonth')`,
      sort: k,
    }),
  },
  WEEKDAY: {
    key: Prisma.sql`extract(isodow from f.leave_date)::int`,
    // 2024-01-01 was a Monday.
    labels: (k) => ({ join: nothing, id: Prisma.sql`${k}::text`, label: Prisma.sql`to_char(date '2023-12-31' + ${k}, 'FMDay')`, sort: k }),
  },
  DATE: {
    key: Prisma.sql`f.leave_date`,
    labels: (k) => ({
      join: nothing,
      id: Prisma.sql`to_char(${k}, 'YYYY-MM-DD')`,
      label: Prisma.sql`to_char(${k}, 'YYYY-MM-DD')`,
      sort: k,
    }),
  },
  DEPARTMENT: {
    key: Prisma.sql`e.department_id`,
    labels: (k, d, from) =>
      named(k, Prisma.sql`left join ${from.departments} ${d} on ${d}.department_id = ${k}`, Prisma.sql`${d}.department_name`),
  },
  DESIGNATION: {
    key: Prisma.sql`e.designation_id`,
    labels: (k, d, from) =>
      named(k, Prisma.sql`left join ${from.designations} ${d} on ${d}.designation_id = ${k}`, Prisma.sql`${d}.designation_name`),
  },
  LEAVE_TYPE: {
    key: Prisma.sql`f.leave_type_id`,
    labels: (k, d, from) =>
      named(k, Prisma.sql`left join ${from.leaveTypes} ${d} on ${d}.leave_type_id = ${k}`, Prisma.sql`${d}.leave_type`),
  },
  LEAVE_LENGTH: {
    key: Prisma.sql`l.leave_days`,
    labels: (k) => ({
      join: nothing,
      id: Prisma.sql`trim_scale(${k})::text`,
      label: Prisma.sql`trim_scale(${k})::text || case when ${k} = 1 then ' day' else ' days' end`,
      sort: k,
    }),
  },
  STATUS: {
    key: Prisma.sql`f.status`,
    labels: (k) => ({
      join: nothing,
      id: k,
      label: Prisma.sql`case ${k} when 'REQUESTED' then 'Pending' else initcap(${k}) end`,
      sort: Prisma.sql`array_position(array['REQUESTED', 'APPROVED', 'REJECTED', 'CANCELLED', 'UNKNOWN'], ${k})`,
    }),
  },
  EMPLOYEE: {
    key: Prisma.sql`f.employee_id`,
    labels: (k, d, from) =>
      named(
        k,
        Prisma.sql`left join ${from.employees} ${d} on ${d}.employee_id = ${k}`,
        Prisma.sql`coalesce(${fullName(d)}, 'Employee ' || ${k})`,
      ),
  },
  TEAM_MANAGER: {
    key: Prisma.sql`e.team_manager_id`,
    labels: (k, d, from) =>
      named(
        k,
        Prisma.sql`left join ${from.teamManagers} ${d} on ${d}.team_manager_id = ${k}`,
        Prisma.sql`coalesce(nullif(${d}.name, ''), 'User ' || ${k}::text)`,
      ),
  },
  LEAVE_ISSUER: {
    key: Prisma.sql`f.leave_issuer_id`,
    labels: (k, d, from) =>
      named(
        k,
        Prisma.sql`left join ${from.leaveIssuers} ${d} on ${d}.leave_issuer_id = ${k}`,
        Prisma.sql`coalesce(${fullName(d)}, 'User ' || ${k}::text)`,
      ),
  },
  PROJECT_ALLOCATION: {
    key: Prisma.sql`a.allocation_id`,
    labels: (k, d, from) => named(k, Prisma.sql`left join ${from.allocations} ${d} on ${d}.allocation_id = ${k}`, Prisma.sql`${d}.name`),
  },
};
