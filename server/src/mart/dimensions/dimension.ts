import type { LeaveSource } from '../leave-source';

/** What the ids of a filter have to look like. */
export type IdForm = 'BIGINT' | 'INT' | 'TEXT' | 'DAYS' | 'YEAR' | 'YEAR_MONTH' | 'MONTH' | 'WEEKDAY' | 'DATE' | 'STATUS';

interface DimensionBase {
  /** What the enum value of LeaveDimension says. */
  description: string;
  filter: {
    /** The field of LeaveFilter. */
    field: string;
    form: IdForm;
    description: string;
    /** Whether "" asks for leave with a missing value. */
    takesNone: boolean;
  };
  /** SHOWN: a VIEWER may ask; small groups are suppressed. FORBIDDEN: its values are single people. */
  viewer: 'SHOWN' | 'FORBIDDEN';
  /** Why the cells of this dimension, or a filter by it, are not made of whole balances; null: they are. */
  splitsBalances: string | null;
  /** How many values there are. Ordinals, from 0, follow the order of KEY; a missing value comes after all of them. */
  count(source: LeaveSource): number;
  /** As a filter takes it. */
  idAt(source: LeaveSource, ordinal: number): string;
  labelAt(source: LeaveSource, ordinal: number): string;
  /** From the id of a value to its ordinal; NONE for an id without a value. */
  find(source: LeaveSource): (id: string) => number;
}

/** Groups leaves. Element l of the column is the ordinal of leave l. */
export interface DimensionOfLeaves extends DimensionBase {
  kind: 'LEAVE';
  column(source: LeaveSource): Int32Array;
}

/** Groups people, regardless of their leave. Element p of the column is the ordinal of person p. */
export interface DimensionOfPeople extends DimensionBase {
  kind: 'PERSON';
  column(source: LeaveSource): Int32Array;
}

/** A person is under several values, or under none. */
export interface DimensionOfAllocations extends DimensionBase {
  kind: 'ALLOCATION';
}

/** Groups dates. */
export interface DimensionOfDates extends DimensionBase {
  kind: 'DATE';
  /** The coarsest rows that do: months of leave, or its days. */
  grain: 'MONTH' | 'DAY';
  /** Goes by the actual date where leave was moved to another year. */
  byActualDay: boolean;
  /** From a day, in days since 1970-01-01, to its ordinal. */
  ordinals(source: LeaveSource): (day: number) => number;
}

export type Dimension = DimensionOfLeaves | DimensionOfPeople | DimensionOfAllocations | DimensionOfDates;
