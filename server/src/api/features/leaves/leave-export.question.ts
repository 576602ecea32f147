import type { AttributedName } from '../../../mart/dimensions/registry';
import { defineQuestion } from '../../../mart/question';
import type { LeaveCondition, Scope } from '../../../mart/select/condition';

/** Leaves in order of start date and id; element i of each column is of the same leave. */
export interface LeaveExportFigures {
  id: Float64Array;
  /** Millionths of a day inside the filter. */
  micro: Int32Array;
  /** FLAG of the mart: how its days spread. */
  flags: Uint8Array;
  /**
   * By AT_LEAVE, the department, designation and team manager that the record of each leave names. Null: those of its employee today hold.
   */
  atLeave: Readonly<Record<AttributedName, AttributedColumn>> | null;
}

/** A value for each leave: the place of its words in `id` and `label`; -1: none. */
interface AttributedColumn {
  place: Int32Array;
  id: readonly string[];
  label: readonly string[];
}

/** Every leave under a condition. */
export const LEAVE_EXPORT_FIGURES = defineQuestion<{ condition: LeaveCondition; scope: Scope }, LeaveExportFigures>('leaveExport', {
  isLarge: true,
});
