import { parseLocalDate } from '../../../domain/local-date';
import { MICRO_DAYS } from '../../../domain/micro-days';
import { AppError, invalidInput } from '../../../errors';
import { spreadLeave } from '../../../mart/build/spread';
import { findText } from '../../../mart/find-member';
import { fillRostered, rosteredDays } from '../../../mart/rostered';
import { type MartState, NONE, STATUS } from '../../../mart/state';
import type { HypotheticalLeave, WhatIfQuestion } from './coverage.question';

/** What a change adds to and takes from the leave of a person on a day, in millionths. */
export interface DayChange {
  person: number;
  day: number;
  added: number;
  removed: number;
}

type Asked = Pick<WhatIfQuestion, 'approve' | 'approveAllPending' | 'reject' | 'add'>;

/**
 * The days that differ from approved leave as it is, each person and day once.
 * @param isSeen whether the caller may name a person's leave
 * @param isOfPeople whether a person's pending leave is approved by `approveAllPending`
 * @throws {AppError} NOT_FOUND for a leave or a person that is not there or not the caller's to see, BAD_USER_INPUT for dates and days that
 * cannot be.
 */
export function listChanges(
  state: MartState,
  { approve, approveAllPending, reject, add }: Asked,
  { isSeen, isOfPeople }: { isSeen: (person: number) => boolean; isOfPeople: (person: number) => boolean },
): DayChange[] {
  const { leaves, dayFacts } = state;
  const changes = new Map<string, DayChange>();
  const changeOf = (person: number, day: number) => {
    const key = `${person} ${day}`;
    const change = changes.get(key) ?? { person, day, added: 0, removed: 0 };
    changes.set(key, change);
    return change;
  };
  const visitFacts = (leave: number, sign: 'added' | 'removed') => {
    for (let fact = leaves.factStart[leave]!; fact < leaves.factStart[leave + 1]!; fact++) {
      changeOf(leaves.person[leave]!, dayFacts.day[fact]!)[sign] += dayFacts.micro[fact]!;
    }
  };
  const find = findLeaves(state, [...approve, ...reject], isSeen);
  const rejected = new Set(reject.map(find));
  const approved = new Set(approve.map(find));
  for (const leave of approved) if (rejected.has(leave)) throw invalidInput(`Leave ${leaves.id[leave]} is both approved and rejected.`);
  if (approveAllPending) {
    for (let leave = 0; leave < leaves.count; leave++) {
      if (leaves.status[leave] === STATUS.REQUESTED && !rejected.has(leave) && isOfPeople(leaves.person[leave]!)) approved.add(leave);
    }
  }
  for (const leave of approved) if (leaves.status[leave] !== STATUS.APPROVED) visitFacts(leave, 'added');
  for (const leave of rejected) if (leaves.status[leave] === STATUS.APPROVED) visitFacts(leave, 'removed');
  for (const leave of add) {
    const { person, day, micro } = spreadHypothetical(state, leave, isSeen);
    for (const [at, share] of micro.entries()) changeOf(person, day[at]!).added += share;
  }
  return [...changes.values()];
}

/** From ids of leaves to their places. */
function findLeaves(state: MartState, ids: readonly string[], isSeen: (person: number) => boolean): (id: string) => number {
  const wanted = new Set(ids.map(Number));
  const places = new Map<number, number>();
  if (wanted.size > 0) {
    for (let leave = 0; leave < state.leaves.count; leave++)
      if (wanted.has(state.leaves.id[leave]!)) places.set(state.leaves.id[leave]!, leave);
  }
  return (id) => {
    const place = places.get(Number(id));
    if (place === undefined || !isSeen(state.leaves.person[place]!)) throw notFound(`There is no leave ${id}.`);
    return place;
  };
}

/** Spreads leave that somebody thinks of as the source's own. */
function spreadHypothetical(
  state: MartState,
  { employeeId, startDate, endDate, days }: HypotheticalLeave,
  isSeen: (person: number) => boolean,
) {
  const person = findText(state.people.id, state.people.count)(employeeId);
  if (person === NONE || !isSeen(person)) throw notFound(`There is no employee ${employeeId}.`);
  const { calendar } = state;
  const [start, end] = [parseLocalDate(startDate) ?? Number.NaN, parseLocalDate(endDate) ?? Number.NaN];
  if (!(start <= end)) throw invalidInput('endDate must not be before startDate.');
  if (start < calendar.firstDay || end > calendar.lastDay) throw invalidInput(`The calendar does not cover ${startDate} to ${endDate}.`);
  const dates = end - start + 1;
  const micro = days === null ? rosteredDays(state, person, start, end) : Math.round(days * MICRO_DAYS);
  if (days !== null && (micro <= 0 || micro > dates * MICRO_DAYS)) throw invalidInput(`days must be more than 0 and at most ${dates}.`);
  if (micro === 0) return { person, day: new Int32Array(0), micro: new Int32Array(0) };
  const [rostered, day, shares] = [new Int32Array(dates), new Int32Array(dates), new Int32Array(dates)];
  fillRostered(state, person, start, end, rostered);
  const { next } = spreadLeave(rostered, { start, end, micro }, { day, micro: shares }, 0);
  return { person, day: day.subarray(0, next), micro: shares.subarray(0, next) };
}

function notFound(userMessage: string): AppError {
  return new AppError('NOT_FOUND', { userMessage });
}
