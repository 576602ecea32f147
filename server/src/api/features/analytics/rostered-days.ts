import { isoWeekday } from '../../../domain/local-date';
import { tableDays } from '../../../mart/dimensions/day-table';
import type { Dimension } from '../../../mart/dimensions/dimension';
import { DIMENSIONS, type DimensionName, dimensionOf } from '../../../mart/dimensions/registry';
import { allocationsOf } from '../../../mart/group/allocations-of';
import { isObserved, listDataDays, visitObserved } from '../../../mart/observed';
import { WHOLE_DATE } from '../../../mart/rostered';
import { maskDays } from '../../../mart/select/day-mask';
import { maskOrdinals } from '../../../mart/select/ordinal-mask';
import { maskPeople } from '../../../mart/select/people-mask';
import { NONE } from '../../../mart/state';
import type { Cut } from './cut';
import { type AddStretch, type CutDates, createSumsByPlace, createWholeSums } from './rostered-sums';
import { keysWithout } from './sum-cells';

/**
 * Rostered person-days of each cell: the rostered shares of the people under the filter on the dates of the cell on which they are
 * observed. Leave types, issuers, lengths and statuses tell no rostered days apart. Cost: a few steps for each period of a person and,
 * where the cells tell dates apart, a few for each run of dates of a cell and calendar of its people.
 * @param dropped dimensions of the cut that do not affect rostered days.
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
  const cellsOf = new Map<number, number[]>();
  for (const [cell, key] of personKey.entries()) {
    const known = cellsOf.get(key);
    if (known) known.push(cell);
    else cellsOf.set(key, [cell]);
  }
  const { rosters } = cut.source.state;
  const sums = dates.places.size === 1 ? createWholeSums(rosters, dates) : createSumsByPlace(rosters, dates);
  visitStretches(cut, ofPeople, cellsOf, sums.add);
  const rostered = new Float64Array(personKey.length);
  for (const [key, sum] of sums.list(cut.throwIfCancelled)) {
    for (const cell of cellsOf.get(key) ?? []) {
      const place = dates.places.get(dateKey[cell]!);
      if (place !== undefined) rostered[cell] = sum[place]! / WHOLE_DATE;
    }
  }
  return rostered;
}

const isOfPeople = ({ kind }: Dimension) => kind === 'PERSON' || kind === 'ALLOCATION';
const isOfDates = (name: DimensionName) => name === 'FISCAL_YEAR' || dimensionOf(name).kind === 'DATE';

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

/** Visits the observed stretches of the people under the filter, with the keys of their cells. */
function visitStretches(cut: Cut, names: readonly DimensionName[], wanted: ReadonlyMap<number, unknown>, visit: AddStretch): void {
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
  for (let person = 0; person < state.people.count; person++) {
    if (mask?.[person] === 0 || !isObserved(state, person)) continue;
    let key = 0;
    for (const { column, weight, none } of columns) key += (column[person] === NONE ? none : column[person]!) * weight;
    const add = (own: number) => {
      if (wanted.has(own)) visitObserved(state, person, (from, to, calendar, pattern) => visit(own, from, to, calendar, pattern));
    };
    if (allocationAt < 0) add(key);
    else {
      for (const allocation of allocationsOf(state, person, allocations)) {
        const digit = allocation === NONE ? grouping.sizes[allocationAt]! - 1 : allocation;
        add(key + digit * grouping.weights[allocationAt]!);
      }
    }
  }
}
