import { formatLocalDate, parseLocalDate } from '../../../domain/local-date';
import { toDays } from '../../../domain/micro-days';
import { AppError } from '../../../errors';
import { answerBy } from '../../../mart/question';
import { EVERYBODY, type Scope } from '../../../mart/select/condition';
import { maskPeople } from '../../../mart/select/people-mask';
import { textAt } from '../../../mart/shared-columns';
import type { MartState } from '../../../mart/state';
import { groupPeople } from '../../shared/people-groups/group-people';
import { visitAway } from './approved-by-day';
import { type DayChange, listChanges } from './changes';
import {
  COVERAGE_WHAT_IF,
  type CoverageBreakAnswer,
  MAX_OVERLAPS,
  type OverlapAnswer,
  type WhatIfAnswer,
  type WhatIfQuestion,
} from './coverage.question';
import { appliesOn, type CoverageRule, neededOf, shortfallOf } from './coverage-rule';
import { approvedShare, type DayRange, dueOn, type Membership, type Presence, readPresence } from './presence';
import { membersOfRules } from './rule-members';

/** The most dates times groups, and the most people listed on them, in one answer. */
const MAX_ROWS = 20_000;
/** What a filter can say of people. */
const OF_PEOPLE = ['DEPARTMENT', 'DESIGNATION', 'TEAM_MANAGER', 'PROJECT_ALLOCATION'] as const;

/** @throws {AppError} QUERY_TOO_COSTLY where the answer would be too long, and as `listChanges`. */
export const answerCoverageWhatIf = answerBy(COVERAGE_WHAT_IF, ({ state, throwIfCancelled }, question): WhatIfAnswer => {
  const { rules, groupBy, scope, withOverlaps } = question;
  const [from, to] = [parseLocalDate(question.dateFrom)!, parseLocalDate(question.dateTo)!];
  const isSeen = isIn(maskPeople(state, { choices: {} }, scope));
  const isOfPeople = isIn(maskPeople(state, question.people, scope));
  const people = groupPeople(state, { ...question.people, dateFrom: null, dateTo: null }, countedScope(question), groupBy);
  const members: Membership = { width: people.groups.length, ...people };
  const shown = scope.teamOf === null ? null : groupsWith(isSeen, members);
  const changes = listChanges(state, question, { isSeen, isOfPeople }).filter(({ day }) => day >= from && day <= to);
  const span = spanOf(changes);

  const range: DayRange = question.changedOnly ? span : { firstDay: from, dates: to - from + 1 };
  const before = readPresence(state, members, range, throwIfCancelled);
  const after = applyChanges(state, members, range, before, changes);
  const overlaps = findOverlaps(state, members, range, after, changes, withOverlaps ? isSeen : null);
  const answered = Array.from(before.present.keys()).filter(
    (cell) => shown?.has(cell % members.width) !== false && (!question.changedOnly || after.changedCount[cell]! > 0),
  );
  if (answered.length > MAX_ROWS || countListed(overlaps.listed) > MAX_ROWS) throw tooMany();
  const cells = answered.map((cell) => {
    const present = before.present[cell]!;
    const day = range.firstDay + Math.floor(cell / members.width);
    const { id, label } = people.groups[cell % members.width]!;
    const [rostered, presentAfter] = [before.rostered[cell]!, after.present[cell]!];
    return {
      date: formatLocalDate(day),
      isWorkingDay: isWorkingDay(state, day),
      groupId: id,
      groupLabel: label,
      rostered: toDays(rostered),
      presentBefore: toDays(present),
      presentAfter: toDays(presentAfter),
      coverageBefore: rostered === 0 ? null : present / rostered,
      coverageAfter: rostered === 0 ? null : presentAfter / rostered,
      changedCount: after.changedCount[cell]!,
      overlapCount: overlaps.count[cell]!,
      overlaps: overlaps.listed.get(cell) ?? [],
    };
  });
  return { cells, breaks: findBreaks(state, rules, span, changes, throwIfCancelled) };
});

/**
 * A manager may know how many of a whole group are present. A filter that cuts through groups could leave one person of another team.
 */
function countedScope({ people, groupBy, scope }: WhatIfQuestion): Scope {
  return OF_PEOPLE.some((dimension) => dimension !== groupBy && people.choices[dimension] !== undefined) ? scope : EVERYBODY;
}

const isIn = (mask: Uint8Array | null) => (person: number) => mask === null || mask[person] === 1;

/** The places of the groups with one of these people at least. */
function groupsWith(isSeen: (person: number) => boolean, { groupStart, group }: Membership): Set<number> {
  const found = new Set<number>();
  for (let person = 0; person + 1 < groupStart.length; person++) {
    if (isSeen(person)) for (let at = groupStart[person]!; at < groupStart[person + 1]!; at++) found.add(group[at]!);
  }
  return found;
}

/** The dates from the first to the last change: coverage of others does not have to be read. */
function spanOf(changes: readonly DayChange[]): DayRange {
  const days = changes.map(({ day }) => day);
  const firstDay = days.reduce((least, day) => Math.min(least, day), days[0] ?? 0);
  return { firstDay, dates: days.length === 0 ? 0 : days.reduce((most, day) => Math.max(most, day), firstDay) - firstDay + 1 };
}

interface ChangedPresence {
  present: Float64Array;
  /** People whose presence differs, and those whose presence falls. */
  changedCount: Int32Array;
  fallenCount: Int32Array;
}

function applyChanges(
  state: MartState,
  members: Membership,
  { firstDay }: DayRange,
  before: Presence,
  changes: readonly DayChange[],
): ChangedPresence {
  const { width, groupStart, group } = members;
  const present = before.present.slice();
  const changedCount = new Int32Array(present.length);
  const fallenCount = new Int32Array(present.length);
  for (const change of changes) {
    const difference = differenceOf(state, change);
    if (difference === 0) continue;
    for (let at = groupStart[change.person]!; at < groupStart[change.person + 1]!; at++) {
      const cell = (change.day - firstDay) * width + group[at]!;
      present[cell]! += difference;
      changedCount[cell]!++;
      if (difference < 0) fallenCount[cell]!++;
    }
  }
  return { present, changedCount, fallenCount };
}

/** How much more of a person is present on the day, in millionths: less than 0 where they are away. */
function differenceOf(state: MartState, { person, day, added, removed }: DayChange): number {
  const due = dueOn(state, person, day);
  const approved = approvedShare(state, person, day);
  return Math.min(due, approved) - Math.min(due, approved - removed + added);
}

const countListed = (listed: ReadonlyMap<number, readonly OverlapAnswer[]>): number =>
  [...listed.values()].reduce((sum, { length }) => sum + length, 0);

/**
 * Who else is away where somebody's presence falls: the first by name, because people are sorted by it.
 * @param isSeen who may be listed; null: nobody is listed.
 */
function findOverlaps(
  state: MartState,
  members: Membership,
  { firstDay }: DayRange,
  { fallenCount }: ChangedPresence,
  changes: readonly DayChange[],
  isSeen: ((person: number) => boolean) | null,
): { count: Int32Array; listed: Map<number, OverlapAnswer[]> } {
  const { width, groupStart, group } = members;
  const count = new Int32Array(fallenCount.length);
  const listed = new Map<number, OverlapAnswer[]>();
  const changed = new Map<number, Set<number>>();
  for (const { person, day } of changes) changed.set(day, (changed.get(day) ?? new Set<number>()).add(person));
  for (const [day, own] of changed) {
    visitAway(state, day, (person, micro) => {
      const away = Math.min(micro, dueOn(state, person, day));
      if (away === 0 || own.has(person)) return;
      for (let at = groupStart[person]!; at < groupStart[person + 1]!; at++) {
        const cell = (day - firstDay) * width + group[at]!;
        if (fallenCount[cell] === 0) continue;
        count[cell]!++;
        if (!isSeen?.(person)) continue;
        const ofCell = listed.get(cell) ?? [];
        listed.set(cell, ofCell);
        if (ofCell.length < MAX_OVERLAPS) ofCell.push({ employeeId: textAt(state.people.id, person), days: toDays(away) });
      }
    });
  }
  return { count, listed };
}

function findBreaks(
  state: MartState,
  rules: readonly CoverageRule[],
  range: DayRange,
  changes: readonly DayChange[],
  throwIfCancelled: () => void,
): CoverageBreakAnswer[] {
  if (rules.length === 0 || changes.length === 0) return [];
  const members = membersOfRules(state, rules);
  const before = readPresence(state, members, range, throwIfCancelled);
  const after = applyChanges(state, members, range, before, changes);
  const breaks: CoverageBreakAnswer[] = [];
  for (let cell = 0; cell < before.present.length; cell++) {
    const rule = rules[cell % rules.length]!;
    const day = range.firstDay + Math.floor(cell / rules.length);
    if (after.changedCount[cell] === 0 || !appliesOn(rule, day)) continue;
    const found = breakOf(rule, day, before.rostered[cell]!, before.present[cell]!, after.present[cell]!);
    if (found) breaks.push(found);
  }
  return breaks;
}

/** Null: the rule holds, or as much is missing as before. All in millionths of a day. */
export function breakOf(rule: CoverageRule, day: number, rostered: number, before: number, after: number): CoverageBreakAnswer | null {
  const needed = neededOf(rule, rostered);
  if (shortfallOf(needed, after) <= shortfallOf(needed, before)) return null;
  return {
    date: formatLocalDate(day),
    ruleId: rule.id,
    needed: toDays(needed),
    rostered: toDays(rostered),
    presentBefore: toDays(before),
    presentAfter: toDays(after),
  };
}

function isWorkingDay({ calendar: { firstDay, lastDay, isWorking } }: MartState, day: number): boolean | null {
  return day < firstDay || day > lastDay ? null : isWorking[day - firstDay] === 1;
}

function tooMany(): AppError {
  return new AppError('QUERY_TOO_COSTLY', {
    userMessage: `This would be more than ${MAX_ROWS} rows. Ask for fewer dates, or other groups.`,
  });
}
