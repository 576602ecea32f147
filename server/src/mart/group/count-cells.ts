import type { LeaveSource } from '../leave-source';
import { scratchFloat64, scratchInt32, unsetInt32 } from '../scratch';
import { type Cells, describeCells, numberCells } from './cells';
import type { Visits } from './visits';

/** How much leave is in each cell. */
export interface CellCounts {
  /** Millionths of a day: whole numbers, which floats add up exactly. */
  micro: Float64Array;
  leaves: Int32Array;
  people: Int32Array;
}

/** Up to this many keys are counted in a table of all of them; more would be more to clear than to count. */
const MAX_COUNTED_BY_KEY = 262_144;

/** The cells of visits with their counts. @param keyCount one more than the largest key that can be. */
export function cutIntoCells(source: LeaveSource, visits: Visits, keyCount: number): { cells: Cells; counts: CellCounts } {
  if (keyCount > MAX_COUNTED_BY_KEY) {
    const cells = numberCells(visits, keyCount);
    return { cells, counts: countCells(source, visits, cells) };
  }
  const byKey = count(source, visits, visits.key, keyCount);
  let cellCount = 0;
  for (let key = 0; key < keyCount; key++) if (byKey.leaves[key]! > 0) cellCount++;
  const keys = new Float64Array(cellCount);
  const counts = allocateCounts(cellCount);
  let cell = 0;
  for (let key = 0; key < keyCount; key++) {
    if (byKey.leaves[key] === 0) continue;
    keys[cell] = key;
    counts.micro[cell] = byKey.micro[key]!;
    counts.leaves[cell] = byKey.leaves[key]!;
    counts.people[cell] = byKey.people[key]!;
    cell++;
  }
  return { cells: describeCells(keys, keyCount, visits.count, visits.key), counts };
}

/** The counts of given cells. */
export function countCells(source: LeaveSource, visits: Visits, cells: Cells): CellCounts {
  return count(source, visits, cells.cellOf, cells.count);
}

/** Distinct leaves and people are counted by who was seen last: visits of one follow each other. */
function count({ state }: LeaveSource, visits: Visits, place: Int32Array | Float64Array, places: number): CellCounts {
  const counts = allocateCounts(places);
  const { micro, leaves, people } = counts;
  const { person } = state.leaves;
  const { leaf, micro: part } = visits;
  const lastLeaf = unsetInt32(places).fill(-1);
  const lastPerson = unsetInt32(places).fill(-1);
  for (let visit = 0; visit < visits.count; visit++) {
    const at = place[visit]!;
    const which = leaf[visit]!;
    micro[at]! += part[visit]!;
    if (lastLeaf[at] === which) continue;
    lastLeaf[at] = which;
    leaves[at]!++;
    const owner = person[which]!;
    if (lastPerson[at] === owner) continue;
    lastPerson[at] = owner;
    people[at]!++;
  }
  return counts;
}

function allocateCounts(places: number): CellCounts {
  return { micro: scratchFloat64(places), leaves: scratchInt32(places), people: scratchInt32(places) };
}
