import { isRosteredBetween } from './rostered';
import { type MartState, NONE, STATUS } from './state';

const numbered = new WeakMap<MartState, Int32Array>();

/**
 * The number of each leave's spell, NONE for leave that is not approved. Approved leaves of one person, of any type, share a spell unless a
 * date on which the person is rostered lies between them. Numbers ascend in the order of leaves, so the leaves of one spell follow each
 * other among approved ones.
 */
export function spellsOf(state: MartState): Int32Array {
  let spells = numbered.get(state);
  if (!spells) {
    spells = numberSpells(state);
    numbered.set(state, spells);
  }
  return spells;
}

function numberSpells(state: MartState): Int32Array {
  const { count, person, status, start, end } = state.leaves;
  const spells = new Int32Array(count).fill(NONE);
  let spell = -1;
  let owner = NONE;
  // The last date of all earlier approved leave of the person.
  let awayUntil = 0;
  for (let at = 0; at < count; at++) {
    if (status[at] !== STATUS.APPROVED) continue;
    const isFirst = person[at] !== owner;
    if (isFirst || isRosteredBetween(state, person[at]!, awayUntil, start[at]!)) spell++;
    owner = person[at]!;
    awayUntil = isFirst ? end[at]! : Math.max(awayUntil, end[at]!);
    spells[at] = spell;
  }
  return spells;
}
