import { type MartState, NONE } from '../state';
import { type BalanceRows, createBalanceRows } from './balance-rows';
import { type EntitlementTerms, resolveTerms } from './entitlement-terms';
import { createLeaveUse, type LeaveUse, readLeaveUse } from './leave-use';

/** Which balances are read. */
export interface BalanceChoice {
  /** Ordinals, in the order in which a person's balances follow each other. */
  leaveTypes: readonly number[];
  /** Ordinals, ascending. */
  fiscalYears: readonly number[];
  /** The business date, in days since 1970-01-01: leave dated up to it is taken, later leave is scheduled. */
  asOf: number;
}

/** What balances are read with: one person's at a time, so that nothing is kept for each of a company's. */
export interface BalanceReader {
  state: MartState;
  choice: BalanceChoice;
  terms: EntitlementTerms;
  /** By leave type of the choice: the fiscal years, ascending, whose carry-over decides that of the asked ones; these included. */
  chains: readonly (readonly number[])[];
  /** By fiscal year. 1: its balances are requested. */
  isAsked: Uint8Array;
  /** By fiscal year: dates gone by, the business date included, in all its dates. */
  elapsedShare: Float64Array;
  /** By fiscal year. 1: the one that it carries in from is still open on the business date. */
  followsOpenYear: Uint8Array;
  /** By fiscal year: what came into it, of the leave type that was read last. Millionths; NaN: unknown. */
  carriedIn: Float64Array;
  /** Leave of the person who was read last. */
  use: LeaveUse;
  /** Balances of the person who was read last: by leave type, then by fiscal year. */
  rows: BalanceRows;
}

/** The columns that `readAllowances` fills. */
export type AllowanceRows = Pick<
  BalanceRows,
  'count' | 'leaveType' | 'fiscalYear' | 'entitlement' | 'carriedIn' | 'isObserved' | 'approved' | 'taken' | 'pending'
>;

export function createBalanceReader(state: MartState, choice: BalanceChoice): BalanceReader {
  const { leaveTypes, fiscalYears, asOf } = choice;
  const terms = resolveTerms(state);
  const isAsked = new Uint8Array(state.fiscalYears.count);
  for (const year of fiscalYears) isAsked[year] = 1;
  return {
    state,
    choice,
    terms,
    chains: leaveTypes.map((type) => findChain(state, terms, type * state.fiscalYears.count, fiscalYears)),
    isAsked,
    ...describeYears(state, asOf),
    carriedIn: new Float64Array(state.fiscalYears.count),
    use: createLeaveUse(state),
    rows: createBalanceRows(leaveTypes.length * fiscalYears.length),
  };
}

/**
 * The one definition of a balance, in two steps: the allowance and how much of it is used; `readBalances` adds what follows from
 * these.
 *
 * With E = entitlement, X = transferable days, U = approved days charged to the fiscal year, and carried days used first:
 *   unused(y) = max(0, E(y) - max(0, U(y) - C(y))),  C(y) = min(X(p), unused(p)) for p = carriesFrom(y).
 * C is unknown, and counts as 0, where p began before the person's first observed year, where there is no p and where X is unknown; it is 0
 * where X is 0.
 *
 * Who has a balance: people who are not retired, and any with leave in the fiscal year. Of what: every leave type with an entitlement, and
 * those without one where days were used, requested or carried in.
 *
 * Cost: the leaves of the person, and leave types x fiscal years of their chains.
 */
export function readAllowances(reader: BalanceReader, person: number): AllowanceRows {
  const { state, choice, terms, chains, isAsked, carriedIn, use, rows } = reader;
  const { leaveTypes, asOf } = choice;
  const { carriesFrom, start } = state.fiscalYears;
  readLeaveUse(state, person, asOf, use);
  rows.count = 0;
  const years = state.fiscalYears.count;
  const isRetired = state.people.isRetired[person] === 1;
  const firstYear = state.people.firstYear[person]!;
  const observedFrom = firstYear === NONE ? Number.POSITIVE_INFINITY : start[firstYear]!;
  for (let at = 0; at < leaveTypes.length; at++) {
    const type = leaveTypes[at]!;
    const first = type * years;
    for (const year of chains[at]!) {
      const from = carriesFrom[year]!;
      if (terms.transferableBefore[first + year] === 0) carriedIn[year] = 0;
      else if (from === NONE || start[from]! < observedFrom) carriedIn[year] = Number.NaN;
      else carriedIn[year] = carryOver(terms, use, first + from, carriedIn[from]!);
      if (isAsked[year] === 1 && (!isRetired || use.hasLeave[year] === 1))
        addRow(reader, type, year, carriedIn[year]!, start[year]! >= observedFrom);
    }
  }
  return rows;
}

/** The days of the cell that come into the fiscal year that it feeds. */
function carryOver(terms: EntitlementTerms, { approved }: LeaveUse, cell: number, carriedIn: number): number {
  const unused = unusedOf(orZero(terms.entitlement[cell]!), orZero(carriedIn), approved[cell]!);
  return unused === 0 ? 0 : Math.min(terms.transferable[cell]!, unused);
}

/** Days of the own entitlement that are left: carried days are used before it. */
function unusedOf(entitlement: number, carriedIn: number, approved: number): number {
  return Math.max(0, entitlement - Math.max(0, approved - carriedIn));
}

function addRow({ state, terms, use, rows }: BalanceReader, type: number, year: number, carriedIn: number, isObserved: boolean): void {
  const cell = type * state.fiscalYears.count + year;
  const entitlement = terms.entitlement[cell]!;
  const approved = use.approved[cell]!;
  const pending = use.pending[cell]!;
  if (!(entitlement > 0 || carriedIn > 0 || approved > 0 || pending > 0)) return;
  const row = rows.count++;
  rows.leaveType[row] = type;
  rows.fiscalYear[row] = year;
  rows.entitlement[row] = entitlement;
  rows.carriedIn[row] = carriedIn;
  rows.isObserved[row] = Number(isObserved);
  rows.approved[row] = approved;
  rows.taken[row] = use.taken[cell]!;
  rows.pending[row] = pending;
}

/** The balances of a person with everything that is computed of them. */
export function readBalances(reader: BalanceReader, person: number): BalanceRows {
  readAllowances(reader, person);
  const { state, terms, rows, elapsedShare, followsOpenYear } = reader;
  for (let row = 0; row < rows.count; row++) {
    const year = rows.fiscalYear[row]!;
    const cell = rows.leaveType[row]! * state.fiscalYears.count + year;
    const entitlement = rows.entitlement[row]!;
    const carriedIn = rows.carriedIn[row]!;
    const approved = rows.approved[row]!;
    const transferable = terms.transferable[cell]!;
    const allowance = entitlement + orZero(carriedIn);
    const unused = unusedOf(entitlement, orZero(carriedIn), approved);
    const unusedCarriedIn = Math.max(0, carriedIn - approved);
    const forfeited = unused === 0 ? 0 : Math.max(0, unused - transferable);
    const utilisation = allowance === 0 ? Number.NaN : approved / allowance;
    const elapsed = elapsedShare[year]!;
    rows.isAssumed[row] = terms.isAssumed[cell]!;
    rows.isProjected[row] = Number(followsOpenYear[year] === 1 && terms.transferableBefore[cell] !== 0 && carriedIn >= 0);
    rows.transferable[row] = transferable;
    rows.scheduled[row] = approved - rows.taken[row]!;
    rows.available[row] = allowance - approved;
    rows.ifApproved[row] = allowance - approved - rows.pending[row]!;
    rows.unused[row] = unused;
    rows.unusedCarriedIn[row] = unusedCarriedIn;
    rows.forfeitRisk[row] = forfeited + orZero(unusedCarriedIn);
    rows.utilisation[row] = utilisation;
    rows.pace[row] = elapsed === 0 ? Number.NaN : utilisation / elapsed;
  }
  return rows;
}

/** Unknown days count as 0. */
export function orZero(days: number): number {
  return Number.isNaN(days) ? 0 : days;
}

/** The asked fiscal years, and of each the line of those that it carries in from, up to one that nothing can be carried into. */
function findChain(
  { fiscalYears: { carriesFrom } }: MartState,
  { transferableBefore }: EntitlementTerms,
  first: number,
  asked: readonly number[],
): number[] {
  const chain = new Set<number>();
  for (const last of asked) {
    for (let year = last; year !== NONE && !chain.has(year); year = carriesFrom[year]!) {
      chain.add(year);
      if (transferableBefore[first + year] === 0) break;
    }
  }
  return [...chain].sort((a, b) => a - b);
}

function describeYears({ fiscalYears: { count, start, end, carriesFrom } }: MartState, asOf: number) {
  const elapsedShare = new Float64Array(count);
  const followsOpenYear = new Uint8Array(count);
  for (let year = 0; year < count; year++) {
    const [first, last] = [start[year]!, end[year]!];
    elapsedShare[year] = Math.max(0, Math.min(last, asOf) - first + 1) / (last - first + 1);
    const from = carriesFrom[year]!;
    followsOpenYear[year] = Number(from !== NONE && end[from]! >= asOf);
  }
  return { elapsedShare, followsOpenYear };
}
