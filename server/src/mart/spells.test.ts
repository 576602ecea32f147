import { expect, test } from 'vitest';
import { buildLargeState } from '../../test/large-state';
import { spellsOf } from './spells';
import { type MartState, NONE, STATUS } from './state';

/** Plain loops over the dates of each person: a working date without any approved leave ends a spell. */
function oracleSpells({ leaves, people, calendar }: MartState): (string | null)[] {
  const spells: (string | null)[] = Array.from({ length: leaves.count }, () => null);
  for (let person = 0; person < people.count; person++) {
    let spell = 0;
    for (let day = calendar.firstDay; day <= calendar.lastDay; day++) {
      let isAway = false;
      for (let leaf = 0; leaf < leaves.count; leaf++) {
        if (leaves.person[leaf] !== person || leaves.status[leaf] !== STATUS.APPROVED) continue;
        if ((leaves.start[leaf] as number) > day || (leaves.end[leaf] as number) < day) continue;
        isAway = true;
        spells[leaf] = `${person} ${spell}`;
      }
      if (!isAway && calendar.isWorking[day - calendar.firstDay] === 1 && calendar.openHalves[day - calendar.firstDay] !== 0) spell++;
    }
  }
  return spells;
}

test.each([1, 2, 3])('leaves share a spell where no working date lies between them, as plain loops say (company %s)', (seed) => {
  const state = buildLargeState({ leaves: 250, people: 5, fiscalYears: 2, seed });
  const spells = spellsOf(state);
  const truth = oracleSpells(state);
  const named = new Map<string, number>();
  for (let leaf = 0; leaf < state.leaves.count; leaf++) {
    const [spell, name] = [spells[leaf] as number, truth[leaf] as string | null];
    expect(spell === NONE).toBe(name === null);
    if (name === null) continue;
    expect(named.get(name) ?? spell).toBe(spell);
    named.set(name, spell);
  }
  expect(new Set(named.values()).size).toBe(named.size);
  expect(named.size).toBeLessThan(truth.filter((name) => name !== null).length);
});
