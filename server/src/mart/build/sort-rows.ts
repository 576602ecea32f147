import type { LeaveRows } from './rows';

const SMALL = 48;

/** The rows' places in the order of person, start date, id, and where each person begins in it (one element more than there are people). */
export function sortRows({ count, person, start, id }: LeaveRows, peopleCount: number): { order: Int32Array; begin: Int32Array } {
  const begin = new Int32Array(peopleCount + 1);
  for (let at = 0; at < count; at++) begin[(person[at] as number) + 1]!++;
  for (let at = 0; at < peopleCount; at++) begin[at + 1]! += begin[at] as number;
  const order = new Int32Array(count);
  const next = begin.slice();
  for (let at = 0; at < count; at++) order[next[person[at] as number]!++] = at;
  const compare = (a: number, b: number) => (start[a] as number) - (start[b] as number) || (id[a] as number) - (id[b] as number);
  for (let at = 0; at < peopleCount; at++) sortPart(order.subarray(begin[at], begin[at + 1]), compare);
  return { order, begin };
}

// A person has tens of leaves, often sorted already: inserting beats the library's sort there.
function sortPart(part: Int32Array, compare: (a: number, b: number) => number): void {
  if (part.length > SMALL) {
    part.sort(compare);
    return;
  }
  for (let at = 1; at < part.length; at++) {
    const row = part[at] as number;
    let place = at;
    while (place > 0 && compare(part[place - 1] as number, row) > 0) {
      part[place] = part[place - 1] as number;
      place--;
    }
    part[place] = row;
  }
}
