import type { Cut } from './cut';

/** How a value is shown in GraphQL. */
export interface MeasureTypes {
  Float: number;
  Int: number;
  Rate: Rate;
  LeadTime: LeadTime;
  RequestDates: RequestDates;
  DecisionTime: DecisionTime;
}

export type MeasureType = keyof MeasureTypes;

/** A share or a mean with what it is made of. */
export interface Rate {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  basis: string;
}

/** Calendar days from request to first date. */
export interface LeadTime {
  medianDays: number | null;
  p90Days: number | null;
  leaveCount: number;
  retroactiveCount: number;
}

export interface RequestDates {
  /** `YYYY-MM-DD` in the source's time zone. */
  earliest: string | null;
  median: string | null;
}

export interface DecisionTime {
  medianDays: number | null;
  p90Days: number | null;
  observedCount: number;
}

/** One figure of a cell, defined once: the schema, the access table, the docs and the tests take it from here. */
export interface Measure<Type extends MeasureType = MeasureType> {
  type: Type;
  /** What the field says of itself. */
  description: string;
  /** For docs/metrics.md. */
  unit: string;
  /** What it adds to the cost of a query. */
  cost: number;
  /**
   * Whether a VIEWER sees it where the cell is not suppressed. Left out: hidden, because it looks beyond the people whom disclosure counts.
   */
  isShownToViewer?: true;
  /** Whether it is known of earlier states of the data. */
  isKnownAt?: true;
  /** Counts over all cells what it needs, and returns the value of a cell; null: unknown, or it does not apply. */
  compute(cut: Cut): (cell: number) => MeasureTypes[Type] | null;
}

export function defineMeasure<Type extends MeasureType>(measure: Measure<Type>): Measure<Type> {
  return measure;
}

/** What a pass of its own over the leave adds to the cost of a query. */
export const PASS_COST = 150;

/** What measures of approved leave say of themselves in the schema. */
export const ONLY_APPROVED =
  'Counts only APPROVED leave: null where the filter leaves it out, and in cells of another STATUS. Null where suppressed.';
