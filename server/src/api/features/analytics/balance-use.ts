import { type BalanceReader, createBalanceReader, orZero, readAllowances } from '../../../mart/balances/balance-reader';
import type { Dimension } from '../../../mart/dimensions/dimension';
import { DIMENSION_NAMES, DIMENSIONS, type DimensionName, dimensionOf } from '../../../mart/dimensions/registry';
import { allocationsOf } from '../../../mart/group/allocations-of';
import { maskOrdinals } from '../../../mart/select/ordinal-mask';
import { maskPeople } from '../../../mart/select/people-mask';
import { NONE, STATUS } from '../../../mart/state';
import { inApprovedCells } from './approved-leave';
import type { Cut } from './cut';
import type { Rate } from './measure';
import { oncePerCut } from './once-per-cut';
import { toRate } from './rates';

const NOT_APPROVED = 'Unknown: only approved leave uses a balance.';

/** How much of the balances of each cell is used. */
export interface BalanceUse {
  /** Approved days charged to them, and what there was to use: entitlement and carry-over. Millionths of a day. */
  used: Float64Array;
  allowance: Float64Array;
  /** The elapsed share of the fiscal year, of the least elapsed one where there are several. NaN: the cell has no balances. */
  elapsedShare: Float64Array;
}

/** A rate of each cell from the use of its balances; where that cannot be known, the basis says why. */
export function rateBalances(cut: Cut, rateOf: (use: BalanceUse, cell: number) => Rate): (cell: number) => Rate {
  const use = balanceUseOf(cut);
  const unknown = (reason: string) => toRate(null, null, reason);
  const rateAt = inApprovedCells(cut, (cell) => (typeof use === 'string' ? unknown(use) : rateOf(use, cell)));
  return (cell) => rateAt(cell) ?? unknown(NOT_APPROVED);
}

/** Whether each cell is of one fiscal year, by its key or by the filter. */
export function isOfOneYear({ groupBy, condition: { choices } }: Cut): boolean {
  // Numbers may be written with leading zeros.
  return groupBy.includes('FISCAL_YEAR') || new Set(choices.FISCAL_YEAR?.ids.map(Number)).size === 1;
}

/** Text: why no cell is made of whole balances. */
const balanceUseOf = oncePerCut((cut): BalanceUse | string => findSplit(cut) ?? sumBalances(cut));

/** Why a question is about parts of balances, of which nobody can say what there was to use. Null: it is about whole ones. */
function findSplit({ condition: { choices, dateFrom, dateTo, attribution }, groupBy }: Cut): string | null {
  const restricted = DIMENSION_NAMES.filter((name) => choices[name] !== undefined);
  if (dateFrom !== null || dateTo !== null) restricted.push('DATE');
  const reasons = [...restricted, ...groupBy].map((name) => dimensionOf(name, attribution).splitsBalances);
  const reason = reasons.find((text) => text !== null) ?? null;
  return reason ?? (choices.STATUS?.ids.includes('APPROVED') ? null : NOT_APPROVED);
}

/** Over balances with a stated entitlement of people who are observed in the year. */
function sumBalances(cut: Cut): BalanceUse {
  const { source, condition, scope, team, cells, today, throwIfCancelled } = cut;
  const { state } = source;
  const people = maskPeople(state, condition, scope, team);
  const reader = createBalanceReader(state, {
    leaveTypes: chosenOrdinals(cut, 'LEAVE_TYPE'),
    fiscalYears: chosenOrdinals(cut, 'FISCAL_YEAR'),
    asOf: today,
  });
  const { rows, elapsedShare } = reader;
  const keyOfRow = describeRowKeys(cut, reader);
  const keysOfPerson = describePersonKeys(cut);
  const use: BalanceUse = {
    used: new Float64Array(cells.count),
    allowance: new Float64Array(cells.count),
    elapsedShare: new Float64Array(cells.count).fill(Number.NaN),
  };
  for (let person = 0; person < state.people.count; person++) {
    if ((person & 1023) === 0) throwIfCancelled();
    if (people?.[person] === 0) continue;
    readAllowances(reader, person);
    for (const personKey of keysOfPerson(person)) {
      for (let row = 0; row < rows.count; row++) {
        if (rows.isObserved[row] === 0 || Number.isNaN(rows.entitlement[row]!)) continue;
        const cell = cells.find(personKey + keyOfRow(row));
        if (cell < 0) continue;
        use.used[cell]! += rows.approved[row]!;
        use.allowance[cell]! += rows.entitlement[row]! + orZero(rows.carriedIn[row]!);
        const elapsed = elapsedShare[rows.fiscalYear[row]!]!;
        if (!(use.elapsedShare[cell]! <= elapsed)) use.elapsedShare[cell] = elapsed;
      }
    }
  }
  return use;
}

function chosenOrdinals({ source, condition }: Cut, name: 'LEAVE_TYPE' | 'FISCAL_YEAR'): number[] {
  const mask = maskOrdinals(DIMENSIONS[name], source, condition.choices[name]);
  return Array.from({ length: DIMENSIONS[name].count(source) }, (_, ordinal) => ordinal).filter(
    (ordinal) => mask === null || mask[ordinal + 1] === 1,
  );
}

/** Dimensions of leaves whose cells are made of whole balances. */
type OfWholeBalances = {
  [Name in DimensionName]: (typeof DIMENSIONS)[Name] extends { kind: 'LEAVE'; splitsBalances: null } ? Name : never;
}[DimensionName];

const ORDINAL_OF: Readonly<Record<OfWholeBalances, (reader: BalanceReader, row: number) => number>> = {
  FISCAL_YEAR: ({ rows }, row) => rows.fiscalYear[row]!,
  LEAVE_TYPE: ({ rows }, row) => rows.leaveType[row]!,
  STATUS: () => STATUS.APPROVED,
};

/** What a balance adds to the key of its cell. */
function describeRowKeys({ groupBy, grouping }: Cut, reader: BalanceReader): (row: number) => number {
  const parts = groupBy.flatMap((name, at) =>
    name in ORDINAL_OF ? [{ ordinalOf: ORDINAL_OF[name as OfWholeBalances], weight: grouping.weights[at]! }] : [],
  );
  return (row) => {
    let key = 0;
    for (const { ordinalOf, weight } of parts) key += ordinalOf(reader, row) * weight;
    return key;
  };
}

/** What a person adds to the keys of cells: one number, or one under each of the person's allocations. */
function describePersonKeys({ source, condition, groupBy, grouping }: Cut): (person: number) => number[] {
  const columns = groupBy.flatMap((name, at) => {
    const dimension: Dimension = dimensionOf(name);
    return dimension.kind === 'PERSON'
      ? [{ column: dimension.column(source), weight: grouping.weights[at]!, none: grouping.sizes[at]! - 1 }]
      : [];
  });
  const at = groupBy.indexOf('PROJECT_ALLOCATION');
  const mask = maskOrdinals(DIMENSIONS.PROJECT_ALLOCATION, source, condition.choices.PROJECT_ALLOCATION);
  const digitOf = (ordinal: number, none: number) => (ordinal === NONE ? none : ordinal);
  return (person) => {
    let key = 0;
    for (const { column, weight, none } of columns) key += digitOf(column[person]!, none) * weight;
    if (at < 0) return [key];
    return allocationsOf(source.state, person, mask).map(
      (allocation) => key + digitOf(allocation, grouping.sizes[at]! - 1) * grouping.weights[at]!,
    );
  };
}
