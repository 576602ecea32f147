import type { Prisma } from '../../../generated/prisma/client';
import { type Absence, readAbsence } from './absence.sql';
import type { MeasureFamily } from './asked-measures';
import { type BalanceUse, findSplit, NOT_APPROVED } from './balance-use';
import { readBalanceUse } from './balance-use.sql';
import type { CellIds, Cut } from './cells.sql';
import { readDecisionTimes } from './decision-time.sql';
import { readLeadTimes } from './lead-time.sql';
import type { LeaveDimension } from './leave-aggregate.types';
import type { DecisionTime, LeadTime, RequestDates } from './measures.types';
import { type Decisions, readRejections } from './rejections.sql';
import { readRequestDates } from './request-dates.sql';
import { readMicroDays } from './shares.sql';
import { readSpells, type Spells } from './spells.sql';

/** What the families know of one cell; null where it is not asked for or does not apply. Days are whole millionths. */
export interface FamilyFigures {
  columnMicroDays: number | null;
  allTypesMicroDays: number | null;
  spells: Spells | null;
  absence: Absence | null;
  /** The same over all weekdays. */
  absenceOfWeekdays: Absence | null;
  /** The same over all months. */
  absenceOfMonths: Absence | null;
  /** Or why it is not known. */
  balanceUse: BalanceUse | string | null;
  leadTime: LeadTime | null;
  requestDates: RequestDates | null;
  decisionTime: DecisionTime | null;
  decisions: Decisions | null;
}

export const NO_FIGURES: FamilyFigures = {
  columnMicroDays: null,
  allTypesMicroDays: null,
  spells: null,
  absence: null,
  absenceOfWeekdays: null,
  absenceOfMonths: null,
  balanceUse: null,
  leadTime: null,
  requestDates: null,
  decisionTime: null,
  decisions: null,
};

interface Reading {
  asked: ReadonlySet<MeasureFamily>;
  cut: Cut;
  cells: readonly CellIds[];
  timeZone: string;
  /** The business date. */
  today: string;
}

/** Reads the families that are asked for, each by a statement over all cells, in the transaction that read the cells. */
export async function readFamilies(
  tx: Prisma.TransactionClient,
  { asked, cut, cells, timeZone, today }: Reading,
): Promise<FamilyFigures[]> {
  if (cells.length === 0) return [];
  const { groupBy } = cut;
  const read = async <Value>(family: MeasureFamily, applies: boolean, values: () => Promise<Value[]>): Promise<(Value | null)[]> =>
    asked.has(family) && applies ? values() : [];
  const approved: Cut = { ...cut, filter: { ...cut.filter, statuses: ['APPROVED'] } };
  const isApproved = cut.filter.statuses.includes('APPROVED');
  const absenceWithout = (...dropped: LeaveDimension[]) => {
    const coarser = without(approved, cells, dropped);
    return readAbsence(tx, coarser.cut, coarser.cells);
  };

  const column = without(cut, cells, groupBy.slice(0, 1));
  const columns = await read('COLUMN', groupBy.length > 0, () => readMicroDays(tx, column.cut, column.cells));
  const allTypes = without({ ...cut, filter: { ...cut.filter, leaveTypes: null } }, cells, ['LEAVE_TYPE']);
  const cellsOfAllTypes = await read('CELL', true, () => readMicroDays(tx, allTypes.cut, allTypes.cells));
  const spells = await read('SPELLS', isApproved, () => readSpells(tx, approved, cells));
  const absence = await read('ABSENCE', isApproved, () => readAbsence(tx, approved, cells));
  const weekdays = await read('WEEKDAY', isApproved && groupBy.includes('WEEKDAY'), () => absenceWithout('WEEKDAY'));
  const isMonthly = groupBy.includes('MONTH') || groupBy.includes('YEAR_MONTH');
  const months = await read('MONTH', isApproved && isMonthly, () => absenceWithout('MONTH', 'YEAR_MONTH'));
  const split = findSplit(cut);
  const balanceUse = await read<BalanceUse | string>('BALANCE_USE', true, async () =>
    split === null ? readBalanceUse(tx, cut, cells, today) : cells.map(() => split),
  );
  const leadTimes = await read('LEAD_TIME', true, () => readLeadTimes(tx, cut, cells, timeZone));
  const requestDates = await read('REQUEST_DATES', true, () => readRequestDates(tx, cut, cells, timeZone));
  const decisionTimes = await read('DECISION_TIME', true, () => readDecisionTimes(tx, cut, cells));
  const decisions = await read('REJECTIONS', !groupBy.includes('STATUS'), () => readRejections(tx, cut, cells));

  const statusAt = groupBy.indexOf('STATUS');
  return cells.map((ids, at) => {
    // In a cell of another status there is no approved leave to measure.
    const isOfApproved = statusAt < 0 || ids[statusAt] === 'APPROVED';
    const ofApproved = <Value>(values: (Value | null)[]) => (isOfApproved ? (values[at] ?? null) : null);
    const use = balanceUse[at] ?? null;
    return {
      columnMicroDays: columns[at] ?? null,
      allTypesMicroDays: cellsOfAllTypes[at] ?? null,
      spells: ofApproved(spells),
      absence: ofApproved(absence),
      absenceOfWeekdays: ofApproved(weekdays),
      absenceOfMonths: ofApproved(months),
      balanceUse: use === null || isOfApproved ? use : NOT_APPROVED,
      leadTime: leadTimes[at] ?? null,
      requestDates: requestDates[at] ?? null,
      decisionTime: decisionTimes[at] ?? null,
      decisions: decisions[at] ?? null,
    };
  });
}

/** The same cut in coarser cells: the ones that the cells are part of. */
function without(cut: Cut, cells: readonly CellIds[], dropped: readonly LeaveDimension[]): { cut: Cut; cells: CellIds[] } {
  const isKept = cut.groupBy.map((dimension) => !dropped.includes(dimension));
  return {
    cut: { ...cut, groupBy: cut.groupBy.filter((_, at) => isKept[at]) },
    cells: cells.map((ids) => ids.filter((_, at) => isKept[at])),
  };
}
