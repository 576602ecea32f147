import { tableDays } from '../dimensions/day-table';
import type { Dimension, DimensionOfDates, DimensionOfLeaves, DimensionOfPeople } from '../dimensions/dimension';
import { type DimensionName, dimensionOf } from '../dimensions/registry';
import type { LeaveSource } from '../leave-source';
import { firstDayOfMonth, monthOfDay } from '../months';
import { scratchFloat64, scratchInt32, unsetFloat64, unsetInt32 } from '../scratch';
import type { LeaveCondition } from '../select/condition';
import { maskOrdinals } from '../select/ordinal-mask';
import { passesDay, type Selection } from '../select/select-leave';
import { NONE } from '../state';

/**
 * Leave cut by a grouping. Grain of a visit: leave x part that lies in one cell. Visits follow the order of leaves, so visits of one person
 * follow each other, and so do those of one leave.
 */
export interface Visits {
  count: number;
  leaf: Int32Array;
  /** Millionths of a day. */
  micro: Int32Array;
  /** Which cell: a number in mixed radix, so that cells sort as their values do. */
  key: Keys;
}

/** Whole numbers, in 32 bits where they fit: half the memory to read. */
export type Keys = Int32Array | Float64Array;

/** How cells are numbered. */
export interface Grouping {
  dimensions: readonly DimensionName[];
  /** One more than a dimension has values: a missing value is the last digit. */
  sizes: readonly number[];
  /** What one step of the dimension's digit adds to a key. */
  weights: readonly number[];
}

/** One more than the largest key. */
export function countKeys({ sizes }: Pick<Grouping, 'sizes'>): number {
  return sizes.reduce((product, size) => product * size, 1);
}

const MAX_SMALL = 2 ** 31;

function allocateKeys(grouping: Grouping, room: number): Keys {
  return countKeys(grouping) < MAX_SMALL ? scratchInt32(room) : scratchFloat64(room);
}

export function createGrouping(source: LeaveSource, dimensions: readonly DimensionName[]): Grouping {
  const sizes = dimensions.map((name) => dimensionOf(name).count(source) + 1);
  const weights = dimensions.map((_, at) => sizes.slice(at + 1).reduce((product, size) => product * size, 1));
  return { dimensions, sizes, weights };
}

/** The ordinals of a cell, NONE for a missing value. */
export function ordinalsOf({ sizes, weights }: Grouping, key: number): number[] {
  return sizes.map((size, at) => {
    const digit = Math.floor(key / (weights[at] as number)) % size;
    return digit === size - 1 ? NONE : digit;
  });
}

export function keyOf({ sizes, weights }: Grouping, ordinals: readonly number[]): number {
  return ordinals.reduce((key, ordinal, at) => key + (ordinal === NONE ? (sizes[at] as number) - 1 : ordinal) * (weights[at] as number), 0);
}

/**
 * Cuts a selection into visits, in as few as the grouping needs: whole leaves, their months, or their days.
 * @param condition names the only allocations that become cells, where it restricts them.
 */
export function visitLeave(selection: Selection, grouping: Grouping, condition: LeaveCondition, throwIfCancelled: () => void): Visits {
  const { source } = selection;
  const named = grouping.dimensions.map((name, at) => ({
    dimension: dimensionOf(name, condition.attribution),
    weight: grouping.weights[at] as number,
    size: grouping.sizes[at] as number,
  }));
  const base = addFixedParts(selection, grouping, named);
  throwIfCancelled();
  const dates = named.flatMap(({ dimension, weight }) => (dimension.kind === 'DATE' ? [{ dimension, weight }] : []));
  const visits =
    dates.length === 0
      ? { count: selection.count, leaf: selection.leaf, micro: selection.micro, key: base }
      : visitDates(selection, base, dates);
  throwIfCancelled();
  const allocation = named.find(({ dimension }) => dimension.kind === 'ALLOCATION');
  if (!allocation) return visits;
  const mask = maskOrdinals(allocation.dimension, source, condition.choices.PROJECT_ALLOCATION);
  return underEachAllocation(source, visits, allocation.weight, allocation.size, mask);
}

interface Part<Kind> {
  dimension: Kind;
  weight: number;
  size: number;
}

/** The parts of each leave's key that follow from the leave and from its person. */
function addFixedParts({ source, leaf, count }: Selection, grouping: Grouping, parts: readonly Part<Dimension>[]): Keys {
  const key = allocateKeys(grouping, count);
  const { person } = source.state.leaves;
  for (const { dimension, weight, size } of parts) {
    if (dimension.kind === 'LEAVE') addLeafPart(key, leaf, (dimension as DimensionOfLeaves).column(source), weight, size - 1);
    else if (dimension.kind === 'PERSON')
      addPersonPart(key, leaf, person, (dimension as DimensionOfPeople).column(source), weight, size - 1);
  }
  return key;
}

function addLeafPart(key: Keys, leaf: Int32Array, column: Int32Array, weight: number, none: number): void {
  for (let at = 0; at < key.length; at++) {
    const ordinal = column[leaf[at] as number] as number;
    key[at]! += (ordinal < 0 ? none : ordinal) * weight;
  }
}

function addPersonPart(key: Keys, leaf: Int32Array, person: Int32Array, column: Int32Array, weight: number, none: number): void {
  for (let at = 0; at < key.length; at++) {
    const ordinal = column[person[leaf[at] as number] as number] as number;
    key[at]! += (ordinal < 0 ? none : ordinal) * weight;
  }
}

function visitDates(selection: Selection, base: Keys, dates: readonly { dimension: DimensionOfDates; weight: number }[]): Visits {
  const byMonth = dates.every(({ dimension }) => dimension.grain === 'MONTH');
  const own = sumTables(
    selection.source,
    dates.filter(({ dimension }) => !dimension.byActualDay),
  );
  const actual = sumTables(
    selection.source,
    dates.filter(({ dimension }) => dimension.byActualDay),
  );
  return byMonth ? visitMonths(selection, base, own) : visitDays(selection, base, own, actual);
}

/** What each day adds to a key, from the source's first day on. */
function sumTables(source: LeaveSource, dates: readonly { dimension: DimensionOfDates; weight: number }[]): Float64Array {
  const sum = new Float64Array(source.lastDay - source.firstDay + 1);
  for (const { dimension, weight } of dates) {
    const table = tableDays(source, dimension);
    for (let at = 0; at < sum.length; at++) sum[at]! += (table[at] as number) * weight;
  }
  return sum;
}

/** Months of leaves that pass as a whole, and days of the others. */
function visitMonths(selection: Selection, base: Keys, added: Float64Array): Visits {
  const { source, leaf, count, isPartial, days } = selection;
  const { monthStart, leaveMonths, firstDay, lastDay, day, state } = source;
  const { factStart } = state.leaves;
  let room = 0;
  for (let at = 0; at < count; at++) {
    const place = leaf[at] as number;
    room +=
      isPartial?.[at] === 1
        ? (factStart[place + 1] as number) - (factStart[place] as number)
        : (monthStart[place + 1] as number) - (monthStart[place] as number);
  }
  const visits = allocateVisits(room, base);
  const addedByMonth = tableAddedByMonth(added, firstDay, lastDay);
  for (let at = 0; at < count; at++) {
    const place = leaf[at] as number;
    if (isPartial?.[at] === 1 && days) {
      for (let fact = factStart[place] as number; fact < (factStart[place + 1] as number); fact++) {
        if (!passesDay(source, days, fact)) continue;
        addVisit(
          visits,
          place,
          state.dayFacts.micro[fact] as number,
          (base[at] as number) + (added[(day[fact] as number) - firstDay] as number),
        );
      }
      continue;
    }
    const last = monthStart[place + 1] as number;
    for (let row = monthStart[place] as number; row < last; row++) {
      const visit = visits.count++;
      visits.leaf[visit] = place;
      visits.micro[visit] = leaveMonths.micro[row] as number;
      visits.key[visit] = (base[at] as number) + (addedByMonth.table[(leaveMonths.month[row] as number) - addedByMonth.first] as number);
    }
  }
  return visits;
}

/** All days of a month add the same: looked up by month instead of by day. */
function tableAddedByMonth(added: Float64Array, firstDay: number, lastDay: number): { first: number; table: Float64Array } {
  const first = monthOfDay(firstDay);
  const table = new Float64Array(monthOfDay(lastDay) - first + 1);
  for (let at = 0; at < table.length; at++) table[at] = added[Math.max(0, firstDayOfMonth(first + at) - firstDay)] as number;
  return { first, table };
}

function visitDays(selection: Selection, base: Keys, own: Float64Array, actual: Float64Array): Visits {
  const { source, leaf, count, days, isPartial } = selection;
  const { day, actualDay, firstDay, state } = source;
  const { factStart } = state.leaves;
  let room = 0;
  for (let at = 0; at < count; at++) room += (factStart[(leaf[at] as number) + 1] as number) - (factStart[leaf[at] as number] as number);
  const visits = allocateVisits(room, base);
  for (let at = 0; at < count; at++) {
    const place = leaf[at] as number;
    const isCut = days !== null && isPartial?.[at] === 1;
    const last = factStart[place + 1] as number;
    for (let fact = factStart[place] as number; fact < last; fact++) {
      if (isCut && !passesDay(source, days, fact)) continue;
      const visit = visits.count++;
      visits.leaf[visit] = place;
      visits.micro[visit] = state.dayFacts.micro[fact] as number;
      visits.key[visit] =
        (base[at] as number) +
        (own[(day[fact] as number) - firstDay] as number) +
        (actual[(actualDay[fact] as number) - firstDay] as number);
    }
  }
  return visits;
}

/** Every visit once under each allocation of its person, or once under none. */
function underEachAllocation({ state }: LeaveSource, from: Visits, weight: number, size: number, mask: Uint8Array | null): Visits {
  const { leaves, people } = state;
  const { allocationStart, allocation } = people;
  let room = 0;
  for (let at = 0; at < from.count; at++) {
    const person = leaves.person[from.leaf[at] as number] as number;
    room += Math.max(1, (allocationStart[person + 1] as number) - (allocationStart[person] as number));
  }
  const visits = allocateVisits(room, from.key);
  for (let at = 0; at < from.count; at++) {
    const place = from.leaf[at] as number;
    const person = leaves.person[place] as number;
    const [first, last] = [allocationStart[person] as number, allocationStart[person + 1] as number];
    if (first === last && (!mask || mask[0] === 1))
      addVisit(visits, place, from.micro[at] as number, (from.key[at] as number) + (size - 1) * weight);
    for (let own = first; own < last; own++) {
      const ordinal = allocation[own] as number;
      if (mask && mask[ordinal + 1] === 0) continue;
      addVisit(visits, place, from.micro[at] as number, (from.key[at] as number) + ordinal * weight);
    }
  }
  return visits;
}

function addVisit(visits: Visits, leaf: number, micro: number, key: number): void {
  const at = visits.count++;
  visits.leaf[at] = leaf;
  visits.micro[at] = micro;
  visits.key[at] = key;
}

function allocateVisits(room: number, like: Keys): Visits {
  const key = like instanceof Int32Array ? unsetInt32(room) : unsetFloat64(room);
  return { count: 0, leaf: unsetInt32(room), micro: unsetInt32(room), key };
}
