import { Prisma } from '../../../generated/prisma/client';
import { TODAY } from '../../shared/as-known/data-state';
import type { Viewer } from '../../shared/auth/viewer';
import type { CheckedFilter } from '../../shared/filters/checked-filter';
import { anyOf, whereLeave } from '../../shared/filters/leave-filter.sql';
import { DIMENSIONS } from './dimensions.sql';
import type { LeaveDimension } from './leave-aggregate.types';
import type { LeaveSource } from './leave-source.sql';

/** Leave under a filter, as one viewer may see it, cut into cells. */
export interface Cut {
  filter: CheckedFilter;
  viewer: Viewer;
  groupBy: readonly LeaveDimension[];
  source: LeaveSource;
  /** Leave counts once under each allocation of its employee, whether or not the cells are told apart by it. */
  byAllocation: boolean;
}

/** The ids of one cell, in the order of `groupBy`. */
export type CellIds = readonly string[];

export interface CellKey {
  dimension: LeaveDimension;
  /** Over `f`, `e` and `a`. */
  key: Prisma.Sql;
  name: Prisma.Sql;
}

const KEY_NAMES = [Prisma.sql`k1`, Prisma.sql`k2`, Prisma.sql`k3`, Prisma.sql`k4`];
const WANTED_NAMES = [Prisma.sql`w1`, Prisma.sql`w2`, Prisma.sql`w3`, Prisma.sql`w4`];

/** How the cells of a cut are told apart. */
export function keysOf({ groupBy, source }: Pick<Cut, 'groupBy' | 'source'>): CellKey[] {
  return groupBy.map((dimension, at) => ({
    dimension,
    key: dimension === 'WEEKDAY' ? Prisma.sql`extract(isodow from ${source.weekdayDate})::int` : DIMENSIONS[dimension].key,
    name: KEY_NAMES[at] ?? Prisma.empty,
  }));
}

/**
 * Grain: that of the rows `f` that the source has for the cut (times the employee's allocations under PROJECT_ALLOCATION): the keys of the row's
 * cell, and `columns`.
 */
export function keyedFacts(cut: Cut, columns: Prisma.Sql): Prisma.Sql {
  const { filter, viewer, source } = cut;
  return Prisma.sql`
    select ${list(
      keysOf(cut).map(({ key, name }) => Prisma.sql`${key} as ${name}`),
      true,
    )} ${columns}
    from ${source.selectRows(filter, cut.groupBy).rows} f
    join ${source.relations.employees} e on e.employee_id = f.employee_id
    ${joinAllocations(cut)}
    ${joinLeaves(cut)}
    where ${whereLeave(filter, viewer, source.relations, source.weekdayDate)} and ${isAskedAllocation(cut)}`;
}

export function joinAllocations({ byAllocation, source: { relations } }: Cut): Prisma.Sql {
  return byAllocation ? Prisma.sql`left join ${relations.employeeAllocations} a on a.employee_id = e.employee_id` : Prisma.empty;
}

/** The record that a fact is of, where its length tells cells apart. */
export function joinLeaves({ groupBy, source: { relations } }: Pick<Cut, 'groupBy' | 'source'>): Prisma.Sql {
  return groupBy.includes('LEAVE_LENGTH') ? Prisma.sql`join ${relations.leaves} l on l.leave_id = f.leave_id` : Prisma.empty;
}

/** Under PROJECT_ALLOCATION the allocations that the filter names are the only cells. */
export function isAskedAllocation({ byAllocation, filter }: Cut): Prisma.Sql {
  return (byAllocation ? anyOf(Prisma.sql`a.allocation_id`, filter.projectAllocations, 'bigint') : null) ?? Prisma.sql`true`;
}

/** `k1, k2,` before the columns of a statement that has one row for each cell. */
export function keyColumns(keys: readonly CellKey[]): Prisma.Sql {
  return list(
    keys.map(({ name }) => name),
    true,
  );
}

export function groupByKeys(keys: readonly CellKey[]): Prisma.Sql {
  return keys.length > 0 ? Prisma.sql`group by ${list(keys.map(({ name }) => name))}` : Prisma.empty;
}

/** Grain: one of the cells; `at` counts them from 0, `w1` to `w4` are its ids. */
export function wantedCells(cells: readonly CellIds[]): Prisma.Sql {
  const width = cells[0]?.length ?? 0;
  if (width === 0) return Prisma.sql`(select generate_series(0, ${cells.length - 1}::int) as at)`;
  const ids = Array.from({ length: width }, (_, at) => Prisma.sql`${cells.map((cell) => cell[at] ?? '')}::text[]`);
  const names = WANTED_NAMES.slice(0, width);
  return Prisma.sql`(
    select ${list(names)}, n::int - 1 as at from unnest(${list(ids)}) with ordinality as u (${list(names)}, n)
  )`;
}

/** `table` holds the keys of the wanted cell `w`, or of the part of them that is among `dimensions`. */
export function isWanted(table: Prisma.Sql, keys: readonly CellKey[], dimensions?: ReadonlySet<LeaveDimension>): Prisma.Sql {
  const parts = keys.flatMap(({ dimension, name }, at) => {
    if (dimensions && !dimensions.has(dimension)) return [];
    const { id } = DIMENSIONS[dimension].labels(Prisma.sql`${table}.${name}`, Prisma.empty, TODAY.relations);
    return Prisma.sql`coalesce(${id}, '') = w.${WANTED_NAMES[at] ?? Prisma.empty}`;
  });
  return parts.length > 0 ? Prisma.join(parts, ' and ') : Prisma.sql`true`;
}

export function list(parts: readonly Prisma.Sql[], trailingComma = false): Prisma.Sql {
  if (parts.length === 0) return Prisma.empty;
  return trailingComma ? Prisma.sql`${Prisma.join([...parts])},` : Prisma.join([...parts]);
}
