import { compareText } from '../../../domain/text-order';
import { answerBy } from '../../../mart/question';
import { maskPeople } from '../../../mart/select/people-mask';
import { type TextColumn, textAt } from '../../../mart/shared-columns';
import { type MartState, NONE } from '../../../mart/state';
import { namePlaceAt, personOfNamePlace } from '../../shared/lists/person-key';
import { CHECK_ROWS, CHECK_TOTAL, type CheckRowsQuestion, type ChosenFindings, type FindingRow } from './checks.question';
import { findFindings } from './find-findings';
import { partOf } from './finding-parts';
import type { Finding } from './rules/rule';

export const answerCheckRows = answerBy(CHECK_ROWS, (view, question): FindingRow[] => {
  const { state } = view;
  const { check, today, scope, parts, after, size } = question;
  const mask = maskPeople(state, { choices: {} }, scope);
  const isSeen = (person: number) => mask === null || mask[person] === 1;
  const isChosen = chooseBy(question);
  const ofParts = parts && new Set(parts);
  const [first, isAfter] = placeAfter(state, after);
  const rows: FindingRow[] = [];
  for (const one of findFindings(view, { check, today, mask, first })) {
    if (!isAfter(one) || !isChosen(one) || (ofParts && !ofParts.has(partOf(one.key)))) continue;
    rows.push(describe(state, one, isSeen));
    if (rows.length === size) break;
  }
  return rows;
});

export const answerCheckTotal = answerBy(CHECK_TOTAL, (view, question): number => {
  const { check, today, scope } = question;
  const isChosen = chooseBy(question);
  let total = 0;
  for (const one of findFindings(view, { check, today, mask: maskPeople(view.state, { choices: {} }, scope) })) if (isChosen(one)) total++;
  return total;
});

function chooseBy({ state, accepted }: ChosenFindings): (one: Finding) => boolean {
  if (state === null) return () => true;
  return ({ key, what }) => (accepted[key] === what) === (state === 'ACCEPTED');
}

/** The person to begin with, and whether a finding is after the place. */
function placeAfter({ people }: MartState, after: CheckRowsQuestion['after']): [number, (one: Finding) => boolean] {
  if (after === null) return [NONE, () => true];
  const [name, employeeId, key] = after;
  const first = name === null ? NONE : personOfNamePlace(people, name ?? '', employeeId ?? '');
  return [first, (one) => one.person > first || compareText(one.key, key ?? '') > 0];
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
