import type { DimensionName } from '../../../mart/dimensions/registry';
import type { Cells } from '../../../mart/group/cells';
import { type CellCounts, cutIntoCells } from '../../../mart/group/count-cells';
import { countKeys, createGrouping, type Grouping, keyOf, ordinalsOf, type Visits, visitLeave } from '../../../mart/group/visits';
import type { LeaveSource } from '../../../mart/leave-source';
import { unsetInt32 } from '../../../mart/scratch';
import type { LeaveCondition, Scope } from '../../../mart/select/condition';
import { type Selection, selectLeave } from '../../../mart/select/select-leave';
import type { MartState } from '../../../mart/state';

/** What a cut is made of. */
export interface CutQuestion {
  source: LeaveSource;
  condition: LeaveCondition;
  scope: Scope;
  /** Defines the caller's team: the newest state, even for a question about an earlier one. */
  team: MartState;
  groupBy: readonly DimensionName[];
  /** The business date, in days since 1970-01-01. */
  today: number;
  throwIfCancelled: () => void;
}

/** Leave under another condition, in the cells of a cut; what is in none of them is left out. */
export interface Recut {
  selection: Selection;
  visits: Visits;
  /** The cell of each visit; -1: none of the cut. */
  cellOf: Int32Array;
}

/** Leave under a condition, cut into cells: what measures are computed from. */
export interface Cut extends CutQuestion {
  selection: Selection;
  grouping: Grouping;
  visits: Visits;
  cells: Cells;
  counts: CellCounts;
  /** The same cells over another condition. Computed once for each. */
  over(condition: LeaveCondition): Recut;
  /** Coarser cells, by fewer dimensions, over another condition, and for each cell the coarser one that it is part of (-1: none). */
  coarser(dropped: readonly DimensionName[], condition: LeaveCondition): { cut: Cut; cellOf: Int32Array };
}

export function createCut(question: CutQuestion): Cut {
  const { source, groupBy, condition, throwIfCancelled } = question;
  const selection = selectLeave(source, question, throwIfCancelled);
  const grouping = createGrouping(source, groupBy);
  const visits = visitLeave(selection, grouping, condition, throwIfCancelled);
  return describeCut(question, { selection, grouping, visits, ...cutIntoCells(source, visits, countKeys(grouping)) });
}

/** A cut of given visits into given cells. */
export function describeCut(question: CutQuestion, parts: Pick<Cut, 'selection' | 'grouping' | 'visits' | 'cells' | 'counts'>): Cut {
  const { grouping, cells } = parts;
  const recuts = new Map<string, Recut>();
  const cut: Cut = {
    ...question,
    ...parts,
    over(condition) {
      const name = JSON.stringify(condition);
      let recut = recuts.get(name);
      if (!recut) {
        recut = recutOver(cut, condition);
        recuts.set(name, recut);
      }
      return recut;
    },
    coarser(dropped, condition) {
      const groupBy = question.groupBy.filter((name) => !dropped.includes(name));
      const coarse = createCut({ ...question, condition, groupBy });
      const cellOf = new Int32Array(cells.count);
      for (let cell = 0; cell < cells.count; cell++) {
        const ordinals = ordinalsOf(grouping, cells.key[cell] as number).filter(
          (_, at) => !dropped.includes(question.groupBy[at] as DimensionName),
        );
        cellOf[cell] = coarse.cells.find(keyOf(coarse.grouping, ordinals));
      }
      return { cut: coarse, cellOf };
    },
  };
  return cut;
}

function recutOver(cut: Cut, condition: LeaveCondition): Recut {
  if (condition === cut.condition) return { selection: cut.selection, visits: cut.visits, cellOf: cut.cells.cellOf };
  const selection = selectLeave(cut.source, { ...cut, condition }, cut.throwIfCancelled);
  const visits = visitLeave(selection, cut.grouping, condition, cut.throwIfCancelled);
  const cellOf = unsetInt32(visits.count);
  for (let at = 0; at < visits.count; at++) cellOf[at] = cut.cells.find(visits.key[at] as number);
  return { selection, visits, cellOf };
}

/** The same condition for approved leave only; null: the condition leaves approved leave out. */
export function onlyApproved(condition: LeaveCondition): LeaveCondition | null {
  const statuses = condition.choices.STATUS?.ids ?? [];
  if (!statuses.includes('APPROVED')) return null;
  return statuses.length === 1
    ? condition
    : { ...condition, choices: { ...condition.choices, STATUS: { ids: ['APPROVED'], orNone: false } } };
}
