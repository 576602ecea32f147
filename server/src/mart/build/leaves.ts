import { sharedFloat64, sharedInt32, sharedUint8, type TextColumn } from '../shared-columns';
import { type FiscalYears, FLAG, type Leaves, type MartState, type Members, NONE } from '../state';
import type { Frame } from './frame';
import { sumMonths } from './leave-months';
import { indexIds } from './members';
import type { LeaveRows } from './rows';
import { sortRows } from './sort-rows';
import { countFacts, spreadLeave } from './spread';

/** Leaves of another state that this one has too. */
export interface KeptLeaves {
  state: MartState;
  /** 1: this leave of the other state is not kept. */
  isDropped: Uint8Array;
  /** Whether calendar and fiscal years are the same in both: then day facts are copied, else the days are spread again. */
  hasSameDates: boolean;
}

/** Columns that are copied as they are. */
const PLAIN = ['id', 'status', 'micro', 'start', 'end', 'requestedAt', 'requestedDay', 'updatedAt', 'decisionDays', 'flags'] as const;

/**
 * A whole state: the frame with leaves sorted by person, start date and id, their day facts and months.
 * @param rows leaves that are new or different; with `kept`, beside those that go on.
 */
export function buildState(frame: Frame, rows: LeaveRows, kept: KeptLeaves | null = null): MartState {
  const placed = placeLeaves(frame, rows, kept);
  const { leaves, oldPlace } = placed;
  const dayFacts = spreadAll(frame, leaves, kept, oldPlace);
  const leaveMonths = sumMonths(leaves, dayFacts, frame.calendar);
  return { ...frame, people: describePeople(frame, leaves), leaves, lengths: numberLengths(leaves), dayFacts, leaveMonths };
}

/** Sorts and merges; `oldPlace` is the leaf's place in the earlier state, NONE for a new row. */
function placeLeaves(frame: Frame, rows: LeaveRows, kept: KeptLeaves | null): { leaves: Leaves; oldPlace: Int32Array } {
  const { people } = frame;
  const { order, begin } = sortRows(rows, people.count);
  const old = kept?.state ?? null;
  const oldCount = kept ? kept.isDropped.reduce((left, dropped) => left - dropped, kept.isDropped.length) : 0;
  const leaves = allocateLeaves(oldCount + rows.count);
  const oldPlace = new Int32Array(leaves.count).fill(NONE);
  const oldPeople = old ? indexIds(old.people.id, old.people.count) : null;
  const ids = indexIds(people.id, people.count);
  const oldPersonOf = new Int32Array(people.count).fill(NONE);
  if (oldPeople) for (const [id, at] of ids) oldPersonOf[at] = oldPeople.get(id) ?? NONE;

  const newRow = new Int32Array(leaves.count).fill(NONE);
  let place = 0;
  for (let person = 0; person < people.count; person++) {
    const oldPerson = oldPersonOf[person] as number;
    let left = old && oldPerson !== NONE ? (old.people.leaveStart[oldPerson] as number) : 0;
    const leftEnd = old && oldPerson !== NONE ? (old.people.leaveStart[oldPerson + 1] as number) : 0;
    let right = begin[person] as number;
    const rightEnd = begin[person + 1] as number;
    while (left < leftEnd || right < rightEnd) {
      if (left < leftEnd && kept?.isDropped[left] === 1) {
        left++;
        continue;
      }
      const row = right < rightEnd ? (order[right] as number) : NONE;
      if (left < leftEnd && (row === NONE || comesFirst(old as MartState, left, rows, row))) oldPlace[place] = left++;
      else {
        newRow[place] = row;
        right++;
      }
      leaves.person[place++] = person;
    }
  }
  copyKept(frame, leaves, oldPlace, old);
  copyRows(frame, leaves, newRow, rows);
  return { leaves, oldPlace };
}

function comesFirst({ leaves }: MartState, at: number, rows: LeaveRows, row: number): boolean {
  const difference = (leaves.start[at] as number) - (rows.start[row] as number);
  return difference < 0 || (difference === 0 && (leaves.id[at] as number) < (rows.id[row] as number));
}

function copyKept(frame: Frame, leaves: Leaves, oldPlace: Int32Array, old: MartState | null): void {
  if (!old) return;
  for (const name of PLAIN) copyColumn(old.leaves[name], leaves[name], oldPlace);
  copyOrdinals(old.leaves.leaveType, leaves.leaveType, oldPlace, renumber(old.leaveTypes, frame.leaveTypes));
  copyOrdinals(old.leaves.fiscalYear, leaves.fiscalYear, oldPlace, renumber(old.fiscalYears, frame.fiscalYears));
  copyOrdinals(old.leaves.leaveIssuer, leaves.leaveIssuer, oldPlace, renumber(old.leaveIssuers, frame.leaveIssuers));
}

type Column = Int32Array | Float64Array | Uint8Array;

function copyColumn(from: Column, to: Column, places: Int32Array): void {
  for (let at = 0; at < places.length; at++) {
    const place = places[at] as number;
    if (place !== NONE) to[at] = from[place] as number;
  }
}

function copyOrdinals(from: Int32Array, to: Int32Array, places: Int32Array, renumbered: Int32Array | null): void {
  if (renumbered === null) {
    copyColumn(from, to, places);
    return;
  }
  for (let at = 0; at < places.length; at++) {
    const place = places[at] as number;
    if (place === NONE) continue;
    const ordinal = from[place] as number;
    to[at] = ordinal === NONE ? NONE : (renumbered[ordinal] as number);
  }
}

/** From ordinals of an earlier state to those of this one; null where they are the same. */
function renumber(before: Members, after: Members): Int32Array | null {
  if (isSame(before.id, after.id)) return null;
  const index = indexIds(after.id, after.count);
  const renumbered = new Int32Array(before.count).fill(NONE);
  for (const [id, at] of indexIds(before.id, before.count)) renumbered[at] = index.get(id) ?? NONE;
  return renumbered;
}

function isSame(a: TextColumn, b: TextColumn): boolean {
  return (
    a.bytes.length === b.bytes.length &&
    a.offsets.length === b.offsets.length &&
    Buffer.compare(a.bytes, b.bytes) === 0 &&
    a.offsets.every((offset, at) => offset === b.offsets[at])
  );
}

function copyRows(frame: Frame, leaves: Leaves, newRow: Int32Array, rows: LeaveRows): void {
  const leaveTypes = indexNumbers(frame.leaveTypes);
  const fiscalYears = indexNumbers(frame.fiscalYears);
  const leaveIssuers = indexNumbers(frame.leaveIssuers);
  for (let at = 0; at < newRow.length; at++) {
    const row = newRow[at] as number;
    if (row === NONE) continue;
    leaves.id[at] = rows.id[row] as number;
    leaves.status[at] = rows.status[row] as number;
    leaves.micro[at] = rows.micro[row] as number;
    leaves.start[at] = rows.start[row] as number;
    leaves.end[at] = rows.end[row] as number;
    leaves.requestedAt[at] = rows.requestedAt[row] as number;
    leaves.requestedDay[at] = rows.requestedDay[row] as number;
    leaves.updatedAt[at] = rows.updatedAt[row] as number;
    leaves.decisionDays[at] = rows.decisionDays[row] as number;
    leaves.leaveType[at] = leaveTypes.get(rows.leaveTypeId[row] as number) ?? NONE;
    leaves.fiscalYear[at] = fiscalYears.get(rows.fiscalId[row] as number) ?? NONE;
    leaves.leaveIssuer[at] = leaveIssuers.get(rows.leaveIssuerId[row] as number) ?? NONE;
  }
}

function indexNumbers({ id, count }: Members): ReadonlyMap<number, number> {
  return new Map([...indexIds(id, count)].map(([text, at]) => [Number(text), at]));
}

/** Spreads new leaves, and copies the day facts of those that go on. */
function spreadAll({ calendar, fiscalYears }: Frame, leaves: Leaves, kept: KeptLeaves | null, oldPlace: Int32Array) {
  const leave = { start: 0, end: 0, micro: 0 };
  const read = (at: number) => {
    leave.start = leaves.start[at] as number;
    leave.end = leaves.end[at] as number;
    leave.micro = leaves.micro[at] as number;
    return leave;
  };
  const old = kept?.hasSameDates ? kept.state : null;
  for (let at = 0; at < leaves.count; at++) {
    const place = oldPlace[at] as number;
    const facts =
      old && place !== NONE
        ? (old.leaves.factStart[place + 1] as number) - (old.leaves.factStart[place] as number)
        : countFacts(calendar, read(at));
    leaves.factStart[at + 1] = (leaves.factStart[at] as number) + facts;
  }
  const total = leaves.factStart[leaves.count] as number;
  const dayFacts = { day: sharedInt32(total), micro: sharedInt32(total) };
  for (let at = 0; at < leaves.count; at++) {
    const place = oldPlace[at] as number;
    const from = leaves.factStart[at] as number;
    if (old && place !== NONE) {
      const [first, last] = [old.leaves.factStart[place] as number, old.leaves.factStart[place + 1] as number];
      for (let fact = first; fact < last; fact++) {
        dayFacts.day[from + fact - first] = old.dayFacts.day[fact] as number;
        dayFacts.micro[from + fact - first] = old.dayFacts.micro[fact] as number;
      }
      continue;
    }
    leaves.flags[at] = spreadLeave(calendar, read(at), dayFacts, from) | findOutside(fiscalYears, leaves, dayFacts.day, at);
  }
  return dayFacts;
}

function findOutside({ start, end }: FiscalYears, { fiscalYear, factStart }: Leaves, day: Int32Array, at: number): number {
  const year = fiscalYear[at] as number;
  const [first, last] = [factStart[at] as number, factStart[at + 1] as number];
  const isOutside = first < last && ((day[first] as number) < (start[year] as number) || (day[last - 1] as number) > (end[year] as number));
  return isOutside ? FLAG.OUTSIDE_FISCAL_YEAR : 0;
}

/** Numbers the distinct lengths in ascending order, and notes for each leave which it has. */
function numberLengths(leaves: Leaves): Int32Array {
  const distinct = new Set<number>();
  for (let at = 0; at < leaves.count; at++) distinct.add(leaves.micro[at] as number);
  const lengths = sharedInt32(distinct.size);
  lengths.set([...distinct].sort((a, b) => a - b));
  const ordinals = new Map(Array.from(lengths, (micro, at) => [micro, at]));
  for (let at = 0; at < leaves.count; at++) leaves.length[at] = ordinals.get(leaves.micro[at] as number) as number;
  return lengths;
}

function describePeople({ people }: Frame, { count, person, fiscalYear }: Leaves): MartState['people'] {
  const firstYear = sharedInt32(people.count).fill(NONE);
  const leaveStart = sharedInt32(people.count + 1);
  for (let at = 0; at < count; at++) {
    const whose = person[at] as number;
    const year = fiscalYear[at] as number;
    leaveStart[whose + 1] = at + 1;
    if (firstYear[whose] === NONE || year < (firstYear[whose] as number)) firstYear[whose] = year;
  }
  for (let at = 0; at < people.count; at++) leaveStart[at + 1] = Math.max(leaveStart[at] as number, leaveStart[at + 1] as number);
  return { ...people, firstYear, leaveStart };
}

function allocateLeaves(count: number): Leaves {
  return {
    count,
    id: sharedFloat64(count),
    person: sharedInt32(count),
    leaveType: sharedInt32(count),
    fiscalYear: sharedInt32(count),
    leaveIssuer: sharedInt32(count),
    status: sharedInt32(count),
    micro: sharedInt32(count),
    length: sharedInt32(count),
    start: sharedInt32(count),
    end: sharedInt32(count),
    requestedAt: sharedFloat64(count),
    requestedDay: sharedInt32(count),
    updatedAt: sharedFloat64(count),
    decisionDays: sharedFloat64(count),
    flags: sharedUint8(count),
    factStart: sharedInt32(count + 1),
    monthStart: sharedInt32(count + 1),
  };
}
