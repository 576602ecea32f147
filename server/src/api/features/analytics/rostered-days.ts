import { isoWeekday } from '../../../domain/local-date';
import { tableDays } from '../../../mart/dimensions/day-table';
import type { Dimension } from '../../../mart/dimensions/dimension';
import { DIMENSIONS, type DimensionName, dimensionOf } from '../../../mart/dimensions/registry';
import { allocationsOf } from '../../../mart/group/allocations-of';
import { isObserved, listDataDays, visitObserved } from '../../../mart/observed';
import { shareOn, WHOLE_DATE } from '../../../mart/rostered';
import { maskDays } from '../../../mart/select/day-mask';
import { maskOrdinals } from '../../../mart/select/ordinal-mask';
import { maskPeople } from '../../../mart/select/people-mask';
import { type MartState, NONE } from '../../../mart/state';
import type { Cut } from './cut';
import { keysWithout } from './sum-cells';

/**
 * Rostered person-days of each cell: the rostered shares of the people under the filter on the dates of the cell on which they are
 * observed. Leave types, issuers, lengths and statuses tell no rostered days apart. Cost: people of one pattern and calendar are counted
 * together where they share a cell; at most one step for each of them and each date.
 * @param dropped dimensions of the cut that tell nothing apart here.
 */
export function countRostered(cut: Cut, dropped: readonly DimensionName[] = []): Float64Array {
  const names = cut.groupBy.filter((name) => !dropped.includes(name));
  const ofPeople = names.filter((name) => isOfPeople(dimensionOf(name)));
  const ofDates = names.filter((name) => isOfDates(name));
  const keyOf = (kept: readonly DimensionName[]) =>
    keysWithout(
      cut,
      cut.groupBy.filter((name) => !kept.includes(name)),
    );
  const [personKey, dateKey] = [keyOf(ofPeople), keyOf(ofDates)];
  const dates = listDates(cut, ofDates);
  const wanted = new Set(personKey);
  const cellsOf = new Map<number, number[]>();
  for (const [cell, key] of personKey.entries()) cellsOf.set(key, [...(cellsOf.get(key) ?? []), cell]);
  const stretches = listStretches(cut, ofPeople, wanted);
  const sharesOf = createShares(cut.source.state, dates);
  const rostered = new Float64Array(personKey.length);
  for (const [key, own] of stretches) {
    const sum = sumStretches(cut, own, dates, sharesOf);
    for (const cell of cellsOf.get(key) ?? []) {
      const place = dates.places.get(dateKey[cell]!);
      if (place !== undefined) rostered[cell] = sum[place]! / WHOLE_DATE;
    }
  }
  return rostered;
}

const isOfPeople = ({ kind }: Dimension) => kind === 'PERSON' || kind === 'ALLOCATION';
const isOfDates = (name: DimensionName) => name === 'FISCAL_YEAR' || dimensionOf(name).kind === 'DATE';

/** The dates of a cut, and which of its cells each is in. */
interface CutDates {
  firstDay: number;
  /** From the key of the dimensions of dates to a place in the sums. */
  places: Map<number, number>;
  /** Places of the date at offset d: `place` from `start[d]` up to `start[d + 1]`; several where fiscal years overlap. */
  start: Int32Array;
  place: Int32Array;
}

function listDates({ source, condition, groupBy, grouping }: Cut, names: readonly DimensionName[]): CutDates {
  const { calendar, fiscalYears } = source.state;
  const { firstDay, lastDay } = calendar;
  const mask = maskDays(source, condition);
  const tables = names.flatMap((name) => {
    const dimension: Dimension = dimensionOf(name);
    return dimension.kind === 'DATE' ? [{ table: tableDays(source, dimension), weight: grouping.weights[groupBy.indexOf(name)]! }] : [];
  });
  const chosen = maskOrdinals(DIMENSIONS.FISCAL_YEAR, source, condition.choices.FISCAL_YEAR);
  const yearWeight = names.includes('FISCAL_YEAR') ? grouping.weights[groupBy.indexOf('FISCAL_YEAR')]! : null;
  const isInData = listDataDays(source.state);
  const places = new Map<number, number>();
  const start = new Int32Array(isInData.length + 1);
  const place: number[] = [];
  const add = (key: number) => {
    const known = places.get(key) ?? places.size;
    places.set(key, known);
    place.push(known);
  };
  for (let day = firstDay; day <= lastDay; day++) {
    const at = day - source.firstDay;
    if (isInData[day - firstDay] === 1 && !(mask && (mask.passes[at] === 0 || mask.weekdays?.[isoWeekday(day) - 1] === 0))) {
      let key = 0;
      for (const { table, weight } of tables) key += table[at]! * weight;
      if (yearWeight === null && chosen === null) add(key);
      else {
        // A date counts in the cell of each fiscal year that it is in, and once where they are not told apart.
        for (let year = 0; year < fiscalYears.count; year++) {
          if (day < fiscalYears.start[year]! || day > fiscalYears.end[year]! || chosen?.[year + 1] === 0) continue;
          add(key + year * (yearWeight ?? 0));
          if (yearWeight === null) break;
        }
      }
    }
    start[day - firstDay + 1] = place.length;
  }
  return { firstDay, places, start, place: Int32Array.from(place) };
}

/** People on dates of one calendar and pattern. */
interface Stretch {
  from: number;
  to: number;
  calendar: number;
  pattern: number;
}

/** The observed stretches of the people under the filter, by the key of their cells. */
function listStretches(cut: Cut, names: readonly DimensionName[], wanted: ReadonlySet<number>): Map<number, Stretch[]> {
  const { source, condition, scope, team, groupBy, grouping } = cut;
  const { state } = source;
  const mask = maskPeople(state, condition, scope, team);
  const columns = names.flatMap((name) => {
    const dimension: Dimension = dimensionOf(name);
    const at = groupBy.indexOf(name);
    return dimension.kind === 'PERSON'
      ? [{ column: dimension.column(source), weight: grouping.weights[at]!, none: grouping.sizes[at]! - 1 }]
      : [];
  });
  const allocationAt = names.includes('PROJECT_ALLOCATION') ? groupBy.indexOf('PROJECT_ALLOCATION') : -1;
  const allocations = maskOrdinals(DIMENSIONS.PROJECT_ALLOCATION, source, condition.choices.PROJECT_ALLOCATION);
  const stretches = new Map<number, Stretch[]>();
  for (let person = 0; person < state.people.count; person++) {
    if (mask?.[person] === 0 || !isObserved(state, person)) continue;
    let key = 0;
    for (const { column, weight, none } of columns) key += (column[person] === NONE ? none : column[person]!) * weight;
    const add = (own: number) => {
      if (!wanted.has(own)) return;
      const known = stretches.get(own) ?? [];
      stretches.set(own, known);
      visitObserved(state, person, (from, to, calendar, pattern) => known.push({ from, to, calendar, pattern }));
    };
    if (allocationAt < 0) add(key);
    else {
      for (const allocation of allocationsOf(state, person, allocations)) {
        const digit = allocation === NONE ? grouping.sizes[allocationAt]! - 1 : allocation;
        add(key + digit * grouping.weights[allocationAt]!);
      }
    }
  }
  return stretches;
}

/** The share of each date of a cut under a calendar and a pattern, 0 on dates that do not count: found once for all cells. */
function createShares({ rosters }: MartState, { firstDay, start }: CutDates): (calendar: number, pattern: number) => Int32Array {
  const known = new Map<number, Int32Array>();
  return (calendar, pattern) => {
    const key = calendar * (rosters.patterns.length + 1) + pattern + 1;
    let shares = known.get(key);
    if (!shares) {
      shares = new Int32Array(start.length - 1);
      for (let at = 0; at < shares.length; at++)
        if (start[at] !== start[at + 1]) shares[at] = shareOn(rosters, calendar, pattern, firstDay + at);
      known.set(key, shares);
    }
    return shares;
  };
}

/** Rostered shares by place, in half millionths. People of one calendar and pattern are counted by date first. */
function sumStretches(
  { source, throwIfCancelled }: Cut,
  stretches: readonly Stretch[],
  { firstDay, places, start, place }: CutDates,
  sharesOf: (calendar: number, pattern: number) => Int32Array,
): Float64Array {
  throwIfCancelled();
  const { rosters } = source.state;
  const sums = new Float64Array(places.size);
  const dates = start.length - 1;
  const alike = new Map<number, Stretch[]>();
  for (const stretch of stretches) {
    const key = stretch.calendar * (rosters.patterns.length + 1) + stretch.pattern + 1;
    const known = alike.get(key);
    if (known) known.push(stretch);
    else alike.set(key, [stretch]);
  }
  const change = new Int32Array(dates + 1);
  for (const own of alike.values()) {
    const [{ calendar, pattern }] = own as [Stretch];
    const shares = sharesOf(calendar, pattern);
    change.fill(0);
    let [first, last] = [dates, 0];
    for (const { from, to } of own) {
      const [begin, end] = [Math.max(0, from - firstDay), Math.min(dates, to - firstDay + 1)];
      if (begin >= end) continue;
      change[begin]!++;
      change[end]!--;
      first = Math.min(first, begin);
      last = Math.max(last, end);
    }
    let people = 0;
    for (let at = first; at < last; at++) {
      people += change[at]!;
      if (people === 0 || shares[at] === 0) continue;
      const share = people * shares[at]!;
      for (let own = start[at]!; own < start[at + 1]!; own++) sums[place[own]!]! += share;
    }
  }
  return sums;
}
