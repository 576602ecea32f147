import type { CellNumbers } from './number-cells';
import type { Records } from './records';

/** The rules of primary suppression: figures of a sensitive cell are not shown. */
export interface DisclosureRules {
  /** A cell of fewer people is sensitive. */
  minimumPeople: number;
  /**
   * p of the p % rule; null: the rule is not used. With the days of a cell's people x1 ≥ x2 ≥ …, the cell is sensitive if total − x1 − x2
   * is less than p % of x1: the second person could estimate x1 within p %.
   */
  dominancePercent: number | null;
}

/** Counts the people of each cell and finds the sensitive cells. @param chosen the records to look at; null: all of them. */
export function findSensitive(
  records: Records,
  { cells, cellCount }: CellNumbers,
  rules: DisclosureRules,
  chosen: Int32Array | null = null,
): { peopleCounts: Int32Array; isSensitive: Uint8Array } {
  const peopleCounts = countPeople(records, cells, cellCount, chosen);
  const isSensitive = new Uint8Array(cellCount);
  for (let cell = 0; cell < cellCount; cell++) {
    const count = peopleCounts[cell] as number;
    if (count > 0 && count < rules.minimumPeople) isSensitive[cell] = 1;
  }
  if (rules.dominancePercent !== null) markDominated(records, cells, chosen, rules.dominancePercent, isSensitive);
  return { peopleCounts, isSensitive };
}

function countPeople({ person }: Records, cells: Int32Array, cellCount: number, chosen: Int32Array | null): Int32Array {
  const counts = new Int32Array(cellCount);
  // Records are sorted by person: a person is new to a cell if it is not the last one. 0 is nobody.
  const last = new Int32Array(cellCount);
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] as number;
    const own = (person[chosen ? (chosen[at] as number) : at] as number) + 1;
    if (last[cell] === own) continue;
    last[cell] = own;
    counts[cell] = (counts[cell] as number) + 1;
  }
  return counts;
}

function markDominated(
  { person, microDays, source }: Records,
  cells: Int32Array,
  chosen: Int32Array | null,
  percent: number,
  isSensitive: Uint8Array,
): void {
  if (!microDays) throw new TypeError('The dominance rule needs the days of the records.');
  const cellCount = isSensitive.length;
  const [last, lastSource] = [new Int32Array(cellCount), new Int32Array(cellCount)];
  const [own, first, second, total] = [0, 1, 2, 3].map(() => new Float64Array(cellCount)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  /** The days of a cell's last person are complete. */
  function finish(cell: number): void {
    const days = own[cell] as number;
    if (days > (first[cell] as number)) {
      second[cell] = first[cell] as number;
      first[cell] = days;
    } else if (days > (second[cell] as number)) second[cell] = days;
    total[cell] = (total[cell] as number) + days;
    own[cell] = 0;
  }
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] as number;
    const record = chosen ? (chosen[at] as number) : at;
    const who = (person[record] as number) + 1;
    if (last[cell] !== who) {
      finish(cell);
      last[cell] = who;
    }
    if (source) {
      const origin = (source[record] as number) + 1;
      if (lastSource[cell] === origin) continue;
      lastSource[cell] = origin;
    }
    own[cell] = (own[cell] as number) + (microDays[record] as number);
  }
  for (let cell = 0; cell < cellCount; cell++) {
    if (last[cell] === 0) continue;
    finish(cell);
    const rest = (total[cell] as number) - (first[cell] as number) - (second[cell] as number);
    // Whole millionths, so that exactly p % is not less than p %.
    if (100 * rest < percent * (first[cell] as number)) isSensitive[cell] = 1;
  }
}
