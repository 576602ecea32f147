import { compareText } from '../../../domain/text-order';
import { answerBy } from '../../../mart/question';
import { maskPeople } from '../../../mart/select/people-mask';
import { type TextColumn, textAt } from '../../../mart/shared-columns';
import { type MartState, NONE } from '../../../mart/state';
import type { CursorKeys } from '../../shared/lists/cursor';
import { namePlaceAt, personOfNamePlace } from '../../shared/lists/person-key';
import { CHECK_ROWS, CHECK_TOTAL, type ChosenFindings, type FindingRow } from './checks.question';
import { findFindings } from './find-findings';
import { partOf } from './finding-parts';
import type { Finding } from './rules/rule';

export const answerCheckRows = answerBy(CHECK_ROWS, (view, question): FindingRow[] => {
  const { state } = view;
  const { check, today, scope, parts, after, size } = question;
  const mask = maskPeople(state, { choices: {} }, scope);
  const isSeen = (person: number) => mask === null || mask[person] === 1;
  if (hasNone(question)) return [];
  const isChosen = chooseBy(question);
  const ofParts = parts && new Set(parts);
  const fromPerson = after === null ? NONE : personAt(state, after);
  const rows: FindingRow[] = [];
  for (const one of findFindings(view, { check, today, mask, fromPerson })) {
    if ((after && !isAfter(one, fromPerson, after)) || !isChosen(one) || (ofParts && !ofParts.has(partOf(one.key)))) continue;
    rows.push(describe(state, one, isSeen));
    if (rows.length === size) break;
  }
  return rows;
});

export const answerCheckTotal = answerBy(CHECK_TOTAL, (view, question): number => {
  const { check, today, scope } = question;
  if (hasNone(question)) return 0;
  const isChosen = chooseBy(question);
  let total = 0;
  for (const one of findFindings(view, { check, today, mask: maskPeople(view.state, { choices: {} }, scope) })) if (isChosen(one)) total++;
  return total;
});

/** Whether nothing has to be looked at: of what was never accepted, none is. */
const hasNone = ({ state, accepted }: ChosenFindings) => state === 'ACCEPTED' && Object.keys(accepted).length === 0;

function chooseBy({ state, accepted }: ChosenFindings): (one: Finding) => boolean {
  if (state === null) return () => true;
  return ({ key, what }) => (accepted[key] === what) === (state === 'ACCEPTED');
}

function personAt({ people }: MartState, [name, employeeId]: CursorKeys): number {
  return name === null ? NONE : personOfNamePlace(people, name ?? '', employeeId ?? '');
}

function isAfter({ person, key }: Finding, fromPerson: number, [, , afterKey]: CursorKeys): boolean {
  return person > fromPerson || (person === fromPerson && compareText(key, afterKey ?? '') > 0);
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
