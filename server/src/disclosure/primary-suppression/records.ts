import { reduce } from '../algebra/prime-field';
import type { TableDimension } from '../published-tables';
import type { Column, Microdata } from './microdata';

/** Rows to tabulate, sorted by person. */
export interface Records {
  count: number;
  person: Int32Array;
  /** The dimensions that are not the person's own, one ordinal per record. */
  ordinals: Partial<Record<TableDimension, Int32Array>>;
  /** Days in millionths; null: nobody needs them. */
  microDays: Float64Array | null;
  /** A residue of prime-field.ts per record; null: nobody needs them. */
  change: Int32Array | null;
  /** Where a record occurs once per allocation: its number before that. Null: each record occurs once. */
  source: Int32Array | null;
  /** Whether a record may stand for several atoms. If not, it has the number of its atom. */
  isCollapsed: boolean;
}

/** One record per atom. */
export function listAtoms({ atoms, atomCount, columns }: Microdata, change: Int32Array | null, needsDays: boolean): Records {
  const ordinals = Object.fromEntries(
    (Object.entries(columns) as [TableDimension, Column][])
      .filter(([, { grain }]) => grain === 'atom')
      .map(([name, column]) => [name, column.ordinals]),
  );
  return {
    count: atomCount,
    person: atoms.person,
    ordinals,
    microDays: needsDays ? requireDays(atoms.microDays) : null,
    change,
    source: null,
    isCollapsed: false,
  };
}

function requireDays(microDays: Float64Array | undefined): Float64Array {
  if (!microDays) throw new TypeError('The dominance rule needs microDays.');
  return microDays;
}

/** One record per person, fiscal year and value of one dimension, or per person and fiscal year. Sums the days and the changes. */
export function collapse({ columns }: Microdata, atoms: Records, dimension: TableDimension | null): Records {
  const { count: recordCount, records: recordOf } = numberByPerson(columns, atoms, dimension);
  const first = new Int32Array(recordCount);
  for (let atom = atoms.count - 1; atom >= 0; atom--) first[recordOf[atom] as number] = atom;
  const pick = (values: Int32Array) => first.map((atom) => values[atom] as number);
  const dimensions: TableDimension[] = dimension ? ['FISCAL_YEAR', dimension] : ['FISCAL_YEAR'];
  return {
    count: recordCount,
    person: pick(atoms.person),
    ordinals: Object.fromEntries(dimensions.map((name) => [name, pick(columns[name].ordinals)])),
    microDays: atoms.microDays && sumDays(atoms.microDays, recordOf, recordCount),
    change: atoms.change && sumResidues(atoms.change, recordOf, recordCount),
    source: null,
    isCollapsed: true,
  };
}

/** Numbers the records that atoms collapse to, in the order of their first atoms. */
function numberByPerson(
  columns: Microdata['columns'],
  { count, person }: Records,
  dimension: TableDimension | null,
): { count: number; records: Int32Array } {
  const { ordinals: years, radix: yearRadix } = columns.FISCAL_YEAR;
  const { ordinals: values, radix } = dimension ? columns[dimension] : { ordinals: null, radix: 1 };
  const lastPerson = new Int32Array(yearRadix * radix).fill(-1);
  const recordOf = new Int32Array(yearRadix * radix);
  const records = new Int32Array(count);
  let recordCount = 0;
  for (let atom = 0; atom < count; atom++) {
    const own = person[atom] as number;
    const key = ((years[atom] as number) + 1) * radix + (values === null ? 0 : (values[atom] as number) + 1);
    if (lastPerson[key] !== own) {
      lastPerson[key] = own;
      recordOf[key] = recordCount++;
    }
    records[atom] = recordOf[key] as number;
  }
  return { count: recordCount, records };
}

function sumDays(microDays: Float64Array, recordOf: Int32Array, count: number): Float64Array {
  const sums = new Float64Array(count);
  for (let atom = 0; atom < microDays.length; atom++) {
    const record = recordOf[atom] as number;
    sums[record] = (sums[record] as number) + (microDays[atom] as number);
  }
  return sums;
}

function sumResidues(change: Int32Array, recordOf: Int32Array, count: number): Int32Array {
  const sums = new Int32Array(count);
  for (let atom = 0; atom < change.length; atom++) {
    const record = recordOf[atom] as number;
    sums[record] = reduce((sums[record] as number) + (change[atom] as number));
  }
  return sums;
}

/** Each record once per allocation of its person, or once without one. */
export function expandByAllocation({ atoms: { allocationStart, allocation } }: Microdata, records: Records): Records {
  const countOf = (person: number) => Math.max(1, (allocationStart[person + 1] as number) - (allocationStart[person] as number));
  let count = 0;
  for (let record = 0; record < records.count; record++) count += countOf(records.person[record] as number);
  const source = new Int32Array(count);
  const allocations = new Int32Array(count);
  let at = 0;
  for (let record = 0; record < records.count; record++) {
    const person = records.person[record] as number;
    const [begin, end] = [allocationStart[person] as number, allocationStart[person + 1] as number];
    if (begin === end) {
      source[at] = record;
      allocations[at++] = -1;
    }
    for (let place = begin; place < end; place++) {
      source[at] = record;
      allocations[at++] = allocation[place] as number;
    }
  }
  const spread = <T extends Int32Array | Float64Array>(values: T): T => {
    const result = (values instanceof Int32Array ? new Int32Array(count) : new Float64Array(count)) as T;
    for (let place = 0; place < count; place++) result[place] = values[source[place] as number] as number;
    return result;
  };
  const ordinals = Object.entries(records.ordinals).map(([dimension, values]) => [dimension, spread(values)]);
  return {
    count,
    person: spread(records.person),
    ordinals: { ...Object.fromEntries(ordinals), PROJECT_ALLOCATION: allocations },
    microDays: records.microDays && spread(records.microDays),
    change: records.change && spread(records.change),
    source,
    isCollapsed: records.isCollapsed,
  };
}
