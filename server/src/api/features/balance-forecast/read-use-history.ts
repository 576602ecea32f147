import type { UseHistory } from '../../../forecast/closing/use-history';
import { createBalanceReader, orZero, readAllowances } from '../../../mart/balances/balance-reader';
import { resolveTerms } from '../../../mart/balances/entitlement-terms';
import { DIMENSIONS } from '../../../mart/dimensions/registry';
import { leaveOf } from '../../../mart/leave-source';
import type { MartView } from '../../../mart/question';
import { maskOrdinals } from '../../../mart/select/ordinal-mask';
import { maskPeople } from '../../../mart/select/people-mask';
import { textAt } from '../../../mart/shared-columns';
import type { MartState } from '../../../mart/state';
import type { BalanceForecastQuestion } from './balance-forecast.question';

/** A use history, with the place of each fiscal year of the state in it. */
export interface ReadUse {
  history: UseHistory;
  /** By ordinal of a fiscal year: its place in the order of their ends. */
  placeOfYear: Int32Array;
  /** Whether the requests of a fiscal year, by its place, are those that were known at the horizon. */
  isKnown(year: number, horizon: number): boolean;
}

/**
 * Reads the balances of every fiscal year, and when their days were requested.
 * Cost: the leaves of everybody, and people x leave types x fiscal years.
 */
export function readUseHistory(view: MartView, question: BalanceForecastQuestion, today: number): ReadUse {
  const { state, throwIfCancelled } = view;
  const source = leaveOf(state);
  const isChosen = maskOrdinals(DIMENSIONS.LEAVE_TYPE, source, question.condition.choices.LEAVE_TYPE);
  const leaveTypes = Array.from({ length: state.leaveTypes.count }, (_, type) => type).filter((type) => isChosen?.[type + 1] !== 0);
  const years = state.fiscalYears.count;
  const order = Array.from({ length: years }, (_, year) => year).sort(
    (a, b) => state.fiscalYears.end[a]! - state.fiscalYears.end[b]! || a - b,
  );
  const placeOfYear = new Int32Array(years);
  for (const [place, year] of order.entries()) placeOfYear[year] = place;
  const mask = maskPeople(state, question.condition, question.scope);
  const people = Array.from({ length: state.people.count }, (_, person) => person).filter((person) => mask?.[person] !== 0);
  const series = people.length * leaveTypes.length;
  const cells = series * years;
  const history = {
    series,
    years,
    leaveType: new Int32Array(series),
    person: new Int32Array(series),
    end: Int32Array.from(order, (year) => state.fiscalYears.end[year]!),
    length: Int32Array.from(order, (year) => state.fiscalYears.end[year]! - state.fiscalYears.start[year]! + 1),
    before: Int32Array.from(order, (year) => placeOrNone(placeOfYear, state.fiscalYears.carriesFrom[year]!)),
    isThere: new Uint8Array(cells),
    entitlement: new Float64Array(cells),
    carriedIn: new Float64Array(cells),
    transferable: new Float64Array(cells),
    approved: new Float64Array(cells),
  };
  const terms = resolveTerms(state);
  const placeOfType = new Int32Array(state.leaveTypes.count).fill(-1);
  for (const [at, type] of leaveTypes.entries()) placeOfType[type] = at;
  const reader = createBalanceReader(state, { leaveTypes, fiscalYears: [...order].sort((a, b) => a - b), asOf: today });
  for (const [at, person] of people.entries()) {
    if ((at & 1023) === 0) throwIfCancelled();
    for (const [place, type] of leaveTypes.entries()) {
      history.leaveType[at * leaveTypes.length + place] = type;
      history.person[at * leaveTypes.length + place] = person;
    }
    const rows = readAllowances(reader, person);
    for (let row = 0; row < rows.count; row++) {
      const [type, year] = [rows.leaveType[row]!, rows.fiscalYear[row]!];
      const cell = (at * leaveTypes.length + placeOfType[type]!) * years + placeOfYear[year]!;
      history.isThere[cell] = Number(rows.isObserved[row] === 1 && rows.entitlement[row]! > 0);
      history.entitlement[cell] = rows.entitlement[row]!;
      history.carriedIn[cell] = orZero(rows.carriedIn[row]!);
      history.transferable[cell] = terms.transferable[type * years + year]!;
      history.approved[cell] = rows.approved[row]!;
    }
  }
  const placeOfPerson = new Int32Array(state.people.count).fill(-1);
  for (const [at, person] of people.entries()) placeOfPerson[person] = at;
  const cellOf = (person: number, type: number, year: number) =>
    placeOfPerson[person]! < 0 || placeOfType[type]! < 0
      ? -1
      : (placeOfPerson[person]! * leaveTypes.length + placeOfType[type]!) * years + placeOfYear[year]!;
  const known = listKnown(view, question, placeOfYear);

  /**
   * What stood requested in each fiscal year at the horizon: as it was known then where that is recorded, else by the dates of requests.
   */
  function askedBy(horizon: number): Float64Array {
    const asked = new Float64Array(cells);
    const isOther = (year: number) => known.some((one) => one.horizon === horizon && one.year === year);
    addRequests(state, asked, { end: history.end, placeOfYear, horizon, cellOf, skips: isOther, only: null });
    for (const one of known) {
      if (one.horizon !== horizon) continue;
      addRequests(one.state, asked, {
        end: history.end,
        placeOfYear: one.placeOfYear,
        horizon,
        cellOf: one.translate(cellOf),
        skips: () => false,
        only: one.year,
      });
    }
    return asked;
  }
  return {
    history: { ...history, askedBy },
    placeOfYear,
    isKnown: (year, horizon) => known.some((one) => one.horizon === horizon && one.year === year),
  };
}

function addRequests(
  { leaves }: MartState,
  asked: Float64Array,
  {
    end,
    placeOfYear,
    horizon,
    cellOf,
    skips,
    only,
  }: {
    end: Int32Array;
    placeOfYear: Int32Array;
    horizon: number;
    cellOf: (person: number, type: number, year: number) => number;
    skips: (year: number) => boolean;
    only: number | null;
  },
): void {
  const skipped = Array.from({ length: end.length }, (_, year) => skips(year) || (only !== null && year !== only));
  for (let leave = 0; leave < leaves.count; leave++) {
    const year = leaves.fiscalYear[leave]!;
    const place = placeOfYear[year]!;
    if (place < 0 || skipped[place] || leaves.requestedDay[leave]! > end[place]! - horizon) continue;
    const cell = cellOf(leaves.person[leave]!, leaves.leaveType[leave]!, year);
    if (cell >= 0) asked[cell]! += leaves.micro[leave]!;
  }
}

type CellOf = (person: number, type: number, year: number) => number;

/** The earlier states of the question, each with its people, leave types and fiscal years by their places in the newest state. */
function listKnown({ state, known }: MartView, question: BalanceForecastQuestion, placeOfYear: Int32Array) {
  return question.known.map(({ fiscalYearId, horizonDays }, at) => {
    const then = known[at]!;
    const people = translateIds(then.people, state.people);
    const types = translateIds(then.leaveTypes, state.leaveTypes);
    const years = translateIds(then.fiscalYears, state.fiscalYears);
    const asked = placeOfId(state.fiscalYears, fiscalYearId);
    return {
      state: then,
      horizon: horizonDays,
      year: asked < 0 ? -1 : placeOfYear[asked]!,
      placeOfYear: years.map((year) => placeOrNone(placeOfYear, year)),
      translate:
        (cellOf: CellOf): CellOf =>
        (person, type, year) =>
          people[person]! < 0 || types[type]! < 0 || years[year]! < 0 ? -1 : cellOf(people[person]!, types[type]!, years[year]!),
    };
  });
}

interface Ids {
  count: number;
  id: Parameters<typeof textAt>[0];
}

function translateIds(from: Ids, to: Ids): Int32Array {
  const places = new Map(Array.from({ length: to.count }, (_, at) => [textAt(to.id, at), at]));
  return Int32Array.from({ length: from.count }, (_, at) => places.get(textAt(from.id, at)) ?? -1);
}

function placeOfId({ count, id }: Ids, wanted: string): number {
  for (let at = 0; at < count; at++) if (textAt(id, at) === wanted) return at;
  return -1;
}

const placeOrNone = (placeOfYear: Int32Array, year: number): number => (year < 0 ? -1 : placeOfYear[year]!);
