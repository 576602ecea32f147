import { defineQuestion } from '../../../mart/question';
import type { LeaveCondition, Scope } from '../../../mart/select/condition';

/** Leaves in order of start date and id; element i of each column is of the same leave. */
export interface LeaveExportFigures {
  id: Float64Array;
  /** Millionths of a day inside the filter. */
  micro: Int32Array;
  /** FLAG of the mart: how its days spread. */
  flags: Uint8Array;
}

/** Every leave under a condition. */
export const LEAVE_EXPORT_FIGURES = defineQuestion<{ condition: LeaveCondition; scope: Scope }, LeaveExportFigures>('leaveExport', {
  isLarge: true,
});
