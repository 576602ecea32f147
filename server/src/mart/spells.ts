import { type MartState, NONE, STATUS } from './state';

const numbered = new WeakMap<MartState, Int32Array>();

/**
 * The number of each leave's spell, NONE for leave that is not approved. Approved leaves of one person, of any type, share a spell unless a
 * working day lies between them. Numbers ascend in the order of leaves, so the leaves of one spell follow each other among approved ones.
 */
export function spellsOf(state: MartState): Int32Array {
  let spells = numbered.get(state);
  if (!spells) {
    spells = numberSpells(state);
    numbered.set(state, spells);
  }
  return spells;
}

function numberSpells({ leaves, calendar: { workingBefore, firstDay } }: MartState): Int32Array {
  const { count, person, status, start, end } = leaves;
  const spells = new Int32Array(count).fill(NONE);
  let spell = -1;
  let whose = NONE;
  // Working days up to the last date of all earlier approved leave of the person.
  let workedUntil = NONE;
  for (let at = 0; at < count; at++) {
    if (status[at] !== STATUS.APPROVED) continue;
    if (person[at] !== whose) {
      whose = person[at]!;
      workedUntil = NONE;
    }
    if (workingBefore[start[at]! - firstDay]! > workedUntil) spell++;
    spells[at] = spell;
    workedUntil = Math.max(workedUntil, workingBefore[end[at]! - firstDay + 1]!);
  }
  return spells;
}
