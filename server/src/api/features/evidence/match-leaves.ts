import { findText } from '../../../mart/find-member';
import { textAt } from '../../../mart/shared-columns';
import { type MartState, NONE } from '../../../mart/state';

/** For each person of a state the same person in another; NONE: nobody. */
export function matchPeople(from: MartState, to: MartState): Int32Array {
  if (from === to) return Int32Array.from({ length: to.people.count }, (_, at) => at);
  const find = findText(from.people.id, from.people.count);
  return Int32Array.from({ length: to.people.count }, (_, at) => find(textAt(to.people.id, at)));
}

/**
 * For each leaf of a state the same leaf in another; NONE: it is not there. Most leaves have the same person and dates in both and are
 * found by walking through both in step; the others are found by id.
 */
export function matchLeaves(from: MartState, to: MartState, people: Int32Array): Int32Array {
  const matches = new Int32Array(to.leaves.count).fill(NONE);
  const isMatched = new Uint8Array(from.leaves.count);
  for (let person = 0; person < people.length; person++) {
    if (people[person] !== NONE) matchOwnLeaves(from, people[person]!, to, person, matches, isMatched);
  }
  const others = new Map<number, number>();
  for (let at = 0; at < isMatched.length; at++) if (isMatched[at] === 0) others.set(from.leaves.id[at]!, at);
  if (others.size === 0) return matches;
  for (let at = 0; at < matches.length; at++) if (matches[at] === NONE) matches[at] = others.get(to.leaves.id[at]!) ?? NONE;
  return matches;
}

/** Leaves of one person are in the order of start and id in both states. */
function matchOwnLeaves(
  from: MartState,
  fromPerson: number,
  to: MartState,
  toPerson: number,
  matches: Int32Array,
  isMatched: Uint8Array,
): void {
  let left = from.people.leaveStart[fromPerson]!;
  let right = to.people.leaveStart[toPerson]!;
  const [leftEnd, rightEnd] = [from.people.leaveStart[fromPerson + 1]!, to.people.leaveStart[toPerson + 1]!];
  while (left < leftEnd && right < rightEnd) {
    const order = from.leaves.start[left]! - to.leaves.start[right]! || from.leaves.id[left]! - to.leaves.id[right]!;
    if (order === 0) {
      isMatched[left] = 1;
      matches[right++] = left++;
    } else if (order < 0) left++;
    else right++;
  }
}
