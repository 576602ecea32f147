import type { DisclosureRules } from '../../../disclosure/primary-suppression/sensitive-cells';
import type { DimensionName } from '../../../mart/dimensions/registry';
import { defineQuestion } from '../../../mart/question';
import type { LeaveCondition, Scope } from '../../../mart/select/condition';
import type { LeaveAggregateOrder } from './leave-aggregate.types';
import type { MeasureName, MeasureValues } from './measures/registry';

/** The most rows of one answer; beyond it a question has to be narrowed, or to ask for fewer with `limit`. */
export const MAX_ROWS = 10_000;

export interface LeaveAggregateQuestion {
  condition: LeaveCondition;
  scope: Scope;
  groupBy: readonly DimensionName[];
  /**
   * For a VIEWER: by which rules cells are suppressed. The published tables of every status of the condition have to be prepared. Null: by
   * none.
   */
  disclosure: DisclosureRules | null;
  /** Compares with the fiscal year before. */
  isCompared: boolean;
  orderBy: LeaveAggregateOrder;
  /** The most rows; null: all of them. */
  limit: number | null;
  /** The measures that are asked for, of the total and of the rows. */
  totalMeasures: readonly MeasureName[];
  rowMeasures: readonly MeasureName[];
  /** The business date, `YYYY-MM-DD`. */
  today: string;
}

/** Days, leaves and people of the period compared with. */
export interface ComparedCounts {
  leaveDays: number;
  leaveCount: number;
  employeeCount: number;
}

export interface CellAnswer {
  /** The measures that were asked for. */
  values: Partial<MeasureValues>;
  /** For a VIEWER: the cell may not be shown; no value is of any use. */
  suppressed: boolean;
  /** Null without a comparison. */
  own: ComparedCounts | null;
  previous: ComparedCounts | null;
}

export interface RowAnswer extends CellAnswer {
  ids: string[];
  labels: string[];
}

export interface LeaveAggregateAnswer {
  total: CellAnswer;
  rows: RowAnswer[];
  /** How many rows there are without the limit. */
  rowCount: number;
}

/** Leave under a condition, counted over the cells of a grouping. */
export const LEAVE_AGGREGATE = defineQuestion<LeaveAggregateQuestion, LeaveAggregateAnswer>('leaveAggregate');
