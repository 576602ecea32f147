import type { LeaveAtoms } from '../leave-atoms';
import { TABLE_DIMENSIONS, type TableDimension } from '../published-tables';

/** The atoms with their columns, as every table reads them. */
export interface Microdata {
  atoms: LeaveAtoms;
  atomCount: number;
  /** The atoms of person p are atomStart[p] to atomStart[p + 1] - 1. */
  atomStart: Int32Array;
  columns: Record<TableDimension, Column>;
}

export interface Column {
  ordinals: Int32Array;
  /** What an ordinal belongs to. A person may have several allocations. */
  grain: 'atom' | 'person' | 'allocation';
  /** Number of ordinals, with -1 for a missing value. */
  radix: number;
}

export function readMicrodata(atoms: LeaveAtoms): Microdata {
  const atomStart = new Int32Array(atoms.personCount + 1);
  for (let atom = 0; atom < atoms.person.length; atom++) {
    const next = (atoms.person[atom] as number) + 1;
    atomStart[next] = (atomStart[next] as number) + 1;
  }
  for (let person = 0; person < atoms.personCount; person++) {
    atomStart[person + 1] = (atomStart[person + 1] as number) + (atomStart[person] as number);
  }
  const columns = Object.fromEntries(
    TABLE_DIMENSIONS.map((dimension) => {
      const [name, grain] = SOURCES[dimension];
      const ordinals = atoms[name];
      return [dimension, { ordinals, grain, radix: maxOrdinal(ordinals) + 2 } satisfies Column];
    }),
  ) as Record<TableDimension, Column>;
  return { atoms, atomCount: atoms.person.length, atomStart, columns };
}

const SOURCES = {
  FISCAL_YEAR: ['fiscalYear', 'atom'],
  YEAR_MONTH: ['yearMonth', 'atom'],
  WEEKDAY: ['weekday', 'atom'],
  LEAVE_TYPE: ['leaveType', 'atom'],
  LEAVE_ISSUER: ['leaveIssuer', 'atom'],
  DEPARTMENT: ['department', 'person'],
  DESIGNATION: ['designation', 'person'],
  TEAM_MANAGER: ['teamManager', 'person'],
  PROJECT_ALLOCATION: ['allocation', 'allocation'],
} as const satisfies Record<TableDimension, readonly [keyof LeaveAtoms, Column['grain']]>;

function maxOrdinal(ordinals: Int32Array): number {
  let max = -1;
  for (let at = 0; at < ordinals.length; at++) if ((ordinals[at] as number) > max) max = ordinals[at] as number;
  return max;
}
