import { isoWeekday } from '../../../domain/local-date';
import { tableDays } from '../../../mart/dimensions/day-table';
import type { Dimension } from '../../../mart/dimensions/dimension';
import { DIMENSIONS, type DimensionName, dimensionOf } from '../../../mart/dimensions/registry';
import { allocationsOf } from '../../../mart/group/allocations-of';
import { firstObservedYear, lastObservedDay } from '../../../mart/observed';
import { maskDays } from '../../../mart/select/day-mask';
import { maskOrdinals } from '../../../mart/select/ordinal-mask';
import { maskPeople } from '../../../mart/select/people-mask';
import { NONE } from '../../../mart/state';
import type { Cut } from './cut';
import { keysWithout } from './sum-cells';

/** Figures by fiscal year (ordinal), for each combination of some of the keys, which the sum of their digits' weights names. */
type ByYear = Map<number, Float64Array>;

/**
 * Person-days on which the people of each cell were scheduled to work: each person under the filter from the first date of the first fiscal
 * year with any leave of theirs to the end of the last one, on working dates of the cell. Leave types, issuers, lengths and statuses tell no
 * scheduled days apart.
 * Cost: people and dates are counted apart, and multiplied for the cells.
 * @param dropped dimensions of the cut that tell nothing apart here.
 */
export function countScheduled(cut: Cut, dropped: readonly DimensionName[] = []): Float64Array {
  const names = cut.groupBy.filter((name) => !dropped.includes(name));
  const ofPeople = names.filter((name) => isOfPeople(dimensionOf(name)));
  const ofDates = names.filter((name) => isOfDates(name));
  const people = countPeople(cut, ofPeople);
  const days = countDays(cut, ofDates);
  const personKey = keysWithout(
    cut,
    cut.groupBy.filter((name) => !ofPeople.includes(name)),
  );
  const dateKey = keysWithout(
    cut,
    cut.groupBy.filter((name) => !ofDates.includes(name)),
  );
  const years = cut.source.state.fiscalYears.count;
  return personKey.map((key, cell) => {
    const own = people.get(key);
    const dates = days.get(dateKey[cell]!);
    let scheduled = 0;
    if (own && dates) for (let year = 0; year < years; year++) scheduled += own[year]! * dates[year]!;
    return scheduled;
  });
}

const isOfPeople = ({ kind }: Dimension) => kind === 'PERSON' || kind === 'ALLOCATION';
const isOfDates = (name: DimensionName) => name === 'FISCAL_YEAR' || dimensionOf(name).kind === 'DATE';

/** People by the fiscal year from which on they are observed. */
function countPeople({ source, condition, scope, team, groupBy, grouping }: Cut, names: readonly DimensionName[]): ByYear {
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
  const counts: ByYear = new Map();
  for (let person = 0; person < state.people.count; person++) {
    const year = firstObservedYear(state, person);
    if (year === NONE || mask?.[person] === 0) continue;
    let key = 0;
    for (const { column, weight, none } of columns) key += (column[person] === NONE ? none : column[person]!) * weight;
    if (allocationAt < 0) add(counts, key, year, state.fiscalYears.count);
    else {
      for (const allocation of allocationsOf(state, person, allocations)) {
        const digit = allocation === NONE ? grouping.sizes[allocationAt]! - 1 : allocation;
        add(counts, key + digit * grouping.weights[allocationAt]!, year, state.fiscalYears.count);
      }
    }
  }
  return counts;
}

/** Working dates under the filter for people who are observed from each fiscal year on. */
function countDays({ source, condition, groupBy, grouping }: Cut, names: readonly DimensionName[]): ByYear {
  const { calendar, fiscalYears } = source.state;
  const mask = maskDays(source, condition);
  const tables = names.flatMap((name) => {
    const dimension: Dimension = dimensionOf(name);
    return dimension.kind === 'DATE' ? [{ table: tableDays(source, dimension), weight: grouping.weights[groupBy.indexOf(name)]! }] : [];
  });
  const chosen = maskOrdinals(DIMENSIONS.FISCAL_YEAR, source, condition.choices.FISCAL_YEAR);
  const yearWeight = names.includes('FISCAL_YEAR') ? grouping.weights[groupBy.indexOf('FISCAL_YEAR')]! : null;
  const last = Math.min(calendar.lastDay, lastObservedDay(source.state));
  const counts: ByYear = new Map();
  const count = (key: number, day: number) => {
    for (let year = 0; year < fiscalYears.count; year++) if (fiscalYears.start[year]! <= day) add(counts, key, year, fiscalYears.count);
  };
  for (let day = calendar.firstDay; day <= last; day++) {
    if (calendar.isWorking[day - calendar.firstDay] === 0) continue;
    const at = day - source.firstDay;
    if (mask && (mask.passes[at] === 0 || mask.weekdays?.[isoWeekday(day) - 1] === 0)) continue;
    let key = 0;
    for (const { table, weight } of tables) key += table[at]! * weight;
    if (yearWeight === null && chosen === null) {
      count(key, day);
      continue;
    }
    // Fiscal years may overlap: a date counts in the cell of each, and once where they are not told apart.
    for (let year = 0; year < fiscalYears.count; year++) {
      if (day < fiscalYears.start[year]! || day > fiscalYears.end[year]! || chosen?.[year + 1] === 0) continue;
      count(key + year * (yearWeight ?? 0), day);
      if (yearWeight === null) break;
    }
  }
  return counts;
}

function add(counts: ByYear, key: number, year: number, years: number): void {
  let own = counts.get(key);
  if (!own) {
    own = new Float64Array(years);
    counts.set(key, own);
  }
  own[year]!++;
}
