import { findPlace } from '../../../domain/find-place';
import { compareText } from '../../../domain/text-order';
import { answerBy } from '../../../mart/question';
import { maskPeople } from '../../../mart/select/people-mask';
import { type TextColumn, textAt } from '../../../mart/shared-columns';
import { type MartState, NONE } from '../../../mart/state';
import type { CursorKeys } from '../../shared/lists/cursor';
import { namePlaceAt, personOfNamePlace } from '../../shared/lists/person-key';
import { CHECK_ROWS, type CheckRows, type FindingRow } from './checks.question';
import { dropLongList, findAll, keepForNextPage } from './find-all';
import type { Finding } from './rules/rule';

/** Findings about nobody in particular are in everybody's scope. */
export const answerCheckRows = answerBy(CHECK_ROWS, (view, question): CheckRows => {
  const { state } = view;
  const { check, today, scope, accepted, after, size } = question;
  const mask = maskPeople(state, { choices: {} }, scope);
  const isSeen = (person: number) => person === NONE || mask === null || mask[person] === 1;
  const found = findAll(view, check, today);
  const asked = found.filter(
    ({ person, key, what }) => isSeen(person) && (question.state === null || (accepted[key] === what) === (question.state === 'ACCEPTED')),
  );
  const begin = after === null ? 0 : placeAfter(state, asked, after);
  const page = asked.slice(begin, begin + size);
  if (begin + page.length < asked.length) keepForNextPage(state, check, today, found);
  else dropLongList(state);
  return { rows: page.map((one) => describe(state, one, isSeen)), totalCount: asked.length };
});

function placeAfter({ people }: MartState, asked: readonly Finding[], [name, employeeId, afterKey]: CursorKeys): number {
  const last = name === null ? NONE : personOfNamePlace(people, name ?? '', employeeId ?? '');
  return findPlace(asked.length, (at) => {
    const { person, key } = asked[at]!;
    return person < last || (person === last && compareText(key, afterKey ?? '') <= 0);
  });
}

function describe(state: MartState, one: Finding, isSeen: (person: number) => boolean): FindingRow {
  const { people, leaves, leaveTypes, fiscalYears } = state;
  const idOf = (ids: TextColumn, ordinal: number) => (ordinal === NONE ? null : textAt(ids, ordinal));
  const leaveOf = (leave: number) => (leave === NONE ? null : String(leaves.id[leave]));
  return {
    key: one.key,
    what: one.what,
    employeeId: idOf(people.id, one.person),
    leaveId: leaveOf(one.leave),
    otherLeaveId: leaveOf(one.otherLeave),
    leaveTypeId: idOf(leaveTypes.id, one.leaveType),
    fiscalYearId: idOf(fiscalYears.id, one.fiscalYear),
    otherFiscalYearId: idOf(fiscalYears.id, one.otherFiscalYear),
    otherEmployeeIds: one.otherPeople.filter(isSeen).map((person) => textAt(people.id, person)),
    place: one.person === NONE ? [null, null, one.key] : [...namePlaceAt(people, one.person), one.key],
  };
}
