import type { PrismaClient } from '../../../db/prisma';
import { Prisma } from '../../../generated/prisma/client';
import { type DataState, inOneSnapshot, readAtOnce, TODAY } from '../../shared/as-known/data-state';
import type { Viewer } from '../../shared/auth/viewer';
import type { CheckedFilter } from '../../shared/filters/checked-filter';
import { anyOf, whereLeaveAlone } from '../../shared/filters/leave-filter.sql';
import type { AskedMeasures } from './asked-measures';
import { type Cut, joinLeaves, keysOf, list } from './cells.sql';
import type { ComparedPeriod } from './comparison.types';
import { type Counts, countLeave } from './counts.sql';
import { DIMENSIONS, DIMENSIONS_OF_PEOPLE } from './dimensions.sql';
import type { LeaveAggregateOrder, LeaveDimension } from './leave-aggregate.types';
import { asItIs, LEAVE_TODAY, withPreviousFiscalYear } from './leave-source.sql';
import { type FamilyFigures, readFamilies } from './measure-families';
import { shareReading } from './share-reading';

export interface Measures extends Counts {
  /** Of the period compared with, where there is one. */
  previous: Counts | null;
  /** Of the families that were asked for. */
  figures?: FamilyFigures | undefined;
}

export interface Cell extends Measures {
  ids: string[];
  labels: string[];
}

interface Question {
  asked: AskedMeasures;
  timeZone: string;
  /** The business date. */
  today: string;
  state: DataState;
  filter: CheckedFilter;
  viewer: Viewer;
  groupBy: readonly LeaveDimension[];
  compareTo: ComparedPeriod | null;
  orderBy: LeaveAggregateOrder;
  limit: number;
}

interface Answer {
  dataVersion: string;
  total: Measures;
  cells: Cell[];
  /** Cells without the limit. */
  cellCount: number;
}

const CELL_KEYS = [Prisma.sql`c.k1`, Prisma.sql`c.k2`, Prisma.sql`c.k3`, Prisma.sql`c.k4`];
const LABEL_TABLES = [Prisma.sql`d1`, Prisma.sql`d2`, Prisma.sql`d3`, Prisma.sql`d4`];

const MEASURE_ORDER: Readonly<Record<LeaveAggregateOrder, Prisma.Sql | null>> = {
  KEY: null,
  LEAVE_DAYS_DESC: Prisma.sql`c.leave_days desc`,
  LEAVE_DAYS_ASC: Prisma.sql`c.leave_days`,
  LEAVE_COUNT_DESC: Prisma.sql`c.leave_count desc`,
  EMPLOYEE_COUNT_DESC: Prisma.sql`c.employee_count desc`,
};

/** The data version, the total and the cells with their measures, all from one snapshot of the database. */
export async function readLeaveAggregate(prisma: PrismaClient, question: Question): Promise<Answer> {
  const { state, asked, timeZone, today, filter, viewer, groupBy } = question;
  if (asked.total.size + asked.rows.size === 0) return readCounts(prisma, question);
  return inOneSnapshot(prisma, [state], async (tx) => {
    const [versions, totals, rows] = selectAll(tx, question);
    const { total, cells, ...answer } = toAnswer([await versions, await totals, await rows]);
    const cut: Cut = { filter, viewer, groupBy, source: LEAVE_TODAY, byAllocation: groupBy.includes('PROJECT_ALLOCATION') };
    const ofTotal = { asked: asked.total, cut: { ...cut, groupBy: [], byAllocation: false }, cells: [[]], timeZone, today };
    const [figures] = await readFamilies(tx, ofTotal);
    const ofRows = { asked: asked.rows, cut, cells: cells.map(({ ids }) => ids), timeZone, today };
    const figuresOf = await readFamilies(tx, ofRows);
    return { ...answer, total: { ...total, figures }, cells: cells.map((cell, at) => ({ ...cell, figures: figuresOf[at] })) };
  });
}

/** The panels of a page have one filter and so one total: it is read once for those that are read at the same time. */
async function readCounts(prisma: PrismaClient, question: Question): Promise<Answer> {
  const { state, filter, viewer, compareTo } = question;
  const readAll = () => readAtOnce(prisma, [state], selectAll(prisma, question));
  // What was known at another time is built in each transaction anew: reading from it twice is dearer than the total.
  if (state !== TODAY) return toAnswer(await readAll());
  const [version, , cells] = selectAll(prisma, question);
  const [ofTotal, ofCells] = await Promise.all([
    shareReading(prisma, ['total', filter, viewer.role, viewer.employeeId, compareTo], () => {
      const [versionOfTotal, total] = selectAll(prisma, question);
      return readAtOnce(prisma, [state], [versionOfTotal, total]);
    }),
    readAtOnce(prisma, [state], [version, cells]),
  ]);
  const isOneState = ofTotal[0][0]?.version === ofCells[0][0]?.version;
  return toAnswer(isOneState ? [ofCells[0], ofTotal[1], ofCells[1]] : await readAll());
}

function selectAll(client: Pick<Prisma.TransactionClient, '$queryRaw'>, question: Question) {
  const versions = client.$queryRaw<{ version: string }[]>(question.state.selectVersion);
  const totals = client.$queryRaw<Measures[]>(selectTotal(question));
  const rows = client.$queryRaw<CellRow[]>(selectCells(question));
  return [versions, totals, rows] satisfies unknown[] as [typeof versions, typeof totals, typeof rows];
}

function toAnswer([versions, totals, rows]: [{ version: string }[], Measures[], CellRow[]]): Answer {
  return {
    dataVersion: versions[0]?.version ?? '0',
    total: totals[0] ?? { leaveDays: 0, leaveCount: 0, employeeCount: 0, previous: null },
    cells: rows.map(({ cellCount: _, ...cell }) => cell),
    cellCount: rows[0]?.cellCount ?? 0,
  };
}

interface CellRow extends Cell {
  cellCount: number;
}

function readsFrom({ state: { relations }, compareTo }: Question) {
  return compareTo === null ? asItIs(relations) : withPreviousFiscalYear(relations);
}

/** Grain: one row, everything under the filter. */
function selectTotal(question: Question): Prisma.Sql {
  const { filter, viewer, compareTo } = question;
  const { relations, weekdayDate, selectRows } = readsFrom(question);
  const { rows, hasLeavesOnce } = selectRows(filter, []);
  const fromLeave = Prisma.sql`from ${rows} f where ${whereLeaveAlone(filter, viewer, relations, weekdayDate)}`;
  return Prisma.sql`
    select t.leave_days as "leaveDays", t.leave_count as "leaveCount", t.employee_count as "employeeCount", t.previous
    from (${countLeave({ keys: [], isCompared: compareTo !== null, hasLeavesOnce, fromLeave, joinPeople: Prisma.empty })}) t`;
}

/**
 * Grain: one cell, a combination of the values of `groupBy` that leave occurs in, now or in the period compared with. Without dimensions: one
 * cell, or none without leave. Only PROJECT_ALLOCATION multiplies: a leave is in every allocation of its employee, or of those that the filter
 * names.
 */
function selectCells(question: Question): Prisma.Sql {
  const { filter, viewer, groupBy, compareTo, orderBy, limit } = question;
  const source = readsFrom(question);
  const { relations, weekdayDate } = source;
  const dimensions = keysOf({ groupBy, source }).map(({ dimension, key, name }, at) => {
    const cellKey = CELL_KEYS[at] ?? Prisma.empty;
    return { dimension, key, name, cellKey, ...DIMENSIONS[dimension].labels(cellKey, LABEL_TABLES[at] ?? Prisma.empty, relations) };
  });
  const byAllocation = groupBy.includes('PROJECT_ALLOCATION');
  const allocationCells = byAllocation ? anyOf(Prisma.sql`a.allocation_id`, filter.projectAllocations, 'bigint') : null;
  const order = [MEASURE_ORDER[orderBy], ...dimensions.map(({ cellKey, sort }) => Prisma.sql`${cellKey} is null, ${sort}`)].filter(
    (part) => part !== null,
  );

  const { rows, hasLeavesOnce } = source.selectRows(filter, groupBy);
  const fromLeave = Prisma.sql`
    from ${rows} f
    ${joinLeaves({ groupBy, source })}
    where ${whereLeaveAlone(filter, viewer, relations, weekdayDate)}`;
  const needsPeople = groupBy.some((dimension) => DIMENSIONS_OF_PEOPLE.has(dimension) && dimension !== 'EMPLOYEE');
  const joinPeople = needsPeople
    ? Prisma.sql`
    join ${relations.employees} e on e.employee_id = f.employee_id
    ${byAllocation ? Prisma.sql`left join ${relations.employeeAllocations} a on a.employee_id = f.employee_id` : Prisma.empty}
    ${allocationCells ? Prisma.sql`where ${allocationCells}` : Prisma.empty}`
    : Prisma.empty;
  return Prisma.sql`
    with cells as (
      ${countLeave({ keys: dimensions, isCompared: compareTo !== null, hasLeavesOnce, fromLeave, joinPeople })}
      having count(*) > 0
    )
    select
      array[${list(dimensions.map(({ id }) => Prisma.sql`coalesce(${id}, '')`))}]::text[] as ids,
      array[${list(dimensions.map(({ label }) => Prisma.sql`coalesce(${label}, 'None')`))}]::text[] as labels,
      c.leave_days as "leaveDays",
      c.leave_count as "leaveCount",
      c.employee_count as "employeeCount",
      c.previous,
      (count(*) over ())::int as "cellCount"
    from cells c
    ${
      dimensions.length > 0
        ? Prisma.join(
            dimensions.map(({ join }) => join),
            ' ',
          )
        : Prisma.empty
    }
    ${order.length > 0 ? Prisma.sql`order by ${list(order)}` : Prisma.empty}
    limit ${limit}::int`;
}
