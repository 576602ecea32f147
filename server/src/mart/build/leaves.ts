import { indexIds } from '../find-member';
import { sharedFloat64, sharedInt32, sharedUint8 } from '../shared-columns';
import { type Leaves, type MartState, type Members, NONE } from '../state';
import { buildDayFacts } from './day-facts';
import type { Frame } from './frame';
import type { KeptLeaves } from './keep-leaves';
import { numberLengths } from './leave-lengths';
import { buildLeaveMonths } from './leave-months';
import { placeLeaves } from './place-leaves';
import { copyColumn, copyOrdinals, type Placement } from './placement';
import { renumber } from './renumber';
import { matchRosters } from './rosters';
import type { LeaveRows } from './rows';

/** Columns that are copied as they are, from rows and from leaves that are kept. */
const PLAIN = ['id', 'status', 'micro', 'start', 'end', 'requestedAt', 'requestedDay', 'updatedAt', 'decisionDays'] as const;

/**
 * A whole state: the frame with leaves sorted by person, start date and id, their day facts and months.
 * @param rows new or changed leaves; with `kept`, in addition to the kept ones.
 */
export function buildState(frame: Frame, rows: LeaveRows, kept: KeptLeaves | null = null): MartState {
  const { placement, leaveStart } = placeLeaves(frame.people.count, rows, kept);
  const leaves = allocateLeaves(placement.count);
  for (let person = 0; person < frame.people.count; person++) leaves.person.fill(person, leaveStart[person], leaveStart[person + 1]);
  if (kept) copyKept(frame, leaves, placement, kept.state);
  copyRows(frame, leaves, placement, rows);
  const lengths = numberLengths(leaves, placement, kept);
  const roster = findRosters(frame, kept);
  const rostered = { rosters: frame.rosters, people: { roster } };
  const dayFacts = buildDayFacts(rostered, frame.fiscalYears, leaves, placement, kept);
  const leaveMonths = buildLeaveMonths(leaves, dayFacts, frame.calendar, placement, kept);
  const people = { ...frame.people, roster, firstYear: findFirstYears(leaves, leaveStart), leaveStart };
  return { ...frame, people, leaves, lengths, dayFacts, leaveMonths };
}

/** Whom each person is in the rosters. */
function findRosters({ people, rosters }: Frame, kept: KeptLeaves | null): Int32Array {
  const old = kept?.state;
  return old && old.rosters.key === rosters.key && old.people.id === people.id ? old.people.roster : matchRosters(people, rosters);
}

function copyKept(frame: Frame, leaves: Leaves, placement: Placement, old: MartState): void {
  for (const name of PLAIN) copyColumn(placement, old.leaves[name], leaves[name]);
  copyOrdinals(placement, old.leaves.leaveType, leaves.leaveType, renumber(old.leaveTypes, frame.leaveTypes));
  copyOrdinals(placement, old.leaves.fiscalYear, leaves.fiscalYear, renumber(old.fiscalYears, frame.fiscalYears));
  copyOrdinals(placement, old.leaves.leaveIssuer, leaves.leaveIssuer, renumber(old.leaveIssuers, frame.leaveIssuers));
  copyOrdinals(placement, old.leaves.department, leaves.department, renumber(old.departments, frame.departments));
  copyOrdinals(placement, old.leaves.designation, leaves.designation, renumber(old.designations, frame.designations));
  copyOrdinals(placement, old.leaves.teamManager, leaves.teamManager, renumber(old.teamManagers, frame.teamManagers));
}

function copyRows(frame: Frame, leaves: Leaves, { newPlace, newRow }: Placement, rows: LeaveRows): void {
  for (const name of PLAIN) {
    const [from, to] = [rows[name], leaves[name]];
    for (let at = 0; at < newRow.length; at++) to[newPlace[at] as number] = from[newRow[at] as number] as number;
  }
  copyIds(rows.leaveTypeId, leaves.leaveType, frame.leaveTypes);
  copyIds(rows.fiscalId, leaves.fiscalYear, frame.fiscalYears);
  copyIds(rows.leaveIssuerId, leaves.leaveIssuer, frame.leaveIssuers);
  copyIds(rows.departmentId, leaves.department, frame.departments);
  copyIds(rows.designationId, leaves.designation, frame.designations);
  copyIds(rows.teamManagerId, leaves.teamManager, frame.teamManagers);

  function copyIds(ids: Float64Array, ordinals: Int32Array, { id, count }: Members): void {
    const ordinalOf = new Map([...indexIds(id, count)].map(([text, at]) => [Number(text), at]));
    for (let at = 0; at < newRow.length; at++) {
      ordinals[newPlace[at] as number] = ordinalOf.get(ids[newRow[at] as number] as number) ?? NONE;
    }
  }
}

/** By person, the first fiscal year with leave; NONE without leave. */
function findFirstYears({ fiscalYear }: Leaves, leaveStart: Int32Array): Int32Array {
  const firstYear = sharedInt32(leaveStart.length - 1).fill(NONE);
  for (let person = 0; person < firstYear.length; person++) {
    const last = leaveStart[person + 1] as number;
    let first = Number.POSITIVE_INFINITY;
    for (let at = leaveStart[person] as number; at < last; at++) first = Math.min(first, fiscalYear[at] as number);
    if (first < Number.POSITIVE_INFINITY) firstYear[person] = first;
  }
  return firstYear;
}

function allocateLeaves(count: number): Leaves {
  return {
    count,
    id: sharedFloat64(count),
    person: sharedInt32(count),
    leaveType: sharedInt32(count),
    fiscalYear: sharedInt32(count),
    leaveIssuer: sharedInt32(count),
    department: sharedInt32(count),
    designation: sharedInt32(count),
    teamManager: sharedInt32(count),
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
