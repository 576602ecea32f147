import { expect, test } from 'vitest';
import { buildLargeState } from '../../../../test/large-state';
import { viewOf } from '../../../../test/mart-view';
import { LEAVE_STATUSES } from '../../../domain/leave-status';
import { formatLocalDate } from '../../../domain/local-date';
import { textAt } from '../../../mart/shared-columns';
import { answerLeaveExtent } from './answer-leave-extent';

const state = buildLargeState({ leaves: 400, people: 40, fiscalYears: 3 });
const view = viewOf(state);

/** Dates and statuses of the leave of some people, by a plain loop. */
function oracleExtent(isOf: (person: number) => boolean) {
  const dates: string[] = [];
  const statuses = new Set<string>();
  for (let leave = 0; leave < state.leaves.count; leave++) {
    if (!isOf(state.leaves.person[leave] ?? -1)) continue;
    const days = state.dayFacts.day.subarray(state.leaves.factStart[leave], state.leaves.factStart[leave + 1]);
    dates.push(...Array.from(days, formatLocalDate));
    if (days.length > 0) statuses.add(LEAVE_STATUSES[state.leaves.status[leave] ?? -1] ?? '');
  }
  dates.sort();
  return {
    firstDate: dates[0] ?? null,
    lastDate: dates.at(-1) ?? null,
    statuses: LEAVE_STATUSES.filter((status) => statuses.has(status)),
  };
}

test('first and last date and the statuses that occur are those of all leave', () => {
  expect(answerLeaveExtent.answer(view, { scope: { teamOf: null } })).toEqual(oracleExtent(() => true));
});

test('for a MANAGER they are those of the own team', () => {
  const { people, teamManagers } = state;
  for (let manager = 0; manager < 3; manager++) {
    const isOf = (person: number) => {
      const team = people.teamManager[person] ?? -1;
      return team >= 0 && Number(textAt(teamManagers.id, team)) === people.userId[manager];
    };
    expect(answerLeaveExtent.answer(view, { scope: { teamOf: textAt(people.id, manager) } })).toEqual(oracleExtent(isOf));
  }
  expect(answerLeaveExtent.answer(view, { scope: { teamOf: 'nobody' } })).toEqual({ firstDate: null, lastDate: null, statuses: [] });
});
