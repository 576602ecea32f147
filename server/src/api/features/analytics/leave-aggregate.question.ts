import type { DisclosureRules } from '../../../disclosure/primary-suppression/sensitive-cells';
import type { DimensionName } from '../../../mart/dimensions/registry';
import { defineQuestion } from '../../../mart/question';
import type { LeaveCondition, Scope } from '../../../mart/select/condition';
import type { FieldPlan } from '../../shared/lists/write-json';
import type { DimensionValue, LeaveAggregateOrder, LeaveAggregateRow } from './leave-aggregate.types';
import type { MeasureName } from './measures/registry';
import type { LeaveMeasures } from './measures.types';

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
  /** The requested measures, of the total and of the rows. */
  totalMeasures: readonly MeasureName[];
  rowMeasures: readonly MeasureName[];
  /** The selections of the rows, one for each alias. */
  rowPlans: readonly FieldPlan[];
  /** The business date, `YYYY-MM-DD`. */
  today: string;
}

/** In the shape of the schema. A measure that was not asked for, or that the role may not see, is left out: GraphQL answers null. */
export interface LeaveAggregateCells {
  total: LeaveMeasures;
  /** How many rows there are without the limit, and with it. */
  rowCount: number;
  shownCount: number;
  /** Describes one of those that are shown: thousands of rows are not in memory together. */
  rowAt(place: number): LeaveAggregateRow;
  keysAt(place: number): DimensionValue[];
}

export interface LeaveAggregateAnswer extends Pick<LeaveAggregateCells, 'total' | 'rowCount'> {
  /** The rows as JSON in UTF-8, once for each plan. */
  rowLists: Uint8Array[];
  /** Whose figures are in the rows; null: they are not by EMPLOYEE. */
  employeeIds: string[] | null;
}

/** Leave under a condition, counted over the cells of a grouping. */
export const LEAVE_AGGREGATE = defineQuestion<LeaveAggregateQuestion, LeaveAggregateAnswer>('leaveAggregate');
