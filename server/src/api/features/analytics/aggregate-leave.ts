import type { DisclosureCheck } from '../../../disclosure/disclosure-check';
import { parseLocalDate } from '../../../domain/local-date';
import { toDays } from '../../../domain/micro-days';
import { NO_NAME } from '../../../domain/no-name';
import { AppError } from '../../../errors';
import { type DimensionName, dimensionOf } from '../../../mart/dimensions/registry';
import { type Cells, numberCells } from '../../../mart/group/cells';
import { type CellCounts, countCells, cutIntoCells } from '../../../mart/group/count-cells';
import { countKeys, createGrouping, ordinalsOf, type Visits, visitLeave } from '../../../mart/group/visits';
import { comparedLeaveOf, type LeaveSource, leaveOf } from '../../../mart/leave-source';
import type { MartView } from '../../../mart/question';
import { scratchInt32, unsetFloat64 } from '../../../mart/scratch';
import { type Selection, selectLeave } from '../../../mart/select/select-leave';
import { NONE } from '../../../mart/state';
import { checkCells } from '../../shared/disclosure/check-cells';
import type { LeaveComparison } from './comparison.types';
import { type Cut, type CutQuestion, describeCut } from './cut';
import { type LeaveAggregateCells, type LeaveAggregateQuestion, MAX_ROWS } from './leave-aggregate.question';
import type { DimensionValue } from './leave-aggregate.types';
import { MEASURES, type MeasureName } from './measures/registry';
import type { LeaveMeasures } from './measures.types';
import { orderCells, orderShown } from './order-cells';

/**
 * @throws {AppError} QUERY_TOO_COSTLY where more than MAX_ROWS rows would have to be read: an answer is never cut without being asked to.
 */
export function aggregateLeave(view: MartView, question: Omit<LeaveAggregateQuestion, 'rowPlans'>): LeaveAggregateCells {
  const { groupBy, limit, disclosure, condition } = question;
  const total = cutLeave(view, question, []);
  const rows = groupBy.length === 0 ? total : cutLeave(view, question, groupBy);
  const rowCount = groupBy.length === 0 && isEmpty(total) ? 0 : rows.cut.cells.count;
  if ((limit === null || disclosure !== null) && rowCount > MAX_ROWS) throw tooManyRows(rowCount);
  const isTotalHidden = disclosure !== null && !checkCells(view, condition, [], disclosure)([]);
  const hidden = disclosure === null ? null : listHidden(rows.cut, rowCount, checkCells(view, condition, groupBy, disclosure));
  const order = hidden
    ? orderShown(rows.cut.counts, hidden, question.orderBy).slice(0, limit ?? MAX_ROWS)
    : orderCells(rows.cut.counts, rowCount, question.orderBy, limit ?? MAX_ROWS);
  const keysOf = createCellNames(rows.cut);
  const describeRow = createDescription(rows, question.rowMeasures);
  return {
    total: isTotalHidden ? SUPPRESSED : createDescription(total, question.totalMeasures)(0),
    rowCount,
    shownCount: order.length,
    rowAt(place) {
      const cell = order[place]!;
      return { keys: keysOf(cell), measures: hidden?.[cell] === 1 ? SUPPRESSED : describeRow(cell) };
    },
    keysAt: (place) => keysOf(order[place]!),
  };
}

const SUPPRESSED = { suppressed: true, comparison: null } as LeaveMeasures;

/** 1 for each cell that a VIEWER may not see. */
function listHidden({ grouping, cells }: Cut, count: number, check: DisclosureCheck): Uint8Array {
  return Uint8Array.from({ length: count }, (_, cell) => Number(!check(ordinalsOf(grouping, cells.key[cell] as number))));
}

interface ComparedCut {
  cut: Cut;
  /** Of the period compared with, in the same cells. */
  previous: CellCounts | null;
}

function cutLeave(
  { state, known, throwIfCancelled }: MartView,
  question: Omit<LeaveAggregateQuestion, 'rowPlans'>,
  groupBy: LeaveAggregateQuestion['groupBy'],
): ComparedCut {
  const asked = known[0] ?? state;
  const { own, previous } = question.isCompared ? comparedLeaveOf(asked) : { own: leaveOf(asked), previous: null };
  const cutQuestion: CutQuestion = {
    source: own,
    condition: question.condition,
    scope: question.scope,
    team: state,
    groupBy,
    today: parseLocalDate(question.today) ?? 0,
    throwIfCancelled,
  };
  const grouping = createGrouping(own, groupBy);
  const visitsOf = (source: LeaveSource) => {
    const selection = selectLeave(source, cutQuestion, throwIfCancelled);
    return { selection, visits: visitLeave(selection, grouping, question.condition, throwIfCancelled) };
  };
  const ofOwn = visitsOf(own);
  const ofPrevious = previous ? visitsOf(previous) : null;
  const parts = { selection: ofOwn.selection, grouping, visits: ofOwn.visits };
  if (groupBy.length === 0) {
    const cut = describeCut(cutQuestion, { ...parts, cells: oneCell(ofOwn.visits), counts: oneCount(ofOwn.selection) });
    return { cut, previous: ofPrevious && oneCount(ofPrevious.selection) };
  }
  if (!previous || !ofPrevious) {
    return { cut: describeCut(cutQuestion, { ...parts, ...cutIntoCells(own, ofOwn.visits, countKeys(grouping)) }), previous: null };
  }
  const [cells, earlierCells] = numberTogether(ofOwn.visits, ofPrevious.visits, countKeys(grouping));
  const cut = describeCut(cutQuestion, { ...parts, cells, counts: countCells(own, ofOwn.visits, cells) });
  return { cut, previous: countCells(previous, ofPrevious.visits, earlierCells) };
}

/** A total is one cell, whether or not there is leave in it. */
function oneCell({ count }: Visits): Cells {
  return { count: 1, key: new Float64Array(1), cellOf: scratchInt32(count), find: (key) => (key === 0 ? 0 : NONE) };
}

/** What the selection itself has counted. */
function oneCount({ total }: Selection): CellCounts {
  return { micro: Float64Array.of(total.micro), leaves: Int32Array.of(total.leaves), people: Int32Array.of(total.people) };
}

/** The cells that occur in either of two groups of visits, with the cell of each visit of each. */
function numberTogether(own: Visits, previous: Visits, keyCount: number): [Cells, Cells] {
  const key = unsetFloat64(own.count + previous.count);
  key.set(own.key.subarray(0, own.count));
  key.set(previous.key.subarray(0, previous.count), own.count);
  const cells = numberCells({ count: key.length, key }, keyCount);
  const part = (from: number, to: number): Cells => ({
    count: cells.count,
    key: cells.key,
    cellOf: cells.cellOf.subarray(from, to),
    find: cells.find,
  });
  return [part(0, own.count), part(own.count, key.length)];
}

function isEmpty({ cut, previous }: ComparedCut): boolean {
  return cut.visits.count === 0 && (previous === null || previous.leaves[0] === 0);
}

/** Creates a function that describes a cell: of thousands of them, only those that are shown become objects. */
function createDescription({ cut, previous }: ComparedCut, measures: readonly MeasureName[]): (cell: number) => LeaveMeasures {
  const computed = measures.map((name) => ({ name, valueAt: MEASURES[name].compute(cut) }));
  return (cell) => {
    const described: Record<string, unknown> = { suppressed: false, comparison: previous && compareCounts(cut.counts, previous, cell) };
    for (const { name, valueAt } of computed) described[name] = valueAt(cell);
    return described as unknown as LeaveMeasures;
  };
}

/** Differences are of millionths: floats of days would leave dust. */
function compareCounts(own: CellCounts, previous: CellCounts, cell: number): LeaveComparison {
  const [micro, leaves, people] = [previous.micro[cell] ?? 0, previous.leaves[cell] ?? 0, previous.people[cell] ?? 0];
  return {
    measures: { leaveDays: toDays(micro), leaveCount: leaves, employeeCount: people },
    difference: {
      leaveDays: toDays((own.micro[cell] ?? 0) - micro),
      leaveCount: (own.leaves[cell] ?? 0) - leaves,
      employeeCount: (own.people[cell] ?? 0) - people,
    },
  };
}

/** Creates a function that names a cell. Values of a dimension come in many cells, and are read once. */
function createCellNames({ source, groupBy, grouping, cells }: Cut): (cell: number) => DimensionValue[] {
  const known = groupBy.map(() => new Map<number, DimensionValue>());
  const read = (name: DimensionName, ordinal: number): DimensionValue =>
    ordinal === NONE
      ? { dimension: name, id: '', label: NO_NAME }
      : { dimension: name, id: dimensionOf(name).idAt(source, ordinal), label: dimensionOf(name).labelAt(source, ordinal) };
  return (cell) =>
    ordinalsOf(grouping, cells.key[cell]!).map((ordinal, at) => {
      const value = known[at]!.get(ordinal) ?? read(groupBy[at]!, ordinal);
      known[at]!.set(ordinal, value);
      return value;
    });
}

function tooManyRows(rowCount: number): AppError {
  return new AppError('QUERY_TOO_COSTLY', {
    userMessage: `This would be ${rowCount} rows; ${MAX_ROWS} are the most. Narrow the filter, group by less, or set a limit.`,
  });
}
