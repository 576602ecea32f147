import { addDays } from '../../src/domain/local-date';
import { oracleRostered, type TestRosters } from './roster-oracle';
import type { TestLeave } from './test-leaves';

/** Each approved leave with the number of its spell: a person's leaves, unless a rostered date without any of them lies between two. */
export function numberSpells(leaves: readonly TestLeave[], rosters: TestRosters): Map<number, string> {
  const spells = new Map<number, string>();
  for (const employeeId of new Set(leaves.map(({ employee_id }) => employee_id))) {
    const theirs = leaves.filter(({ employee_id, status }) => employee_id === employeeId && status === 'APPROVED');
    const away = new Map<string, TestLeave[]>();
    for (const leave of theirs)
      leave.micro_days.forEach((_, day) => {
        const date = addDays(leave.start_date, day);
        away.set(date, [...(away.get(date) ?? []), leave]);
      });
    let spell = 0;
    const [first, last] = [[...away.keys()].toSorted()[0], [...away.keys()].toSorted().at(-1)];
    for (let date = first; date && last && date <= last; date = addDays(date, 1)) {
      const onDate = away.get(date);
      if (!onDate && oracleRostered(rosters, employeeId, date) > 0) spell++;
      for (const leave of onDate ?? []) spells.set(leave.leave_id, `${employeeId} ${spell}`);
    }
  }
  return spells;
}
