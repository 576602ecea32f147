import type { LeaveSource } from '../select/leave-source';
import type { Cells } from './cells';
import type { Visits } from './visits';

/** How much leave is in each cell. */
export interface CellCounts {
  /** Millionths of a day: whole numbers, which floats add up exactly. */
  micro: Float64Array;
  leaves: Int32Array;
  people: Int32Array;
}

/** Distinct leaves and people are counted by who was seen last: visits of one follow each other. */
export function countCells({ state }: LeaveSource, visits: Visits, { count, cellOf }: Cells): CellCounts {
  const counts = { micro: new Float64Array(count), leaves: new Int32Array(count), people: new Int32Array(count) };
  const { person } = state.leaves;
  const lastLeaf = new Int32Array(count).fill(-1);
  const lastPerson = new Int32Array(count).fill(-1);
  for (let visit = 0; visit < visits.count; visit++) {
    const cell = cellOf[visit] as number;
    const leaf = visits.leaf[visit] as number;
    counts.micro[cell]! += visits.micro[visit] as number;
    if (lastLeaf[cell] === leaf) continue;
    lastLeaf[cell] = leaf;
    counts.leaves[cell]!++;
    const whose = person[leaf] as number;
    if (lastPerson[cell] === whose) continue;
    lastPerson[cell] = whose;
    counts.people[cell]!++;
  }
  return counts;
}
