import type { Microdata } from '../primary-suppression/microdata';
import { countKeys } from '../primary-suppression/number-cells';
import type { TableCells } from '../primary-suppression/published-cells';
import { TABLE_DIMENSIONS, type TableDimension } from '../published-tables';
import type { Candidates } from './candidate-cells';

/** A table with more possible keys than this is looked up in a Map. */
const MAX_DIRECT_KEYS = 4_194_304;
const [YEAR, ALLOCATION] = [TABLE_DIMENSIONS.indexOf('FISCAL_YEAR'), TABLE_DIMENSIONS.indexOf('PROJECT_ALLOCATION')];

export interface VectorFinder {
  /** Finds the vectors that an atom is in. Writes their numbers to the beginning of `found` and returns their count. */
  find: (atom: number) => number;
  found: Int32Array;
}

export function createVectorFinder(microdata: Microdata, tables: readonly TableCells[], candidates: Candidates): VectorFinder {
  const { columns } = microdata;
  const { person, fiscalYear, allocationStart, allocation } = microdata.atoms;
  const lookups = listLookups(microdata, tables, candidates);
  const hasGrain = ({ dimensions }: Lookup, grain: string) => dimensions.some((dimension) => columns[dimension].grain === grain);
  const overlapping = lookups.filter((lookup) => hasGrain(lookup, 'allocation'));
  const others = lookups.filter((lookup) => !hasGrain(lookup, 'allocation'));
  const isOfPersonYear = ({ dimensions }: Lookup) => dimensions.every((name) => name === 'FISCAL_YEAR' || columns[name].grain === 'person');
  const ofPersonYears = others.filter(isOfPersonYear);
  const ofAtoms = others.filter((lookup) => !isOfPersonYear(lookup));
  const listColumns = (grain: string) =>
    TABLE_DIMENSIONS.map((name, place) => ({ ...columns[name], place })).filter((column) => column.grain === grain);
  const [atomColumns, personColumns] = [listColumns('atom'), listColumns('person')];

  const found = new Int32Array(others.length + countMostAllocations(allocationStart) * overlapping.length);
  const digits = new Int32Array(TABLE_DIMENSIONS.length);
  let count = 0;
  let [lastPerson, lastYear, countOfPersonYear] = [-1, -2, 0];

  function look(all: readonly Lookup[]): void {
    for (let at = 0; at < all.length; at++) {
      const { first, second, radix, direct, indirect } = all[at] as Lookup;
      const key = (digits[first] as number) * radix + (second < 0 ? 0 : (digits[second] as number));
      const vector = indirect === null ? (direct[key] as number) : (indirect.get(key) ?? -1);
      if (vector >= 0) found[count++] = vector;
    }
  }

  /** In many tables all atoms of a person and fiscal year are in the same cell, so these are looked up once for a run of atoms. */
  function findOfPersonYear(own: number, year: number): void {
    for (const { ordinals, place } of personColumns) digits[place] = 1 + (ordinals[own] as number);
    digits[YEAR] = 1 + year;
    count = 0;
    look(ofPersonYears);
    const [begin, end] = [allocationStart[own] as number, allocationStart[own + 1] as number];
    digits[ALLOCATION] = 0;
    if (begin === end) look(overlapping);
    for (let place = begin; place < end; place++) {
      digits[ALLOCATION] = 1 + (allocation[place] as number);
      look(overlapping);
    }
    [lastPerson, lastYear, countOfPersonYear] = [own, year, count];
  }

  function find(atom: number): number {
    const own = person[atom] as number;
    const year = fiscalYear[atom] as number;
    if (own !== lastPerson || year !== lastYear) findOfPersonYear(own, year);
    for (let at = 0; at < atomColumns.length; at++) {
      const { ordinals, place } = atomColumns[at] as (typeof atomColumns)[number];
      digits[place] = 1 + (ordinals[atom] as number);
    }
    count = countOfPersonYear;
    look(ofAtoms);
    return count;
  }
  return { find, found };
}

interface Lookup {
  dimensions: readonly TableDimension[];
  /** The places of the dimensions in TABLE_DIMENSIONS; second is -1 in a table of one dimension. */
  first: number;
  second: number;
  radix: number;
  /** By key, the vector, or -1. */
  direct: Int32Array;
  /** In the place of `direct` where there are too many keys. */
  indirect: Map<number, number> | null;
}

function listLookups(microdata: Microdata, tables: readonly TableCells[], candidates: Candidates): Lookup[] {
  const vectorsOf = tables.map((): number[] => []);
  for (const [vector, position] of candidates.vectors.entries()) vectorsOf[candidates.table[position] as number]?.push(vector);
  return tables.flatMap(({ dimensions, keys }, table): Lookup[] => {
    const vectors = vectorsOf[table] as number[];
    if (vectors.length === 0) return [];
    const keyOf = (vector: number) => keys[candidates.cell[candidates.vectors[vector] as number] as number] as number;
    const keyCount = countKeys(microdata, dimensions);
    const isDirect = keyCount <= MAX_DIRECT_KEYS;
    const direct = new Int32Array(isDirect ? keyCount : 0).fill(-1);
    if (isDirect) for (const vector of vectors) direct[keyOf(vector)] = vector;
    const indirect = isDirect ? null : new Map(vectors.map((vector) => [keyOf(vector), vector]));
    const [first, second] = dimensions;
    const placeOf = (dimension: TableDimension | undefined) => (dimension ? TABLE_DIMENSIONS.indexOf(dimension) : -1);
    return [
      { dimensions, first: placeOf(first), second: placeOf(second), radix: second ? microdata.columns[second].radix : 1, direct, indirect },
    ];
  });
}

function countMostAllocations(allocationStart: Int32Array): number {
  let most = 1;
  for (let at = 1; at < allocationStart.length; at++) {
    most = Math.max(most, (allocationStart[at] as number) - (allocationStart[at - 1] as number));
  }
  return most;
}
